package io.nearfar.stream;

import io.nearfar.alert.VerdictFormat;
import io.nearfar.detection.Verdict;
import io.nearfar.record.Scope;
import io.nearfar.record.UnreadableRecord;
import io.nearfar.record.UnreadableRecord.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Reads verdicts and keys them by scope. One that cannot be read, or names a stream that is not watched, leaves as {@link
 * UnreadableRecord} and becomes a dead letter. Notes of people go no further.
 */
final class VerdictRouter extends ContextualProcessor<byte[], byte[], String, Verdict> {

    private static final int MAX_KEY = 4_096;

    private final Set<String> streams;

    /** {@code streams} are the names of those that are watched. */
    VerdictRouter(Set<String> streams) {
        this.streams = Set.copyOf(streams);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        String key = key(record.key());
        byte @Nullable [] value = record.value();
        if (value == null) {
            throw new UnreadableRecord(Reason.INVALID_JSON, "the value is absent");
        }
        Verdict verdict = VerdictFormat.read(value);
        if (!verdict.stream().isEmpty() && !streams.contains(verdict.stream())) {
            throw new RefusedVerdict(RefusedVerdict.Reason.UNKNOWN_ALERT);
        }
        context().forward(new Record<>(key, verdict, record.timestamp(), new RecordHeaders()));
    }

    private static String key(byte @Nullable [] key) {
        if (key == null || key.length == 0) {
            throw new UnreadableRecord(Reason.MISSING_FIELD, "the key must be that of the alert, and is absent");
        }
        if (key.length > MAX_KEY) {
            throw new UnreadableRecord(Reason.TOO_LARGE, "the key has %d bytes".formatted(key.length));
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(key))
                    .toString();
            if (!isScope(text)) {
                throw new UnreadableRecord(
                        Reason.MISSING_FIELD, "the key must be that of the alert, and names no scope");
            }
            return text;
        } catch (CharacterCodingException e) {
            throw new UnreadableRecord(Reason.INVALID_UTF8, "the key is not UTF-8");
        }
    }

    /** Whether a scope of some stream has that key; what has none would be refused for ever where it is heard. */
    private static boolean isScope(String key) {
        try {
            return Scope.ofKey("any", key).key().equals(key);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
