package io.nearfar.detection;

import io.nearfar.record.WordSet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * In how many of a scope's tickets or log lines each word stands. Not thread-safe; decisions only read it.
 *
 * <p>Words are counted in {@value #BUCKETS} buckets by their hash, so that the table is bounded whatever people write; two
 * words of one bucket look more common than they are. After every {@value #HALVED_AFTER} tickets all counts are halved, so
 * that what was usual long ago fades. Until a scope has counted its own, {@link BackgroundWords} stand for it: they count
 * as {@value #PRIOR} tickets.
 */
public final class WordFrequencies {

    static final int BUCKETS = 1 << 14;

    /** The background counts as so many tickets: with n counted, these have a share of n / (n + 1,000). */
    static final int PRIOR = 1_000;

    static final int HALVED_AFTER = 32_768;

    private final SparseCounts counts = new SparseCounts();
    private State state = State.START;

    /**
     * What is counted besides words.
     *
     * @param documents tickets counted, halved as often as the counts
     * @param halvings how often everything was halved
     */
    public record State(int documents, int halvings) {

        /** Of a scope that has counted nothing. */
        public static final State START = new State(0, 0);

        private State next() {
            return documents + 1 < HALVED_AFTER
                    ? new State(documents + 1, halvings)
                    : new State((documents + 1) / 2, halvings + 1);
        }
    }

    /**
     * The count of a bucket.
     *
     * @param bucket of words in [0, {@value #BUCKETS}), up to 65,535 of what else {@link LineCounts} counts
     * @param count tickets or lines with something in it
     * @param halvings the state's when it was counted; one less up to date is worth half
     */
    public record Cell(int bucket, int count, int halvings) {}

    /**
     * What one more ticket changes.
     *
     * @param state after it
     * @param cells of its words, by bucket
     */
    public record Update(State state, List<Cell> cells) {

        public Update {
            cells = List.copyOf(cells);
        }
    }

    /** What a ticket with these words changes; changes nothing itself. */
    Update counted(WordSet words) {
        return counted(buckets(words));
    }

    /** What a record with something in each of these buckets changes; changes nothing itself. */
    Update counted(IntStream buckets) {
        State next = state.next();
        int halved = next.halvings() - state.halvings();
        List<Cell> cells = new ArrayList<>();
        buckets.sorted()
                .distinct()
                .forEach(bucket -> cells.add(new Cell(bucket, (counts.count(bucket) + 1) >> halved, next.halvings())));
        return new Update(next, cells);
    }

    /** Makes those changes. */
    void apply(Update update) {
        put(update.state());
        update.cells().forEach(this::put);
    }

    /** Takes over what is counted besides words, as read from a store; before any cell. */
    public void put(State next) {
        counts.halve(next.halvings() - state.halvings());
        state = next;
    }

    /** Takes over a bucket as read from a store. */
    public void put(Cell cell) {
        counts.put(cell.bucket(), cell.count() >> Math.min(Short.SIZE, state.halvings() - cell.halvings()));
    }

    /** How much the word with that hash tells: minus the logarithm of its share of tickets, 0 or more. */
    double weight(int hash) {
        double usual = PRIOR * BackgroundWords.share(hash);
        double share = (counts.count(bucket(hash)) + usual) / (state.documents() + PRIOR);
        return -StrictMath.log(Math.min(1, share));
    }

    /** Records counted, old ones fading. */
    int documents() {
        return state.documents();
    }

    /** Those of them with something in that bucket. */
    int count(int bucket) {
        return counts.count(bucket);
    }

    /** Buckets in use. */
    int size() {
        return counts.size();
    }

    /** The bucket of each word. */
    static IntStream buckets(WordSet words) {
        return words.hashes().map(WordFrequencies::bucket);
    }

    /** The bucket of the word with that hash. */
    static int bucket(int hash) {
        return hash & (BUCKETS - 1);
    }
}
