package io.nearfar.window;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Where the rows are kept that an index only sketches. Confined to one thread, as the index is. */
public interface RowSource {

    /** The row with that key as {@link WindowFormats#ROW} wrote it; null when there is none. The caller changes no byte. */
    byte @Nullable [] row(RowKey key);

    /**
     * Reads the rows of one scope from {@code first} to {@code last}, both included, in the order of their keys, but no more
     * than {@code most} of them.
     */
    void rows(RowKey first, RowKey last, int most, BiConsumer<RowKey, byte[]> reader);
}
