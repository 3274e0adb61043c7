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
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class PlainIndexTest {

    private static final Hash128 SCOPE = new Hash128(1, 2);

    private record Entry(long sequence, EmbeddingCode code) {}

    @RepeatedTest(100)
    void answersAsAListOfEverythingDoes(RepetitionInfo info) {
        long seed = info.getCurrentRepetition();
        Random random = new Random(seed);
        PlainIndex index = new PlainIndex();
        Map<RowKey, Entry> all = new HashMap<>();
        for (int i = 0; i < 150; i++) {
            change(random, index, all);
            Query query = new Query(code(random), random.nextInt(1, 12), random.nextInt(60), random.nextInt(60));
            String because = "seed %d, step %d".formatted(seed, i);
            assertThat(index.nearest(query)).as(because).isEqualTo(nearest(all, query));
            assertThat(index.records()).as(because).isEqualTo(firsts(all).size());
            assertThat(index.oldest(3))
                    .as(because)
                    .isEqualTo(firsts(all).stream().sorted().limit(3).toList());
        }
    }

    @RepeatedTest(20)
    void orderOfInsertsMakesNoDifference(RepetitionInfo info) {
        long seed = info.getCurrentRepetition();
        Random random = new Random(seed);
        Map<RowKey, Entry> all = new HashMap<>();
        for (int i = 0; i < 120; i++) {
            all.put(key(random), new Entry(random.nextInt(60), code(random)));
        }
        List<Map.Entry<RowKey, Entry>> order = new ArrayList<>(all.entrySet());
        Query query = new Query(code(random), 10, 10, 50);
        List<Neighbour> expected = nearest(all, query);
        for (int i = 0; i < 5; i++) {
            Collections.shuffle(order, random);
            PlainIndex index = new PlainIndex();
            order.forEach(each -> index.add(
                    each.getKey(), each.getValue().sequence(), each.getValue().code()));
            assertThat(index.nearest(query)).as("seed %d", seed).isEqualTo(expected);
        }
    }

    @Test
    void emptyIndexHasNothingToSay() {
        PlainIndex index = new PlainIndex();
        index.expire(Long.MAX_VALUE);
        index.remove(new RowKey(SCOPE, 1, 1, 0));
        assertThat(index.records()).isZero();
        assertThat(index.oldest(1)).isEmpty();
        assertThat(index.nearest(new Query(Texts.at(1), 10, 0, 10))).isEmpty();
    }

    @Test
    void recordCountsByTheNearestOfItsVectors() {
        PlainIndex index = new PlainIndex();
        RowKey first = new RowKey(SCOPE, 1, 1, 0);
        index.add(first, 0, Texts.at(0.2));
        index.add(first.withOrdinal(1), 0, Texts.at(1));
        index.add(new RowKey(SCOPE, 2, 2, 0), 1, Texts.at(0.7));
        assertThat(index.nearest(new Query(Texts.at(1), 10, 0, 10)))
                .extracting(Neighbour::row)
                .containsExactly(first.withOrdinal(1), new RowKey(SCOPE, 2, 2, 0));
    }

    @Test
    void amongEqualsTheEarlierLeads() {
        PlainIndex index = new PlainIndex();
        index.add(new RowKey(SCOPE, 9, 1, 0), 0, Texts.at(1));
        index.add(new RowKey(SCOPE, 3, 2, 0), 1, Texts.at(1));
        assertThat(index.nearest(new Query(Texts.at(1), 1, 0, 10)))
                .extracting(neighbour -> neighbour.row().time())
                .containsExactly(3L);
    }

    private static void change(Random random, PlainIndex index, Map<RowKey, Entry> all) {
        RowKey key = key(random);
        switch (random.nextInt(8)) {
            case 0 -> {
                index.remove(key);
                all.remove(key);
            }
            case 1 -> {
                long floor = random.nextInt(12);
                index.expire(floor);
                all.keySet().removeIf(each -> each.time() <= floor);
            }
            default -> {
                Entry entry = new Entry(random.nextInt(60), code(random));
                index.add(key, entry.sequence(), entry.code());
                all.put(key, entry);
            }
        }
    }

    private static List<Neighbour> nearest(Map<RowKey, Entry> all, Query query) {
        Map<Long, Neighbour> best = new HashMap<>();
        all.forEach((key, entry) -> {
            if (key.time() > query.floor() && entry.sequence() < query.before()) {
                Neighbour neighbour = new Neighbour(key, query.code().similarity(entry.code()));
                best.merge(
                        key.record(),
                        neighbour,
                        (one, other) -> Neighbour.BEST_FIRST.compare(one, other) <= 0 ? one : other);
            }
        });
        return best.values().stream()
                .sorted(Neighbour.BEST_FIRST)
                .limit(query.count())
                .toList();
    }

    private static List<RowKey> firsts(Map<RowKey, Entry> all) {
        return all.keySet().stream().filter(key -> key.ordinal() == 0).toList();
    }

    private static RowKey key(Random random) {
        long record = random.nextInt(30) - 15L;
        return new RowKey(SCOPE, Math.abs(record) + random.nextInt(40), record, random.nextInt(3));
    }

    /** One of few directions, so that equal similarities are common. */
    private static EmbeddingCode code(Random random) {
        return Texts.at(random.nextInt(-5, 6) / 5.0);
    }
}
