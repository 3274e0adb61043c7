package io.nearfar.stream;

import io.nearfar.alert.VerdictFormat;
import io.nearfar.detection.Verdict;
import io.nearfar.record.Codec;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * What arrives on a scope topic: a record of the stream, or a verdict on one of its alerts. Both are in one log, so that a
 * verdict acts from its place in it on.
 *
 * @param <V> what the records are
 */
public sealed interface Arrival<V> {

    /** No stored form has this version: a verdict is a JSON object. */
    byte OPENING = '{';

    /** A record. */
    record Told<V>(V value) implements Arrival<V> {}

    /** A verdict. */
    record Heard<V>(Verdict verdict) implements Arrival<V> {}

    /** Reads a value of the scope topic whose records have that form. */
    static <V> Arrival<V> read(Codec<V> codec, byte[] value) {
        return value.length > 0 && value[0] == OPENING
                ? new Heard<>(VerdictFormat.read(value))
                : new Told<>(codec.decode(value));
    }

    /** The bytes of this on the scope topic whose records have that form. */
    default byte[] write(Codec<V> codec) {
        return switch (this) {
            case Told<V>(V value) -> codec.encode(value);
            case Heard<V>(Verdict verdict) -> VerdictFormat.write(verdict);
        };
    }

    /** The form of a scope topic; null stays null. */
    static <V> Serde<Arrival<V>> serde(Codec<V> codec) {
        return Serdes.serdeFrom(
                (topic, value) -> value == null ? null : value.write(codec),
                (topic, bytes) -> bytes == null ? null : read(codec, bytes));
    }
}
