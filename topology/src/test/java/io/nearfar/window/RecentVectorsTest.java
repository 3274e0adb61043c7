package io.nearfar.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.embedding.Embedding;
import io.nearfar.embedding.EmbeddingCode;
import io.nearfar.record.Hash128;
import io.nearfar.sketch.Directions;
import io.nearfar.window.VectorIndex.Query;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Sketches and rows together answer as comparing every vector does. */
class RecentVectorsTest {

    private static final int SCOPES = 16;
    private static final double MARGIN = 0.001;

    private static PlantedScope scope(long seed) {
        return new PlantedScope(seed, new Random(seed).nextInt(500, 6_001));
    }

    @Test
    void withinMissesNoPairAboveTheThresholdAndAddsNoneBelow() {
        int pairs = 0;
        for (long seed = 1; seed <= SCOPES; seed++) {
            PlantedScope scope = scope(seed);
            VectorIndex index = scope.held(0).index;
            for (Query query : scope.queries) {
                List<Neighbour> found = index.within(query, scope.threshold);
                List<Neighbour> expected = scope.plain.within(query, scope.threshold + MARGIN);
                assertThat(Set.copyOf(found)).as("seed %d, %s", seed, query).containsAll(expected);
                assertThat(new HashSet<>(scope.plain.within(query, scope.threshold)))
                        .as("seed %d, %s", seed, query)
                        .containsAll(found);
                assertThat(found).as("seed %d, %s", seed, query).isSortedAccordingTo(Neighbour.BEST_FIRST);
                pairs += expected.size();
            }
        }
        assertThat(pairs).as("pairs").isGreaterThan(10_000);
    }

    @Test
    void nearestFindsTheTenNearest() {
        int wanted = 0;
        int found = 0;
        for (long seed = 1; seed <= SCOPES; seed++) {
            PlantedScope scope = scope(seed);
            VectorIndex index = scope.held(0).index;
            for (Query query : scope.queries) {
                List<Neighbour> nearest = index.nearest(query, 10);
                List<Neighbour> expected = scope.plain.nearest(query, 10);
                checkNeighbours(scope, query, nearest, "seed %d, %s".formatted(seed, query));
                wanted += expected.size();
                found += (int) expected.stream().filter(nearest::contains).count();
            }
        }
        assertThat(wanted).as("neighbours").isGreaterThan(10_000);
        assertThat((double) found / wanted).as("recall of %d", wanted).isGreaterThanOrEqualTo(0.999);
    }

    private static void checkNeighbours(PlantedScope scope, Query query, List<Neighbour> nearest, String because) {
        assertThat(nearest).as(because).hasSize(10).isSortedAccordingTo(Neighbour.BEST_FIRST);
        assertThat(nearest.stream().map(neighbour -> neighbour.row().record()))
                .as(because)
                .doesNotHaveDuplicates();
        for (Neighbour neighbour : nearest) {
            RowVector row = Objects.requireNonNull(scope.rows.get(neighbour.row()), because);
            assertThat(neighbour.similarity())
                    .as(because)
                    .isEqualTo(query.code().similarity(row.code()));
            assertThat(neighbour.row().time()).as(because).isGreaterThan(query.floor());
            assertThat(row.sequence()).as(because).isLessThan(query.before());
        }
    }

    @Test
    void indexThatGrewInAnyOrderAnswersAsOneReadInTheOrderOfKeys() {
        for (long seed = 101; seed <= 106; seed++) {
            PlantedScope scope = scope(seed);
            VectorIndex grown = scope.held(0).index;
            VectorIndex rebuilt = scope.rebuilt().index;
            for (Query query : scope.queries) {
                String because = "seed %d, %s".formatted(seed, query);
                double threshold = scope.threshold - 0.1;
                assertThat(grown.within(query, threshold)).as(because).isEqualTo(rebuilt.within(query, threshold));
                assertThat(grown.nearest(query, 10)).as(because).isEqualTo(rebuilt.nearest(query, 10));
            }
        }
    }

    @Test
    void crowdAboveTheThresholdIsFoundWholeAndOnlyItsFirstRowsAreRead() {
        Random random = new Random(11);
        Embedding center = Directions.random(random, 384);
        HeldRows held = HeldRows.sketched(PlantedScope.SCOPE, 0);
        PlainIndex plain = new PlainIndex();
        for (int i = 0; i < 5_000; i++) {
            RowKey key = new RowKey(PlantedScope.SCOPE, random.nextInt(10_000), random.nextLong(), 0);
            EmbeddingCode code = EmbeddingCode.of(Directions.at(i < 3_000 ? 0.95 : 0.3, center, random));
            RowVector row = RowVector.of("00c0ffee", i, code);
            held.put(key, row);
            plain.add(key, row);
        }
        Query query = new Query(EmbeddingCode.of(center), -1, Long.MAX_VALUE);

        List<Neighbour> found = held.index.within(query, 0.9);

        assertThat(found).hasSize(3_000).isEqualTo(plain.within(query, 0.9));
        assertThat(held.reads).isLessThanOrEqualTo(257);
    }

    /** Reading stops where estimates say that no nearer one can follow, and after some rows whatever they say. */
    @Test
    void nearestReadsFewRows() {
        PlantedScope scope = new PlantedScope(5, 6_000);
        HeldRows held = scope.held(0);
        for (Query query : scope.queries) {
            int before = held.reads;
            held.index.nearest(query, 10);
            assertThat(held.reads - before).as("%s", query).isLessThan(200);
        }
    }

    @Test
    void ofAThousandEqualVectorsTheEarliestLeadAndFewAreRead() {
        Hash128 scope = new Hash128(7, 7);
        HeldRows held = HeldRows.sketched(scope, 0);
        Embedding direction = Directions.random(new Random(12), 384);
        RowVector vector = RowVector.of("00c0ffee", 0, EmbeddingCode.of(direction));
        List<RowKey> keys = LongStream.range(0, 5_000)
                .mapToObj(i -> new RowKey(scope, i, i, 0))
                .toList();
        keys.forEach(key -> held.put(key, vector));
        List<Neighbour> nearest = held.index.nearest(new Query(vector.code(), -1, 1), 10);
        assertThat(nearest).extracting(Neighbour::row).isEqualTo(keys.subList(0, 10));
        assertThat(held.reads).isLessThan(200);
    }

    @Test
    void ofASmallScopeARowThatTheStoreHasLostIsPassedOver() {
        PlantedScope scope = new PlantedScope(6, 200);
        HeldRows held = scope.held(0);
        Query query = scope.queries.getFirst();
        Neighbour best = held.index.nearest(query, 1).getFirst();
        held.rows.remove(best.row());
        scope.plain.remove(best.row());
        assertThat(held.index.nearest(query, 10)).isEqualTo(scope.plain.nearest(query, 10));
        assertThat(held.index.within(query, scope.threshold)).isEqualTo(scope.plain.within(query, scope.threshold));
    }
}
