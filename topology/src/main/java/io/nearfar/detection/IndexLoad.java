package io.nearfar.detection;

import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * How much the indexes of one memory hold. Kept by the thread that owns the memory; any thread may read, and sees each
 * figure as it was a moment ago.
 */
public final class IndexLoad {

    /** How many indexes have that many records; empty ones are left out. */
    private final NavigableMap<Integer, Integer> indexesByRecords = new TreeMap<>();

    private final LongAdder records = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private volatile int largest;
    private volatile LongSupplier file = () -> 0;

    /** Records in all indexes. */
    public long records() {
        return records.sum();
    }

    /** Bytes of heap that all indexes take, about. */
    public long bytes() {
        return bytes.sum();
    }

    /** Bytes of a file beside the heap that all indexes take together. */
    public long fileBytes() {
        return file.getAsLong();
    }

    /** From now on that is what the indexes take beside the heap; any thread may ask it. */
    public void useFile(LongSupplier bytes) {
        file = bytes;
    }

    /** Records in the fullest index. */
    public int largest() {
        return largest;
    }

    /** One index had {@code before} records and has {@code after}, and takes {@code moreBytes} more. */
    void changed(int before, int after, long moreBytes) {
        bytes.add(moreBytes);
        if (before == after) {
            return;
        }
        records.add(after - before);
        if (after > 0) {
            indexesByRecords.merge(after, 1, Integer::sum);
        }
        indexesByRecords.computeIfPresent(before, (size, indexes) -> indexes == 1 ? null : indexes - 1);
        largest = indexesByRecords.isEmpty() ? 0 : indexesByRecords.lastKey();
    }
}
