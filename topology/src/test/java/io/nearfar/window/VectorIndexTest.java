package io.nearfar.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.detection.Texts;
import io.nearfar.embedding.EmbeddingCode;
import io.nearfar.record.Hash128;
import io.nearfar.window.VectorIndex.Query;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every index answers, however it searches; scopes here are so small that even a sketched one reads all rows. */
class VectorIndexTest {

    private static final Hash128 SCOPE = new Hash128(1, 2);

    enum Index {
        PLAIN,
        SKETCHED;

        HeldRows empty() {
            return this == PLAIN ? HeldRows.plain() : HeldRows.sketched(SCOPE, 0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void answersAsAListOfEverythingDoes(Index kind) {
        for (long seed = 1; seed <= 100; seed++) {
            Random random = new Random(seed);
            HeldRows held = kind.empty();
            Map<RowKey, RowVector> all = new HashMap<>();
            for (int i = 0; i < 150; i++) {
                change(random, held, all);
                compare(held.index, all, random, "seed %d, step %d".formatted(seed, i));
            }
        }
    }

    private static void compare(VectorIndex index, Map<RowKey, RowVector> all, Random random, String because) {
        Query query = new Query(code(random), random.nextInt(60), random.nextInt(60));
        int count = random.nextInt(1, 12);
        double similarity = random.nextInt(-5, 6) / 5.0 - 1e-9;
        List<Neighbour> expected = answers(all, query);
        assertThat(index.nearest(query, count))
                .as(because)
                .isEqualTo(expected.stream().limit(count).toList());
        assertThat(index.within(query, similarity))
                .as(because)
                .isEqualTo(expected.stream()
                        .filter(neighbour -> neighbour.similarity() >= similarity)
                        .toList());
        assertThat(index.records()).as(because).isEqualTo((int) firsts(all).count());
        assertThat(index.oldest(3))
                .as(because)
                .isEqualTo(firsts(all).sorted().limit(3).toList());
    }

    @ParameterizedTest
    @EnumSource
    void orderOfInsertsMakesNoDifference(Index kind) {
        for (long seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            Map<RowKey, RowVector> all = new HashMap<>();
            for (int i = 0; i < 120; i++) {
                all.put(key(random), vector(random.nextInt(60), code(random)));
            }
            List<Map.Entry<RowKey, RowVector>> order = new ArrayList<>(all.entrySet());
            Query query = new Query(code(random), 10, 50);
            List<Neighbour> expected = answers(all, query).stream().limit(10).toList();
            for (int i = 0; i < 5; i++) {
                Collections.shuffle(order, random);
                HeldRows held = kind.empty();
                order.forEach(each -> held.put(each.getKey(), each.getValue()));
                assertThat(held.index.nearest(query, 10)).as("seed %d", seed).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void emptyIndexHasNothingToSay(Index kind) {
        VectorIndex index = kind.empty().index;
        index.expire(Long.MAX_VALUE);
        index.remove(new RowKey(SCOPE, 1, 1, 0));
        assertThat(index.records()).isZero();
        assertThat(index.oldest(1)).isEmpty();
        assertThat(index.nearest(new Query(Texts.at(1), 0, 10), 10)).isEmpty();
        assertThat(index.within(new Query(Texts.at(1), 0, 10), -1)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void noneAreTheNearestNone(Index kind) {
        HeldRows held = kind.empty();
        Random random = new Random(1);
        for (int i = 0; i < 300; i++) {
            held.put(new RowKey(SCOPE, i, i, 0), vector(i, code(random)));
            assertThat(held.index.nearest(new Query(Texts.at(1), -1, 1_000), 0)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void recordCountsByTheNearestOfItsVectors(Index kind) {
        HeldRows held = kind.empty();
        RowKey first = new RowKey(SCOPE, 1, 1, 0);
        held.put(first, vector(0, Texts.at(0.2)));
        held.put(first.withOrdinal(1), vector(0, Texts.at(1)));
        held.put(new RowKey(SCOPE, 2, 2, 0), vector(1, Texts.at(0.7)));
        Query query = new Query(Texts.at(1), 0, 10);
        assertThat(held.index.nearest(query, 10))
                .extracting(Neighbour::row)
                .containsExactly(first.withOrdinal(1), new RowKey(SCOPE, 2, 2, 0));
        assertThat(held.index.within(query, 0.8)).extracting(Neighbour::row).containsExactly(first.withOrdinal(1));
    }

    @ParameterizedTest
    @EnumSource
    void amongEqualsTheEarlierLeads(Index kind) {
        HeldRows held = kind.empty();
        held.put(new RowKey(SCOPE, 9, 1, 0), vector(0, Texts.at(1)));
        held.put(new RowKey(SCOPE, 3, 2, 0), vector(1, Texts.at(1)));
        assertThat(held.index.nearest(new Query(Texts.at(1), 0, 10), 1))
                .extracting(neighbour -> neighbour.row().time())
                .containsExactly(3L);
    }

    private static void change(Random random, HeldRows held, Map<RowKey, RowVector> all) {
        RowKey key = key(random);
        switch (random.nextInt(8)) {
            case 0 -> {
                held.drop(key);
                all.remove(key);
            }
            case 1 -> {
                long floor = random.nextInt(12);
                held.index.expire(floor);
                all.keySet().removeIf(each -> each.time() <= floor);
            }
            default -> {
                RowVector vector = vector(random.nextInt(60), code(random));
                held.put(key, vector);
                all.put(key, vector);
            }
        }
    }

    private static List<Neighbour> answers(Map<RowKey, RowVector> all, Query query) {
        Map<Long, Neighbour> best = new HashMap<>();
        all.forEach((key, vector) -> {
            if (key.time() > query.floor() && vector.sequence() < query.before()) {
                Neighbour neighbour = new Neighbour(key, query.code().similarity(vector.code()));
                best.merge(key.record(), neighbour, Neighbour::better);
            }
        });
        return best.values().stream().sorted(Neighbour.BEST_FIRST).toList();
    }

    private static Stream<RowKey> firsts(Map<RowKey, RowVector> all) {
        return all.keySet().stream().filter(key -> key.ordinal() == 0);
    }

    private static RowKey key(Random random) {
        long record = random.nextInt(30) - 15L;
        return new RowKey(SCOPE, Math.abs(record) + random.nextInt(40), record, random.nextInt(3));
    }

    private static RowVector vector(long sequence, EmbeddingCode code) {
        return RowVector.of("00c0ffee", sequence, code);
    }

    /** One of few directions, so that equal similarities are common. */
    private static EmbeddingCode code(Random random) {
        return Texts.at(random.nextInt(-5, 6) / 5.0);
    }
}
