package io.nearfar.window;

import io.nearfar.record.Hash128;
import java.nio.ByteBuffer;

/**
 * Names one row. Encoded, byte order is order by scope, event time, record and ordinal.
 *
 * <p>Layout, version 1, 33 bytes, big-endian: scope hash (16), event time in epoch milliseconds (8), record hash (8),
 * ordinal (1).
 *
 * @param scope hash of the scope
 * @param time event time in epoch milliseconds, not negative, so that byte order is time order
 * @param record hash of the record id, see {@link #recordHash}
 * @param ordinal which vector of the record: 0 for the window with its title, then 1, 2, ...
 */
public record RowKey(Hash128 scope, long time, long record, int ordinal) implements Comparable<RowKey> {

    public static final int BYTES = Hash128.BYTES + Long.BYTES + Long.BYTES + 1;

    public RowKey {
        if (time < 0 || ordinal < 0 || ordinal > 127) {
            throw new IllegalArgumentException("no row at time %d, ordinal %d".formatted(time, ordinal));
        }
    }

    /** The 8-byte hash by which rows and known records name a record id. */
    public static long recordHash(String id) {
        return Hash128.of(id).high();
    }

    /** The same record's row of another ordinal. */
    public RowKey withOrdinal(int other) {
        return new RowKey(scope, time, record, other);
    }

    public byte[] toBytes() {
        return ByteBuffer.allocate(BYTES)
                .putLong(scope.high())
                .putLong(scope.low())
                .putLong(time)
                .putLong(record)
                .put((byte) ordinal)
                .array();
    }

    /**
     * @throws IllegalArgumentException when {@code bytes} has not the length of a key
     */
    public static RowKey fromBytes(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a row key has %d bytes, got %d".formatted(BYTES, bytes.length));
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        Hash128 scope = new Hash128(buffer.getLong(), buffer.getLong());
        return new RowKey(scope, buffer.getLong(), buffer.getLong(), buffer.get());
    }

    @Override
    public int compareTo(RowKey other) {
        int byScope = scope.compareTo(other.scope);
        if (byScope != 0) {
            return byScope;
        }
        int byTime = Long.compare(time, other.time);
        if (byTime != 0) {
            return byTime;
        }
        int byRecord = Long.compareUnsigned(record, other.record);
        return byRecord != 0 ? byRecord : Integer.compare(ordinal, other.ordinal);
    }
}
