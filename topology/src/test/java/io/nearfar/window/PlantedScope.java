package io.nearfar.window;

import io.nearfar.embedding.Embedding;
import io.nearfar.embedding.EmbeddingCode;
import io.nearfar.record.Hash128;
import io.nearfar.sketch.Directions;
import io.nearfar.window.VectorIndex.Query;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Vectors of 384 dimensions in clusters, and queries from these; around every second, near neighbours are planted, at
 * cosines about a threshold. Some records have several vectors; times, sequence numbers and record hashes are random.
 */
final class PlantedScope {

    static final Hash128 SCOPE = new Hash128(1, 2);
    static final long LATEST = 1_000_000;

    private static final int DIMENSIONS = 384;
    private static final List<Hash128> OTHERS = List.of(new Hash128(1, 1), new Hash128(1, 3));

    final Map<RowKey, RowVector> rows = new LinkedHashMap<>();
    final Map<RowKey, RowVector> foreign = new LinkedHashMap<>();
    final List<Query> queries = new ArrayList<>();
    final double threshold;
    final PlainIndex plain = new PlainIndex();

    private final Random random;
    private final List<Embedding> centers = new ArrayList<>();

    PlantedScope(long seed, int size) {
        this.random = new Random(seed);
        this.threshold = 0.6 + random.nextInt(34) / 100.0;
        for (int left = random.nextInt(5, 30); left > 0; left--) {
            centers.add(Directions.random(random, DIMENSIONS));
        }
        while (rows.size() < size / 2) {
            add(member());
        }
        while (rows.size() < size) {
            plant();
            ask(member());
        }
        rows.forEach(plain::add);
    }

    private Embedding member() {
        return Directions.at(random.nextDouble(0.2, 0.8), centers.get(random.nextInt(centers.size())), random);
    }

    /** A query and its neighbours: most a little above the threshold, some below. */
    private void plant() {
        Embedding query = member();
        for (int i = 0; i < 20; i++) {
            add(Directions.at(Math.min(1, threshold + random.nextDouble(-0.03, 0.12)), query, random));
        }
        ask(query);
    }

    /** Asks about a random stretch of time. */
    private void ask(Embedding query) {
        long floor = random.nextBoolean() ? -1 : random.nextLong(LATEST / 2);
        long before = random.nextBoolean() ? Long.MAX_VALUE : random.nextLong(LATEST / 2, LATEST);
        queries.add(new Query(EmbeddingCode.of(query), floor, before));
    }

    private void add(Embedding vector) {
        long time = random.nextInt(4) == 0 ? random.nextInt(10) * LATEST / 10 : random.nextLong(LATEST);
        RowKey key = new RowKey(SCOPE, time, random.nextLong(), 0);
        RowVector row = row(vector);
        rows.put(key, row);
        if (random.nextInt(5) == 0) {
            rows.put(key.withOrdinal(1), row(Directions.at(0.8, vector, random)).at(row.sequence()));
        }
        if (random.nextInt(5) == 0) {
            Hash128 other = OTHERS.get(random.nextInt(OTHERS.size()));
            foreign.put(new RowKey(other, key.time(), key.record(), 0), row);
        }
    }

    private RowVector row(Embedding vector) {
        return RowVector.of("00c0ffee", random.nextLong(LATEST), EmbeddingCode.of(vector));
    }

    /** Holds the rows after inserts in random order, with others among them that were removed again. */
    HeldRows held(int canaryEvery) {
        HeldRows held = HeldRows.sketched(SCOPE, canaryEvery);
        foreign.forEach(held::keep);
        List<Map.Entry<RowKey, RowVector>> order = new ArrayList<>(rows.entrySet());
        Collections.shuffle(order, random);
        List<RowKey> passing = new ArrayList<>();
        for (Map.Entry<RowKey, RowVector> row : order) {
            held.put(row.getKey(), row.getValue());
            if (random.nextInt(3) == 0) {
                passing.add(new RowKey(SCOPE, random.nextLong(LATEST), random.nextLong(), 0));
                held.put(passing.getLast(), row.getValue());
            }
        }
        Collections.shuffle(passing, random);
        passing.forEach(held::drop);
        return held;
    }

    /** Holds the rows after reading them in the order of their keys. */
    HeldRows rebuilt() {
        HeldRows held = HeldRows.sketched(SCOPE, 0);
        foreign.forEach(held::keep);
        rows.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(row -> held.put(row.getKey(), row.getValue()));
        return held;
    }
}
