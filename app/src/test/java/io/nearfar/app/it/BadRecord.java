package io.nearfar.app.it;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nearfar.record.UnreadableRecord.Reason;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** A value that cannot be read. */
final class BadRecord {

    private static final int DEPTH = 100_000;
    private static final int MEGABYTE = 1_000_000;

    private final Reason reason;
    private final byte[] value;
    private final long timestamp;

    private BadRecord(Reason reason, byte[] value, long timestamp) {
        this.reason = reason;
        this.value = value;
        this.timestamp = timestamp;
    }

    /** Why it cannot be read. */
    Reason reason() {
        return reason;
    }

    byte[] value() {
        return value.clone();
    }

    /** The Kafka timestamp. */
    long timestamp() {
        return timestamp;
    }

    /** Everything that can be wrong with a record of a stream; one fills {@code largest} bytes. */
    static List<BadRecord> all(Watched stream, int largest) {
        return List.of(
                of(Reason.INVALID_UTF8, notUtf8(stream)),
                of(Reason.INVALID_JSON, cut(bytes(stream, record -> {}))),
                of(Reason.TOO_DEEP, deep(stream)),
                of(Reason.TOO_LARGE, bytes(stream, record -> record.put(stream.text, "x".repeat(5 * MEGABYTE)))),
                of(Reason.TOO_LARGE, bytes(stream, record -> record.put(stream.text, "x".repeat(3 * MEGABYTE / 2)))),
                of(Reason.TOO_LARGE, padded(bytes(stream, record -> {}), largest)),
                of(Reason.WRONG_TYPE, bytes(stream, record -> record.putObject(stream.text))),
                of(Reason.MISSING_FIELD, bytes(stream, record -> record.remove(stream.text))),
                of(Reason.INVALID_EVENT_TIME, bytes(stream, record -> record.put(stream.time, -5))),
                of(Reason.EVENT_TIME_AHEAD, bytes(stream, record -> record.put(stream.time, "2900-01-01T00:00:00Z"))),
                new BadRecord(Reason.INVALID_KAFKA_TIMESTAMP, bytes(stream, record -> {}), -1),
                of(Reason.SCHEMA_REGISTRY_FRAMED, framed(bytes(stream, record -> {}))));
    }

    private static BadRecord of(Reason reason, byte[] value) {
        return new BadRecord(reason, value, Watched.NOON.toEpochMilli());
    }

    private static byte[] bytes(Watched stream, Consumer<ObjectNode> change) {
        ObjectNode record = stream.good(0);
        change.accept(record);
        return record.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] notUtf8(Watched stream) {
        byte[] value = bytes(stream, record -> record.put(stream.text, "caf\u00e9 ~"));
        for (int at = 0; at < value.length; at++) {
            value[at] = value[at] == '~' ? (byte) 0xC3 : value[at];
        }
        return value;
    }

    private static byte[] cut(byte[] value) {
        return Arrays.copyOf(value, value.length / 2);
    }

    private static byte[] deep(Watched stream) {
        String nested = "[".repeat(DEPTH) + "]".repeat(DEPTH);
        return "{\"%s\": %s}".formatted(stream.text, nested).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] framed(byte[] value) {
        ByteArrayOutputStream framed = new ByteArrayOutputStream();
        framed.writeBytes(new byte[] {0, 0, 0, 0, 1});
        framed.writeBytes(value);
        return framed.toByteArray();
    }

    /** The value with spaces behind it. */
    private static byte[] padded(byte[] value, int length) {
        byte[] padded = Arrays.copyOf(value, length);
        Arrays.fill(padded, value.length, length, (byte) ' ');
        return padded;
    }
}
