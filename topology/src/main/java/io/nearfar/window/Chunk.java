package io.nearfar.window;

import io.nearfar.record.Hash128;
import io.nearfar.sketch.Sketch;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one scope whose keys lie next to each other, in columns, in no particular order within. Its arrays grow with it,
 * so that a scope of few rows costs little; vectors are kept beside the heap, once that is asked for.
 */
final class Chunk {

    /** Sequence numbers are less than this: a record every millisecond for 35 years. */
    static final long SEQUENCES = 1L << (Integer.SIZE + Byte.SIZE);

    /** Rows at most: a column of a full chunk takes 32 KiB. */
    static final int MOST = 4096;

    /** Per row: the sketch with its alignment, event time, record hash, sequence (5 bytes) and ordinal. */
    static final int BYTES_PER_ROW = Sketch.BYTES + Long.BYTES + Long.BYTES + Integer.BYTES + 2 * Byte.BYTES;

    private static final int FEWEST = 4;

    private final CodeFile file;
    private Place fence;
    private long[] words = new long[FEWEST * Sketch.WORDS];
    private byte[] alignments = new byte[FEWEST];
    private long[] times = new long[FEWEST];
    private long[] records = new long[FEWEST];
    private int[] lowSequences = new int[FEWEST];
    private byte[] highSequences = new byte[FEWEST];
    private byte[] ordinals = new byte[FEWEST];
    private @Nullable Codes codes;
    private int size;
    private long earliest = Long.MAX_VALUE;
    private long latest = Long.MIN_VALUE;

    /** An empty chunk for keys from {@code fence} on. */
    Chunk(Place fence, CodeFile file) {
        this.fence = fence;
        this.file = file;
    }

    /**
     * Where a row stands among those of its scope.
     *
     * @param time event time, epoch milliseconds
     * @param record record hash
     * @param ordinal which vector of the record
     */
    record Place(long time, long record, int ordinal) implements Comparable<Place> {

        static final Place FIRST = new Place(Long.MIN_VALUE, 0, 0);

        static Place of(RowKey key) {
            return new Place(key.time(), key.record(), key.ordinal());
        }

        RowKey key(Hash128 scope) {
            return new RowKey(scope, time, record, ordinal);
        }

        @Override
        public int compareTo(Place other) {
            int byTime = Long.compare(time, other.time);
            if (byTime != 0) {
                return byTime;
            }
            int byRecord = Long.compareUnsigned(record, other.record);
            return byRecord != 0 ? byRecord : Integer.compare(ordinal, other.ordinal);
        }
    }

    Place fence() {
        return fence;
    }

    /** From now on it is the first of its scope. */
    void openToTheFront() {
        fence = Place.FIRST;
    }

    int size() {
        return size;
    }

    int capacity() {
        return times.length;
    }

    boolean full() {
        return size == MOST;
    }

    /** No row is earlier; one that was may have left. */
    long earliest() {
        return earliest;
    }

    /** No row is later. */
    long latest() {
        return latest;
    }

    /** Word {@code w} of row {@code i} is at {@code w * capacity + i}. */
    long[] words() {
        return words;
    }

    /** From now on the vectors of new rows are kept, which have so many dimensions. */
    void keepCodes(int dimensions) {
        if (codes == null) {
            codes = new Codes(file, dimensions);
        }
    }

    /** The vectors of those of its rows that came since they are kept. */
    @Nullable
    Codes codes() {
        return codes;
    }

    /** Gives back the room of its vectors, which are not kept any more. */
    void release() {
        if (codes != null) {
            codes.keep(0);
            codes = null;
        }
    }

    byte alignment(int row) {
        return alignments[row];
    }

    long time(int row) {
        return times[row];
    }

    long sequence(int row) {
        return Byte.toUnsignedLong(highSequences[row]) << Integer.SIZE | Integer.toUnsignedLong(lowSequences[row]);
    }

    Place place(int row) {
        return new Place(times[row], records[row], ordinals[row]);
    }

    boolean isFirst(int row) {
        return ordinals[row] == 0;
    }

    /** The row at that place, or -1. */
    int find(Place place) {
        if (place.time() > latest || place.time() < earliest) {
            return -1;
        }
        for (int row = 0; row < size; row++) {
            if (times[row] == place.time() && records[row] == place.record() && ordinals[row] == place.ordinal()) {
                return row;
            }
        }
        return -1;
    }

    /** Adds a row that has no other at its place, while the chunk is not full. */
    void append(Place place, RowVector vector) {
        int row = makeRoom();
        times[row] = place.time();
        records[row] = place.record();
        ordinals[row] = (byte) place.ordinal();
        set(row, vector);
        earliest = Math.min(earliest, place.time());
        latest = Math.max(latest, place.time());
    }

    /** Gives a row another vector and sequence number. */
    void set(int row, RowVector vector) {
        long sequence = vector.sequence();
        Sketch sketch = vector.sketch();
        lowSequences[row] = (int) sequence;
        highSequences[row] = (byte) (sequence >>> Integer.SIZE);
        alignments[row] = sketch.alignment();
        for (int word = 0; word < Sketch.WORDS; word++) {
            words[word * capacity() + row] = sketch.word(word);
        }
        if (codes != null) {
            codes.put(row, vector.code());
        }
    }

    /** Takes a row out; the last takes its number. */
    void remove(int row) {
        size--;
        if (row != size) {
            copy(this, size, row);
        }
    }

    /** Takes out every row whose event time is at or before {@code floor}; how many with ordinal 0 there were. */
    int expire(long floor) {
        int firsts = 0;
        earliest = Long.MAX_VALUE;
        for (int row = size - 1; row >= 0; row--) {
            if (times[row] <= floor) {
                firsts += isFirst(row) ? 1 : 0;
                remove(row);
            }
        }
        for (int row = 0; row < size; row++) {
            earliest = Math.min(earliest, times[row]);
        }
        return firsts;
    }

    /** Gives back what it does not need once it has lost more than half of its rows. */
    void trim() {
        if (size < capacity() / 2 && capacity() > FEWEST) {
            resize(Math.max(size, FEWEST));
        }
    }

    /** Moves the later half of the rows to a new chunk. */
    Chunk split() {
        int[] order = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparing(this::place))
                .mapToInt(Integer::intValue)
                .toArray();
        Chunk later = new Chunk(place(order[size / 2]), file);
        if (codes != null) {
            later.keepCodes(codes.dimensions());
        }
        int[] moved = Arrays.copyOfRange(order, size / 2, size);
        later.takeFrom(this, moved);
        Arrays.sort(moved);
        for (int i = moved.length - 1; i >= 0; i--) {
            remove(moved[i]);
        }
        latest = later.fence().time();
        resize(size);
        return later;
    }

    /** Adds all rows of a later chunk. */
    void takeAll(Chunk later) {
        takeFrom(later, IntStream.range(0, later.size).toArray());
    }

    private void takeFrom(Chunk other, int[] rows) {
        for (int row : rows) {
            copy(other, row, makeRoom());
            earliest = Math.min(earliest, other.times[row]);
            latest = Math.max(latest, other.times[row]);
        }
    }

    private void copy(Chunk from, int row, int to) {
        times[to] = from.times[row];
        records[to] = from.records[row];
        ordinals[to] = from.ordinals[row];
        lowSequences[to] = from.lowSequences[row];
        highSequences[to] = from.highSequences[row];
        alignments[to] = from.alignments[row];
        for (int word = 0; word < Sketch.WORDS; word++) {
            words[word * capacity() + to] = from.words[word * from.capacity() + row];
        }
        copyCode(from.codes, row, to);
    }

    private void copyCode(@Nullable Codes from, int row, int to) {
        if (codes != null && from != null) {
            codes.copy(from, row, to);
        } else if (codes != null) {
            codes.clear(to);
        }
    }

    private int makeRoom() {
        if (size == capacity()) {
            resize(Math.min(MOST, size + Math.max(FEWEST, size / 2)));
        }
        return size++;
    }

    private void resize(int capacity) {
        if (codes != null) {
            codes.keep(capacity);
        }
        long[] wider = new long[capacity * Sketch.WORDS];
        for (int word = 0; word < Sketch.WORDS; word++) {
            System.arraycopy(words, word * capacity(), wider, word * capacity, size);
        }
        words = wider;
        times = Arrays.copyOf(times, capacity);
        records = Arrays.copyOf(records, capacity);
        lowSequences = Arrays.copyOf(lowSequences, capacity);
        highSequences = Arrays.copyOf(highSequences, capacity);
        ordinals = Arrays.copyOf(ordinals, capacity);
        alignments = Arrays.copyOf(alignments, capacity);
    }
}
