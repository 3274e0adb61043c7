package io.nearfar.embedding;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.nearfar.record.Hash128;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * Remembers the codes of the windows seen last, so that a text still remembered is not embedded again.
 *
 * <p>Bounded by entries: one is a hash and a code, about 550 bytes for 384 dimensions, 55 MB for the default of 100,000.
 * Its vectors are those that the codes stand for, whether remembered or computed, so that an answer never depends on
 * what is in the cache. All methods may be called from every thread at once; nobody waits for another's inference, and
 * two threads that ask for one new window at the same time both compute it, with equal results.
 */
public final class CachedEmbedder implements Embedder {

    /** Windows remembered when nothing else is asked for. */
    public static final int DEFAULT_ENTRIES = 100_000;

    /** What a title counts once more, beside the window that it stands in. */
    private static final float TITLE_WEIGHT = 0.25f;

    private final Embedder embedder;
    private final Cache<Hash128, EmbeddingCode> codes;
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();

    /** Remembers {@link #DEFAULT_ENTRIES} windows. */
    public CachedEmbedder(Embedder embedder) {
        this(embedder, DEFAULT_ENTRIES);
    }

    /**
     * Takes over the closing of {@code embedder}.
     *
     * @param entries windows remembered at most; 0 for none
     * @throws IllegalArgumentException when {@code entries} is negative
     */
    public CachedEmbedder(Embedder embedder, int entries) {
        if (entries < 0) {
            throw new IllegalArgumentException("entries must not be negative, was " + entries);
        }
        this.embedder = embedder;
        // Evicts on the caller's thread: cheap, and no pool to shut down.
        this.codes = Caffeine.newBuilder()
                .maximumSize(entries)
                .executor(Runnable::run)
                .build();
    }

    @Override
    public ModelId model() {
        return embedder.model();
    }

    @Override
    public List<String> windows(String text, int max) {
        return embedder.windows(text, max);
    }

    @Override
    public double unknown(String text) {
        return embedder.unknown(text);
    }

    /** The embedding that the code of the window stands for. */
    @Override
    public Embedding embed(String window) {
        return code(window).embedding();
    }

    /** The code of one window. */
    public EmbeddingCode code(String window) {
        Hash128 key = Hash128.of(window);
        return remembered(key).orElseGet(() -> compute(key, window));
    }

    /** The codes of a text's first {@code max} windows, and whether all of them were remembered. */
    public EmbeddedText embedText(String text, int max) {
        return embedText("", text, max);
    }

    /**
     * The same, the first window leaning towards the title that it holds: what is said first in a long text would otherwise count
     * no more than anything else in it.
     *
     * @param title empty for none; one that the model knows no piece of is none
     */
    public EmbeddedText embedText(String title, String text, int max) {
        List<EmbeddingCode> found = new ArrayList<>();
        boolean computed = false;
        for (String window : embedder.windows(text, max)) {
            Hash128 key = Hash128.of(window);
            Optional<EmbeddingCode> code = remembered(key);
            computed |= code.isEmpty();
            found.add(code.orElseGet(() -> compute(key, window)));
        }
        if (!found.isEmpty() && !embedder.windows(title, 1).isEmpty()) {
            Hash128 key = Hash128.of(title);
            Optional<EmbeddingCode> code = remembered(key);
            computed |= code.isEmpty();
            Embedding towards = code.orElseGet(() -> compute(key, title)).embedding();
            found.set(0, EmbeddingCode.of(found.getFirst().embedding().leaningTo(towards, TITLE_WEIGHT)));
        }
        return new EmbeddedText(found, !computed && !found.isEmpty());
    }

    private Optional<EmbeddingCode> remembered(Hash128 key) {
        Optional<EmbeddingCode> code = Optional.ofNullable(codes.getIfPresent(key));
        (code.isPresent() ? hits : misses).increment();
        return code;
    }

    private EmbeddingCode compute(Hash128 key, String window) {
        EmbeddingCode code = EmbeddingCode.of(embedder.embed(window));
        codes.put(key, code);
        return code;
    }

    /** Windows answered from the cache since the start. */
    public long hits() {
        return hits.sum();
    }

    /** Windows that had to be embedded since the start. */
    public long misses() {
        return misses.sum();
    }

    /** Windows remembered now, about. */
    public long entries() {
        return codes.estimatedSize();
    }

    @Override
    public void close() {
        embedder.close();
    }
}
