package io.nearfar.window;

import io.nearfar.embedding.EmbeddingCode;
import io.nearfar.record.Hash128;
import io.nearfar.sketch.Sketch;
import io.nearfar.window.Chunk.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The sketches of one scope's recent vectors, with their keys and sequence numbers: {@value Sketch#BYTES} bytes a vector and
 * 22 more, no object for any. Finds what may be similar to a query; whether it is, the rows themselves say.
 *
 * <p>A function of the rows that are in it: in whatever order they came and left, it answers the same. Confined to one
 * thread.
 */
public final class SketchIndex {

    /** Bytes of heap that a row takes. */
    public static final int BYTES_PER_ROW = Chunk.BYTES_PER_ROW;

    /*
     * Chunks in the order of their keys, each from its fence on to the next chunk's: the leaves of a B+ tree, without the
     * tree. Records come almost in order of time, so nearly all inserts go to the end of the last chunk, and what leaves is
     * at the front of the first, which goes as a whole in the end. A late record goes to the middle and may split its
     * chunk; chunks that have lost most of their rows join their neighbours.
     */
    private static final int SPARSE = Chunk.MOST / 4;

    /** Rows of a scope that is small. */
    private static final int SMALL = 256;

    /** Rows of one whose vectors are not kept any more: fewer, so that they do not come and go with every row. */
    private static final int SMALL_AGAIN = SMALL / 2;

    private final Hash128 scope;
    private final CodeFile file;
    private final List<Chunk> chunks = new ArrayList<>();
    private int records;
    private int rows;
    private int capacity;

    /** An empty index of a scope. */
    SketchIndex(Hash128 scope, CodeFile file) {
        this.scope = scope;
        this.file = file;
    }

    /**
     * Adds a row, or gives the one with this key another vector and sequence number.
     *
     * @throws IllegalArgumentException when the sequence number is not in [0, 2^40)
     */
    void add(RowKey key, RowVector vector) {
        long sequence = vector.sequence();
        if (sequence < 0 || sequence >= Chunk.SEQUENCES) {
            throw new IllegalArgumentException("a sequence number must be in [0, 2^40), was " + sequence);
        }
        Place place = Place.of(key);
        int at = chunkOf(place);
        Chunk chunk = chunks.isEmpty() ? open(place) : chunks.get(at);
        int known = chunk.find(place);
        if (known >= 0) {
            chunk.set(known, vector);
            return;
        }
        append(chunk.full() ? makeRoom(at, place) : chunk, place, vector);
        rows++;
        records += key.ordinal() == 0 ? 1 : 0;
    }

    private void append(Chunk chunk, Place place, RowVector vector) {
        int before = chunk.capacity();
        if (!isSmall()) {
            chunk.keepCodes(vector.code().dimensions());
        }
        chunk.append(place, vector);
        capacity += chunk.capacity() - before;
    }

    private Chunk open(Place fence) {
        Chunk opened = new Chunk(chunks.isEmpty() ? Place.FIRST : fence, file);
        chunks.add(opened);
        capacity += opened.capacity();
        return opened;
    }

    /** A chunk that takes a row at that place, where the one at {@code at} is full. */
    private Chunk makeRoom(int at, Place place) {
        Chunk full = chunks.get(at);
        if (at == chunks.size() - 1 && place.time() > full.latest()) {
            return open(place);
        }
        capacity -= full.capacity();
        Chunk later = full.split();
        chunks.add(at + 1, later);
        capacity += full.capacity() + later.capacity();
        return place.compareTo(later.fence()) < 0 ? full : later;
    }

    /** Takes out the row with that key, if it is there. */
    public void remove(RowKey key) {
        Place place = Place.of(key);
        int at = chunkOf(place);
        int row = chunks.isEmpty() ? -1 : chunks.get(at).find(place);
        if (row >= 0) {
            chunks.get(at).remove(row);
            rows--;
            records -= key.ordinal() == 0 ? 1 : 0;
            join(at);
            releaseSmall();
        }
    }

    private void releaseSmall() {
        if (rows <= SMALL_AGAIN) {
            chunks.forEach(Chunk::release);
        }
    }

    /** Joins a chunk that has become sparse with its earlier neighbour, or drops it when it is empty. */
    private void join(int at) {
        Chunk chunk = chunks.get(at);
        if (chunk.size() == 0) {
            drop(at);
        } else if (at > 0 && chunk.size() < SPARSE && chunks.get(at - 1).size() + chunk.size() <= Chunk.MOST / 2) {
            Chunk earlier = chunks.get(at - 1);
            capacity -= earlier.capacity();
            earlier.takeAll(chunk);
            capacity += earlier.capacity();
            drop(at);
        } else {
            trim(chunk);
        }
    }

    private void trim(Chunk chunk) {
        capacity -= chunk.capacity();
        chunk.trim();
        capacity += chunk.capacity();
    }

    private void drop(int at) {
        Chunk dropped = chunks.remove(at);
        capacity -= dropped.capacity();
        dropped.release();
        if (at == 0 && !chunks.isEmpty()) {
            chunks.getFirst().openToTheFront();
        }
    }

    /** Takes out every row whose event time is at or before {@code floor}, epoch milliseconds. */
    public void expire(long floor) {
        while (!chunks.isEmpty() && chunks.getFirst().earliest() <= floor) {
            Chunk first = chunks.getFirst();
            int before = first.size();
            records -= first.expire(floor);
            rows -= before - first.size();
            if (first.size() > 0) {
                trim(first);
                break;
            }
            drop(0);
        }
        releaseSmall();
    }

    /** Rows with ordinal 0, which is the number of records. */
    public int records() {
        return records;
    }

    /** Rows of all ordinals. */
    public int rows() {
        return rows;
    }

    /** Bytes beside the heap that a vector takes in a scope that is not small. */
    public static long fileBytes(EmbeddingCode code) {
        return Codes.bytes(code.dimensions());
    }

    /** Whether its rows are so few that reading them all from their store costs little. */
    boolean isSmall() {
        return rows <= SMALL;
    }

    /** Bytes of heap that the columns take. */
    public long bytes() {
        return (long) capacity * BYTES_PER_ROW;
    }

    /** The keys of the first {@code count} rows with ordinal 0, in their order. */
    public List<RowKey> oldest(int count) {
        List<RowKey> oldest = new ArrayList<>();
        for (int at = 0; at < chunks.size() && oldest.size() < count; at++) {
            firsts(chunks.get(at), count - oldest.size()).forEach(place -> oldest.add(place.key(scope)));
        }
        return oldest;
    }

    private static List<Place> firsts(Chunk chunk, int count) {
        PriorityQueue<Place> latestFirst = new PriorityQueue<>((one, other) -> other.compareTo(one));
        for (int row = 0; row < chunk.size(); row++) {
            boolean early = latestFirst.size() < count
                    || chunk.time(row) <= latestFirst.element().time();
            if (chunk.isFirst(row) && early) {
                latestFirst.add(chunk.place(row));
                if (latestFirst.size() > count) {
                    latestFirst.remove();
                }
            }
        }
        return latestFirst.stream().sorted().toList();
    }

    /** The chunks, in the order of their keys. */
    List<Chunk> chunks() {
        return chunks;
    }

    Hash128 scope() {
        return scope;
    }

    /** Where the chunk is that holds that place; 0 while there is none. */
    private int chunkOf(Place place) {
        int low = 0;
        int high = chunks.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (chunks.get(middle).fence().compareTo(place) <= 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
