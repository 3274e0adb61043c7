package io.nearfar.app.it;

import io.nearfar.stream.DeadLetters;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * What a dead letter says.
 *
 * @param source topic, partition and offset of the record
 * @param stream name of the stream
 * @param reason why it could not be read
 * @param size bytes of the whole value
 * @param sha256 of the whole value
 * @param kept SHA-256 of the bytes kept
 */
record DeadLetter(String source, String stream, String reason, String size, String sha256, String kept) {

    static DeadLetter read(ConsumerRecord<byte[], byte[]> record) {
        return new DeadLetter(
                "%s-%s-%s"
                        .formatted(
                                header(record, "__streams.errors.topic"),
                                header(record, "__streams.errors.partition"),
                                header(record, "__streams.errors.offset")),
                header(record, "nearfar.stream"),
                header(record, "nearfar.reason"),
                header(record, "nearfar.size"),
                header(record, "nearfar.sha256"),
                hash(record.value()));
    }

    static DeadLetter expected(Watched stream, BadRecord bad, RecordMetadata at) {
        byte[] value = bad.value();
        return new DeadLetter(
                "%s-%d-%d".formatted(at.topic(), at.partition(), at.offset()),
                stream.stream(),
                bad.reason().label(),
                String.valueOf(value.length),
                hash(value),
                hash(Arrays.copyOf(value, Math.min(value.length, DeadLetters.MAX_VALUE))));
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return SeenAlert.header(record, name);
    }

    private static String hash(byte[] value) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(value));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
