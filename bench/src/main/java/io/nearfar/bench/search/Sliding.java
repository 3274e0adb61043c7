package io.nearfar.bench.search;

import io.nearfar.sketch.Sketch;
import io.nearfar.stream.StoredRows;
import io.nearfar.window.Row;
import io.nearfar.window.RowKey;
import io.nearfar.window.RowVector;
import io.nearfar.window.WindowFormats;
import java.time.Duration;
import java.util.Arrays;

/** A window that slides over the rows of a cell, one row a turn, and the index that follows it. */
final class Sliding {

    private final Cell cell;
    private final Truth truth;
    private final StoredRows rows;
    private final Peer peer;
    private int first;
    private double restMillis;
    private int sinceRest;

    /** Starts with the window of the first rows, which {@code peer} holds. */
    Sliding(Cell cell, Truth truth, StoredRows rows, Peer peer) {
        this.cell = cell;
        this.truth = truth;
        this.rows = rows;
        this.peer = peer;
    }

    /**
     * Which turns to make.
     *
     * @param question what is asked
     * @param dense whether the dense query is asked, each time
     * @param most how many turns at most
     * @param least how many at least, however long they take
     * @param patience no further turns after that long
     */
    record Plan(Question question, boolean dense, int most, int least, Duration patience) {}

    /** Turns that can still be made. */
    int left() {
        return cell.size().rows() - cell.size().vectors() - first;
    }

    Turns make(Plan plan) {
        int most = Math.min(plan.most(), left());
        long[] queries = new long[most];
        long[] whole = new long[most];
        Turns.Tally tally = new Turns.Tally();
        long begin = System.nanoTime();
        int made = 0;
        while (made < most
                && (made < plan.least()
                        || System.nanoTime() - begin < plan.patience().toNanos())) {
            turn(plan, made, queries, whole, tally);
            made++;
        }
        return Turns.of(Arrays.copyOf(queries, made), Arrays.copyOf(whole, made), tally)
                .plus(restMillis);
    }

    private void turn(Plan plan, int turn, long[] queries, long[] whole, Turns.Tally tally) {
        int query = plan.dense() ? CellSize.QUERIES : turn % CellSize.QUERIES;
        Asked asked = cell.queries().get(query);
        Arrival arrival = arrival();
        long begin = System.nanoTime();
        int[] found = peer.ask(plan.question(), asked, first);
        long answered = System.nanoTime();
        arrive(arrival);
        long end = System.nanoTime();
        queries[turn] = answered - begin;
        whole[turn] = end - begin;
        int window = first;
        tally.right += truth.right(plan.question(), query, window, found);
        tally.wanted += truth.wanted(plan.question(), query, window);
        tally.pairs += truth.pairs(query, window, Double.POSITIVE_INFINITY);
        tally.near += truth.pairs(query, window, cell.size().tau() + Cell.NEAR);
        next();
    }

    private void next() {
        first++;
        if (++sinceRest == cell.size().period()) {
            peer.rest();
            sinceRest = 0;
        }
    }

    /**
     * Slides past the early rows without asking anything, and learns what the rest at the end of each period costs. All
     * later turns bear their part of the last one, so that it counts however few turns are made.
     */
    void begin() {
        for (int turn = 1; turn <= cell.size().early(); turn++) {
            arrive(arrival());
            first++;
            if (turn % cell.size().period() == 0) {
                long begin = System.nanoTime();
                peer.rest();
                restMillis = (System.nanoTime() - begin) / 1e6 / cell.size().period();
            }
        }
    }

    /** The row that comes next, all known of it but a sketch. */
    private record Arrival(int row, RowKey key, RowVector vector, Row.Text text) {}

    private Arrival arrival() {
        int row = first + cell.size().vectors();
        return new Arrival(row, cell.key(row), RowVector.of(cell.model(), row, cell.code(row)), cell.text(row));
    }

    private void arrive(Arrival arrival) {
        RowVector vector = arrival.vector();
        if (peer.sketches()) {
            vector = new RowVector(vector.model(), vector.sequence(), vector.code(), Sketch.of(vector.code()));
        }
        rows.put(arrival.key(), WindowFormats.ROW.encode(new Row(vector, arrival.text())));
        peer.add(arrival.row(), arrival.key(), vector);
        peer.expire(first);
    }
}
