package io.nearfar.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CachedEmbedderTest {

    private final Words words = new Words();

    @Test
    void aWindowStillInTheCacheIsNotEmbeddedAgain() {
        CachedEmbedder cached = new CachedEmbedder(words);
        EmbeddingCode first = cached.code("parcel");
        EmbeddingCode second = cached.code("parcel");
        assertThat(second).isEqualTo(first).isEqualTo(EmbeddingCode.of(words.vector("parcel")));
        assertThat(words.embedded).containsExactly("parcel");
        assertThat(cached.hits()).isEqualTo(1);
        assertThat(cached.misses()).isEqualTo(1);
        assertThat(cached.entries()).isEqualTo(1);
    }

    @Test
    void theCachedAnswerEqualsTheComputedOne() {
        CachedEmbedder cached = new CachedEmbedder(words);
        for (int i = 0; i < 200; i++) {
            String window = "window " + i;
            Embedding computed = cached.embed(window);
            assertThat(cached.embed(window)).as(window).isEqualTo(computed);
            assertThat(EmbeddingCode.of(computed)).as(window).isEqualTo(EmbeddingCode.of(words.vector(window)));
        }
    }

    @Test
    void aTextIsCachedOnlyWhenAllItsWindowsAre() {
        CachedEmbedder cached = new CachedEmbedder(words);
        EmbeddedText first = cached.embedText("one two", 16);
        EmbeddedText partly = cached.embedText("one two three", 16);
        EmbeddedText wholly = cached.embedText("three one", 16);
        assertThat(first.cached()).isFalse();
        assertThat(partly.cached()).isFalse();
        assertThat(wholly.cached()).isTrue();
        assertThat(wholly.windows()).containsExactly(cached.code("three"), cached.code("one"));
        assertThat(words.embedded).containsExactly("one", "two", "three");
    }

    @Test
    void theFirstWindowLeansTowardsTheTitleAndTheOthersDoNot() {
        CachedEmbedder cached = new CachedEmbedder(words);
        List<EmbeddingCode> plain = cached.embedText("one two", 16).windows();
        EmbeddedText titled = cached.embedText("title", "one two", 16);
        EmbeddingCode title = cached.code("title");

        assertThat(titled.windows().getLast()).isEqualTo(plain.getLast());
        assertThat(titled.windows().getFirst().similarity(title))
                .isGreaterThan(plain.getFirst().similarity(title) + 0.1);
        assertThat(titled.windows().getFirst().similarity(plain.getFirst())).isGreaterThan(0.9);
        assertThat(titled.cached()).isFalse();
        assertThat(cached.embedText("title", "one two", 16)).isEqualTo(new EmbeddedText(titled.windows(), true));
        assertThat(cached.embedText("title", "", 16).windows()).isEmpty();
    }

    @Test
    void aTitleWithoutWindowsLeansNothing() {
        CachedEmbedder cached = new CachedEmbedder(words);

        assertThat(cached.embedText(Words.UNKNOWN, "one two", 16).windows())
                .isEqualTo(cached.embedText("one two", 16).windows());
        assertThat(words.embedded).containsExactly("one", "two");
    }

    @Test
    void onlyTheWindowsAskedForAreEmbedded() {
        assertThat(new CachedEmbedder(words).embedText("one two three", 2).windows())
                .hasSize(2);
        assertThat(words.embedded).containsExactly("one", "two");
    }

    @Test
    void aTextWithoutWindowsHasNoCodesAndIsNotCached() {
        EmbeddedText nothing = new CachedEmbedder(words).embedText("", 16);
        assertThat(nothing.windows()).isEmpty();
        assertThat(nothing.cached()).isFalse();
    }

    @Test
    void noMoreEntriesAreKeptThanAllowed() {
        CachedEmbedder cached = new CachedEmbedder(words, 10);
        for (int i = 0; i < 1000; i++) {
            cached.code("window " + i);
        }
        assertThat(cached.entries()).isLessThanOrEqualTo(10);
    }

    @Test
    void withoutEntriesEveryWindowIsEmbedded() {
        CachedEmbedder cached = new CachedEmbedder(words, 0);
        assertThat(cached.embedText("one one", 16).cached()).isFalse();
        assertThat(words.embedded).containsExactly("one", "one");
    }

    @Test
    void negativeEntriesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new CachedEmbedder(words, -1));
    }

    @Test
    void aSlowWindowDoesNotHoldUpOthers() throws Exception {
        CachedEmbedder cached = new CachedEmbedder(words);
        words.slow = "slow";
        try (ExecutorService executor = Executors.newSingleThreadExecutor()) {
            Future<EmbeddingCode> slow = executor.submit(() -> cached.code("slow"));
            words.entered.await();
            for (int i = 0; i < 1000; i++) {
                cached.code("window " + i);
            }
            assertThat(slow.isDone()).isFalse();
            words.leave.countDown();
            assertThat(slow.get(10, TimeUnit.SECONDS)).isEqualTo(EmbeddingCode.of(words.vector("slow")));
        }
    }

    @Test
    void closingClosesTheEmbedderBehind() {
        CachedEmbedder cached = new CachedEmbedder(words);
        cached.close();
        assertThat(words.closed).isTrue();
        assertThat(cached.model()).isEqualTo(words.model());
    }

    /** One window for each word; counts what it embeds. */
    private static final class Words implements Embedder {

        private static final String UNKNOWN = "\uD83D\uDE00";

        private final List<String> embedded = new ArrayList<>();
        private final CountDownLatch entered = new CountDownLatch(1);
        private final CountDownLatch leave = new CountDownLatch(1);
        private volatile String slow = "";
        private boolean closed;

        Embedding vector(String window) {
            return Embedding.normalized(Vectors.random(window.hashCode(), 384));
        }

        @Override
        public double unknown(String text) {
            return 0;
        }

        @Override
        public ModelId model() {
            return new ModelId("words", "00000000", 384);
        }

        @Override
        public List<String> windows(String text, int max) {
            return text.isEmpty() || text.equals(UNKNOWN)
                    ? List.of()
                    : Arrays.stream(text.split(" ")).limit(max).toList();
        }

        @Override
        public Embedding embed(String window) {
            if (window.equals(slow)) {
                entered.countDown();
                awaitLeave();
            } else {
                embedded.add(window);
            }
            return vector(window);
        }

        private void awaitLeave() {
            try {
                leave.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
