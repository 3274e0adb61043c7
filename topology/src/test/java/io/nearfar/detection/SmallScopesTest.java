package io.nearfar.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.cluster.ClusterConfig;
import io.nearfar.record.Hash128;
import io.nearfar.sketch.BitLoops;
import io.nearfar.window.CanaryCounts;
import io.nearfar.window.CodeFile;
import io.nearfar.window.CodeFiles;
import io.nearfar.window.RowKey;
import io.nearfar.window.RowSource;
import io.nearfar.window.RowVector;
import io.nearfar.window.SearchConfig;
import io.nearfar.window.Searcher;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SmallScopesTest {

    private static final int SCOPES = 200_000;
    private static final int ROWS = 5;

    private final Random random = new Random(1);
    private final List<RowVector> vectors = Stream.generate(() -> Texts.random(random, 384))
            .map(code -> RowVector.of("00c0ffee", 7, code))
            .limit(1_000)
            .toList();
    private final CodeFile codes = CodeFiles.temporary();
    private final Searcher searcher =
            new Searcher(SearchConfig.DEFAULT, BitLoops.fastest(), new NoRows(), codes, new CanaryCounts());
    private final ScopeIndexes indexes = new ScopeIndexes(ClusterConfig.TICKETS, searcher::empty);

    @Test
    void hundredsOfThousandsOfSmallScopesFitIntoAGibibyte() {
        long before = usedHeap();
        for (int row = 0; row < ROWS; row++) {
            for (int scope = 0; scope < SCOPES; scope++) {
                RowKey key = new RowKey(new Hash128(0, scope), row, random.nextLong(), 0);
                indexes.add(key, vectors.get(random.nextInt(vectors.size())));
            }
        }
        long taken = usedHeap() - before;
        assertThat(indexes.load().records()).isEqualTo((long) SCOPES * ROWS);
        assertThat(codes.bytes()).isZero();
        assertThat(taken)
                .as("the figure is right to a tenth")
                .isBetween(indexes.load().bytes() / 10 * 9, 1L << 30);
    }

    private static long usedHeap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static final class NoRows implements RowSource {

        @Override
        public byte @Nullable [] row(RowKey key) {
            return null;
        }

        @Override
        public void rows(RowKey first, RowKey last, int most, BiConsumer<RowKey, byte[]> reader) {}
    }
}
