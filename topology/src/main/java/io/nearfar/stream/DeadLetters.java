package io.nearfar.stream;

import io.nearfar.record.Redactor;
import io.nearfar.record.UnreadableRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Sends what cannot be read, and verdicts that cannot be acted on, to the dead-letter topic and lets the stream go on; every other exception fails the task.
 *
 * <p>A dead letter has of key and value of the source record what the policy leaves, the value cut to {@link #MAX_VALUE}
 * bytes, the headers that Kafka Streams gives its own dead letters, and {@code nearfar.reason}, {@code nearfar.stream},
 * {@code nearfar.timestamp} (of the source record, 0 for an invalid one), {@code nearfar.size} (bytes of the whole value),
 * {@code nearfar.content} (what the value is: raw, redacted or hashed) and a digest of the whole value: {@code
 * nearfar.sha256} where letters are raw, else {@code nearfar.hmac}, against which nobody can test guesses. Its own timestamp is
 * that of its writing: a broker may refuse or soon delete one as odd as the record it reports. Called on stream threads.
 *
 * <p>No other handler writes letters: those of Kafka Streams are given no topic, for theirs are raw.
 */
public final class DeadLetters implements ProcessingExceptionHandler {

    /** Bytes of a value that a dead letter keeps. */
    public static final int MAX_VALUE = 256 * 1024;

    private static final int MAX_KEY = 1024;
    private static final String STREAMS = "__streams.errors.";

    private @Nullable Setup setup;

    /**
     * What the handler needs, passed through the settings of Kafka Streams.
     *
     * @param topic the dead-letter topic
     * @param streamsByTopic names of streams by their source and scope topics
     * @param accounts source topics whose records hold accounts, of which no rule knows what they look like
     * @param metrics where dead letters are counted
     * @param policy how much of a record they keep
     * @param redactor replaces personal data in what they keep
     */
    record Setup(
            String topic,
            Map<String, String> streamsByTopic,
            Set<String> accounts,
            NearfarMetrics metrics,
            DeadLetterPolicy policy,
            Redactor redactor) {

        static final String KEY = "nearfar.dead.letters";
    }

    @Override
    public void configure(Map<String, ?> configs) {
        setup = (Setup) configs.get(Setup.KEY);
        setup();
    }

    private Setup setup() {
        if (setup == null) {
            throw new IllegalStateException(Setup.KEY + " is not set");
        }
        return setup;
    }

    @Override
    public Response handleError(ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
        String stream = setup().streamsByTopic().getOrDefault(context.topic(), "");
        NearfarMetrics metrics = setup().metrics();
        return switch (exception) {
            case UnreadableRecord unreadable -> {
                metrics.dead(stream, unreadable.reason());
                yield resume(context, stream, unreadable, unreadable.reason().label());
            }
            case RefusedVerdict refused -> {
                metrics.refused(stream, refused.reason());
                yield resume(context, stream, refused, refused.reason().label());
            }
            default -> Response.fail();
        };
    }

    private Response resume(ErrorHandlerContext context, String stream, Exception why, String reason) {
        return Response.resume(List.of(letter(context, stream, why, reason)));
    }

    private ProducerRecord<byte[], byte[]> letter(
            ErrorHandlerContext context, String stream, Exception why, String reason) {
        byte[] value = context.sourceRawValue();
        LetterContent kept = content(context, value, MAX_VALUE);
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(
                setup().topic(),
                content(context, context.sourceRawKey(), MAX_KEY).bytes(),
                kept.bytes());
        add(letter.headers(), STREAMS + "exception", why.getClass().getName());
        add(letter.headers(), STREAMS + "message", String.valueOf(why.getMessage()));
        add(letter.headers(), STREAMS + "stacktrace", "");
        add(letter.headers(), STREAMS + "topic", context.topic());
        add(letter.headers(), STREAMS + "partition", String.valueOf(context.partition()));
        add(letter.headers(), STREAMS + "offset", String.valueOf(context.offset()));
        add(letter.headers(), "nearfar.stream", stream);
        add(letter.headers(), "nearfar.reason", reason);
        add(letter.headers(), "nearfar.timestamp", String.valueOf(context.timestamp()));
        add(letter.headers(), "nearfar.content", kept.label());
        add(letter.headers(), "nearfar.size", String.valueOf(value == null ? 0 : value.length));
        addDigest(letter.headers(), value);
        return letter;
    }

    private LetterContent content(ErrorHandlerContext context, byte @Nullable [] bytes, int max) {
        boolean readable = !setup().accounts().contains(context.topic());
        return LetterContent.of(bytes, max, readable, setup().policy(), setup().redactor());
    }

    private void addDigest(Headers headers, byte @Nullable [] value) {
        if (setup().policy() == DeadLetterPolicy.RAW) {
            add(headers, "nearfar.sha256", value == null ? "" : LetterContent.sha256(value));
        } else {
            add(headers, "nearfar.hmac", value == null ? "" : LetterContent.reference(value, setup().redactor()));
        }
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
