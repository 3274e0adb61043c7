package io.nearfar.stream;

import io.nearfar.record.Codec;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** Makes a codec a serde; null stays null. */
final class CodecSerde {

    private CodecSerde() {}

    static <T> Serde<T> of(Codec<T> codec) {
        return Serdes.serdeFrom(
                (topic, value) -> value == null ? null : codec.encode(value),
                (topic, bytes) -> bytes == null ? null : codec.decode(bytes));
    }
}
