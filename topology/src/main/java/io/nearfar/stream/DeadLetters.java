package io.nearfar.stream;

import io.nearfar.record.Hash128;
import io.nearfar.record.UnreadableRecord;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Sends what cannot be read, and verdicts that cannot be acted on, to the dead-letter topic and lets the stream go on; every other exception fails the task.
 *
 * <p>A dead letter has the key and value of the source record, the value cut to {@link #MAX_VALUE} bytes, the headers
 * that Kafka Streams gives its own dead letters, and {@code nearfar.reason}, {@code nearfar.stream}, {@code
 * nearfar.timestamp} (of the source record, 0 for an invalid one), {@code nearfar.size} (bytes before cutting) and {@code
 * nearfar.sha256} of the whole value. Its own timestamp is that of its writing: a broker may refuse or soon delete one as
 * odd as the record it reports. Called on stream threads.
 */
public final class DeadLetters implements ProcessingExceptionHandler {

    /** Bytes of a value that a dead letter keeps. */
    public static final int MAX_VALUE = 256 * 1024;

    private static final int MAX_KEY = 1024;
    private static final String STREAMS = "__streams.errors.";

    private String topic = "";
    private Map<String, String> streamsByTopic = Map.of();
    private NearfarMetrics metrics = new NearfarMetrics();

    /**
     * What the handler needs, passed through the settings of Kafka Streams.
     *
     * @param topic the dead-letter topic
     * @param streamsByTopic names of streams by their source and scope topics
     * @param metrics where dead letters are counted
     */
    record Setup(String topic, Map<String, String> streamsByTopic, NearfarMetrics metrics) {

        static final String KEY = "nearfar.dead.letters";
    }

    @Override
    public void configure(Map<String, ?> configs) {
        Setup setup = (Setup) configs.get(Setup.KEY);
        if (setup == null) {
            throw new IllegalStateException(Setup.KEY + " is not set");
        }
        topic = setup.topic();
        streamsByTopic = setup.streamsByTopic();
        metrics = setup.metrics();
    }

    @Override
    public Response handleError(ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
        String stream = streamsByTopic.getOrDefault(context.topic(), "");
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
        ProducerRecord<byte[], byte[]> letter =
                new ProducerRecord<>(topic, cut(context.sourceRawKey(), MAX_KEY), cut(value, MAX_VALUE));
        add(letter.headers(), STREAMS + "exception", why.getClass().getName());
        add(letter.headers(), STREAMS + "message", String.valueOf(why.getMessage()));
        add(letter.headers(), STREAMS + "stacktrace", "");
        add(letter.headers(), STREAMS + "topic", context.topic());
        add(letter.headers(), STREAMS + "partition", String.valueOf(context.partition()));
        add(letter.headers(), STREAMS + "offset", String.valueOf(context.offset()));
        add(letter.headers(), "nearfar.stream", stream);
        add(letter.headers(), "nearfar.reason", reason);
        add(letter.headers(), "nearfar.timestamp", String.valueOf(context.timestamp()));
        add(letter.headers(), "nearfar.size", String.valueOf(value == null ? 0 : value.length));
        add(letter.headers(), "nearfar.sha256", value == null ? "" : sha256(value));
        return letter;
    }

    private static byte @Nullable [] cut(byte @Nullable [] bytes, int max) {
        return bytes == null || bytes.length <= max ? bytes : Arrays.copyOf(bytes, max);
    }

    private static String sha256(byte[] value) {
        return HexFormat.of().formatHex(Hash128.sha256().digest(value));
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
