package io.nearfar.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.embedding.Embedding;
import io.nearfar.embedding.EmbeddingCode;
import io.nearfar.sketch.Directions;
import io.nearfar.sketch.Sketch;
import io.nearfar.window.VectorIndex.Query;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CanaryTest {

    private static final double THRESHOLD = 0.85;

    private final Random random = new Random(17);
    private final Embedding center = Directions.random(random, 384);
    private final Query query = new Query(EmbeddingCode.of(center), -1, Long.MAX_VALUE);
    private final PlainIndex plain = new PlainIndex();

    private void add(HeldRows held, int rows, double cosine) {
        for (int i = 0; i < rows; i++) {
            add(held, plain, cosine);
        }
    }

    /** A record of one vector at that cosine to the query. */
    private void add(HeldRows held, PlainIndex all, double cosine) {
        RowKey key = new RowKey(PlantedScope.SCOPE, random.nextInt(100_000), random.nextLong(), 0);
        RowVector row = RowVector.of("00c0ffee", 7, EmbeddingCode.of(Directions.at(cosine, center, random)));
        held.put(key, row);
        all.add(key, row);
    }

    @Test
    void foundIsWhatComparingEveryVectorFinds() {
        HeldRows held = HeldRows.sketched(PlantedScope.SCOPE, 1);
        add(held, 500, 0.9);
        add(held, 2_500, 0.3);

        List<Neighbour> within = held.index.within(query, THRESHOLD);

        assertThat(within).isEqualTo(plain.within(query, THRESHOLD));
        assertThat(held.canary.searches()).isEqualTo(1);
        assertThat(held.canary.rows()).isEqualTo(3_000);
        assertThat(held.canary.found()).isEqualTo(500);
        assertThat(held.canary.missed()).isZero();
    }

    /** Of a crowd of almost equal rows the nearest are found in part; the canary sees the rest. */
    @Test
    void nearestAreHeldAgainstTheRowsThatAreNearerThanTheLast() {
        for (double spread : new double[] {0, 0.3}) {
            HeldRows held = HeldRows.sketched(PlantedScope.SCOPE, 1);
            PlainIndex all = new PlainIndex();
            for (int i = 0; i < 3_000; i++) {
                add(held, all, 0.6 + spread * i / 3_000);
            }

            List<Neighbour> nearest = held.index.nearest(query, 10);

            double last = nearest.getLast().similarity();
            List<Neighbour> nearer = all.within(query, Math.nextUp(last));
            long found = nearer.stream().filter(nearest::contains).count();
            assertThat(held.canary.found()).as("spread %s", spread).isPositive().isEqualTo(found);
            assertThat(held.canary.missed()).as("spread %s", spread).isEqualTo(nearer.size() - found);
        }
    }

    @Test
    void missedIsWhatASearchWithTooNarrowABoundLeavesOut() {
        HeldRows held = HeldRows.sketched(PlantedScope.SCOPE, new SearchConfig(2, 1));
        add(held, 4_000, THRESHOLD);

        List<Neighbour> within = held.index.within(query, THRESHOLD);

        int belong = plain.within(query, THRESHOLD).size();
        assertThat(belong).isGreaterThan(1_000);
        assertThat(held.canary.found()).isEqualTo(within.size());
        assertThat(held.canary.missed()).isEqualTo(belong - within.size()).isGreaterThan(10);
    }

    @Test
    void missedGrowsWhereSketchesAreNotThoseOfTheirVectors() {
        HeldRows held = HeldRows.sketched(PlantedScope.SCOPE, 1);
        add(held, 1_000, 0.3);
        Sketch wrong = Sketch.of(Directions.code(random, 384));
        for (int i = 0; i < 5; i++) {
            RowKey key = new RowKey(PlantedScope.SCOPE, i, i, 0);
            held.put(key, new RowVector("00c0ffee", i, query.code(), wrong));
        }

        assertThat(held.index.within(query, THRESHOLD)).isEmpty();
        assertThat(held.canary.missed()).isEqualTo(5);
        held.index.nearest(query, 10);
        assertThat(held.canary.missed()).isGreaterThanOrEqualTo(10);
    }

    @Test
    void everyChunkHasItsTurnAndNoCheckReadsMore() {
        HeldRows held = HeldRows.sketched(PlantedScope.SCOPE, 1);
        add(held, 600, 0.9);
        add(held, 11_000, 0.3);
        int chunks = ((RecentVectors) held.index).chunks();
        assertThat(chunks).isGreaterThan(2);
        for (int i = 0; i < chunks; i++) {
            long before = held.canary.rows();
            held.index.within(query, THRESHOLD);
            assertThat(held.canary.rows() - before).isBetween(1L, 4_096L);
        }
        assertThat(held.canary.rows()).isEqualTo(11_600);
        assertThat(held.canary.found()).isEqualTo(600);
        assertThat(held.canary.missed()).isZero();
    }

    @Test
    void oneInSoManySearchesIsChecked() {
        HeldRows held = HeldRows.sketched(PlantedScope.SCOPE, 3);
        add(held, 300, 0.9);
        for (int i = 0; i < 10; i++) {
            held.index.within(query, THRESHOLD);
        }
        assertThat(held.canary.searches()).isEqualTo(3);
        assertThat(held.canary.found()).isEqualTo(900);
    }

    @Test
    void withoutACanaryNoRowIsReadThatIsNoCandidate() {
        HeldRows held = HeldRows.sketched(PlantedScope.SCOPE, 0);
        add(held, 3_000, 0.2);
        for (int i = 0; i < 100; i++) {
            assertThat(held.index.within(query, THRESHOLD)).isEmpty();
        }
        assertThat(held.reads).isZero();
        assertThat(held.canary.searches()).isZero();
        assertThat(held.canary.rows()).isZero();
    }

    @Test
    void canaryChangesNoAnswer() {
        for (long seed = 1; seed <= 5; seed++) {
            PlantedScope scope = new PlantedScope(seed, 2_000);
            VectorIndex watched = scope.held(1).index;
            VectorIndex alone = scope.held(0).index;
            for (Query each : scope.queries) {
                assertThat(watched.within(each, scope.threshold))
                        .as("seed %d, %s", seed, each)
                        .isEqualTo(alone.within(each, scope.threshold));
                assertThat(watched.nearest(each, 10))
                        .as("seed %d, %s", seed, each)
                        .isEqualTo(alone.nearest(each, 10));
            }
        }
    }

    @Test
    void nothingWantedIsNothingMissed() {
        HeldRows held = HeldRows.sketched(PlantedScope.SCOPE, 1);
        assertThat(held.index.nearest(query, 10)).isEmpty();
        add(held, 300, 0.9);
        assertThat(held.index.nearest(query, 0)).isEmpty();
        assertThat(held.canary.missed()).isZero();
    }
}
