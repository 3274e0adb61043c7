package io.nearfar.bench.search;

import io.nearfar.sketch.BitLoops;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The exact answers to every query in every window, from comparing every row with every query once. Immutable; safe for
 * all threads.
 */
final class Truth {

    /*
     * Windows slide over the rows. Those at or above the threshold are kept for all rows, and a window takes its part. For
     * the nearest, the rows that every window holds, the core, leave their ten best similarities behind; of the others,
     * which only some windows hold, all that could be among the best are kept.
     */
    private static final int BLOCK = 256;

    private final Cell cell;
    private final Hits[] above;
    private final Hits[] fringe;
    private final double[][] core;

    /** Rows with their similarities, which grow. */
    private static final class Hits {

        private int[] rows = new int[16];
        private double[] similarities = new double[16];
        private int size;

        void add(int row, double similarity) {
            if (size == rows.length) {
                rows = Arrays.copyOf(rows, 2 * size);
                similarities = Arrays.copyOf(similarities, 2 * size);
            }
            rows[size] = row;
            similarities[size++] = similarity;
        }
    }

    Truth(Cell cell) {
        this.cell = cell;
        int queries = cell.queries().size();
        this.above = new Hits[queries];
        this.fringe = new Hits[queries];
        this.core = new double[queries][Question.WANTED];
        for (int query = 0; query < queries; query++) {
            above[query] = new Hits();
            fringe[query] = new Hits();
            Arrays.fill(core[query], Double.NEGATIVE_INFINITY);
        }
        int from =
                Math.min(cell.size().rows(), cell.size().early() + cell.size().turns());
        int to = Math.max(from, cell.size().early() + cell.size().vectors());
        // Queries are divided among the threads, so that each has its own answers.
        IntStream.range(0, Runtime.getRuntime().availableProcessors())
                .parallel()
                .forEach(part -> {
                    scan(from, to, part, this::offerCore);
                    scan(0, from, part, this::offerFringe);
                    scan(to, cell.size().rows(), part, this::offerFringe);
                });
    }

    /** Takes the similarity of a row to a query. */
    private interface Offer {
        void offer(int query, int row, double similarity);
    }

    private void scan(int from, int to, int part, Offer offer) {
        BitLoops loops = BitLoops.fastest();
        int parts = Runtime.getRuntime().availableProcessors();
        int dimensions = cell.dimensions();
        byte[][] queries =
                cell.queries().stream().map(asked -> asked.code().toArray()).toArray(byte[][]::new);
        long[] norms = cell.queries().stream()
                .mapToLong(asked -> asked.code().squaredNorm())
                .toArray();
        int[] rowNorms = new int[BLOCK];
        for (int block = from; block < to; block += BLOCK) {
            int end = Math.min(to, block + BLOCK);
            for (int row = block; row < end; row++) {
                rowNorms[row - block] =
                        loops.dot(cell.codes(), row * dimensions, cell.codes(), row * dimensions, dimensions);
            }
            for (int query = part; query < queries.length; query += parts) {
                for (int row = block; row < end; row++) {
                    int dot = loops.dot(queries[query], 0, cell.codes(), row * dimensions, dimensions);
                    offer.offer(query, row, dot / Math.sqrt((double) norms[query] * rowNorms[row - block]));
                }
            }
        }
    }

    private void offerCore(int query, int row, double similarity) {
        offerAbove(query, row, similarity);
        offerBest(core[query], similarity);
    }

    private void offerFringe(int query, int row, double similarity) {
        offerAbove(query, row, similarity);
        if (similarity >= core[query][0]) {
            fringe[query].add(row, similarity);
        }
    }

    private void offerAbove(int query, int row, double similarity) {
        if (similarity >= cell.size().tau()) {
            above[query].add(row, similarity);
        }
    }

    /** Rows in a window that starts with row {@code first} whose similarity to a query is in [tau, {@code below}). */
    int pairs(int query, int first, double below) {
        Hits hits = above[query];
        int pairs = 0;
        for (int i = 0; i < hits.size; i++) {
            pairs += isIn(hits.rows[i], first) && hits.similarities[i] < below ? 1 : 0;
        }
        return pairs;
    }

    private boolean isIn(int row, int first) {
        return row >= first && row < first + cell.size().vectors();
    }

    /** How many of the {@code found} rows answer a question rightly; none counts twice. */
    int right(Question question, int query, int first, int[] found) {
        double least = question == Question.THRESHOLD ? cell.size().tau() : last(query, first);
        return (int) Arrays.stream(found)
                .distinct()
                .filter(row -> isIn(row, first) && cell.similarity(row, query) >= least)
                .limit(question == Question.THRESHOLD ? Long.MAX_VALUE : Question.WANTED)
                .count();
    }

    /** How many rows answer a question. */
    int wanted(Question question, int query, int first) {
        return question == Question.THRESHOLD ? pairs(query, first, Double.POSITIVE_INFINITY) : Question.WANTED;
    }

    /** The similarity of the last of the nearest. */
    private double last(int query, int first) {
        Hits hits = fringe[query];
        double[] best = core[query].clone();
        for (int i = 0; i < hits.size; i++) {
            if (isIn(hits.rows[i], first)) {
                offerBest(best, hits.similarities[i]);
            }
        }
        return best[0];
    }

    /** Keeps the best few, the least of them first. */
    private static void offerBest(double[] best, double similarity) {
        if (similarity > best[0]) {
            best[0] = similarity;
            Arrays.sort(best);
        }
    }
}
