package io.nearfar.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nearfar.embedding.CachedEmbedder;
import io.nearfar.embedding.onnx.ModelSource;
import io.nearfar.embedding.onnx.OnnxEmbedder;
import io.nearfar.record.Codec;
import io.nearfar.record.Redactor;
import io.nearfar.window.Group;
import io.nearfar.window.Leader;
import io.nearfar.window.RowKey;
import io.nearfar.window.WindowFormats;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.test.TestRecord;

/** The real topology with the real model and real RocksDB, driven record by record without a broker. */
final class Driver implements AutoCloseable {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final FailingEmbedder MODEL = new FailingEmbedder(OnnxEmbedder.load(ModelSource.int8()));
    private static final CachedEmbedder EMBEDDER = new CachedEmbedder(MODEL);

    final NearfarConfig config;
    final NearfarMetrics metrics = new NearfarMetrics();
    private final SharedRocksMemory.Pool memory;
    private final TopologyTestDriver driver;

    Driver(NearfarConfig config, Path state) {
        this.config = config;
        this.memory = new SharedRocksMemory.Pool(config.memory());
        Map<String, Object> kafka = Map.of(
                StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
                "unused:9092",
                StreamsConfig.STATE_DIR_CONFIG,
                state.toString());
        Redactor redactor = Redactor.of("a key for tests only".getBytes(StandardCharsets.UTF_8));
        Properties settings = StreamsSettings.of(config, kafka, metrics, redactor, memory);
        this.driver = new TopologyTestDriver(
                NearfarTopology.build(config, new NearfarTopology.Parts(EMBEDDER, redactor, metrics, CLOCK), settings),
                settings,
                CLOCK.instant());
    }

    /** Sends a value whose Kafka timestamp is {@code at}. */
    void send(String stream, byte[] value, Instant at) {
        send(stream, new TestRecord<>(null, value, at));
    }

    /** Sends a record as it is, headers included; its value may be null. */
    void send(String stream, TestRecord<byte[], byte[]> record) {
        StreamConfig to = config.streams().stream()
                .filter(each -> each.name().equals(stream))
                .findFirst()
                .orElseThrow();
        TestInputTopic<byte[], byte[]> topic =
                driver.createInputTopic(to.topic(), new ByteArraySerializer(), new ByteArraySerializer());
        topic.pipeInput(record);
    }

    /** Sends fields as a JSON object. */
    void send(String stream, Map<String, ?> fields, Instant at) {
        try {
            send(stream, JSON.writeValueAsBytes(fields), at);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends what a person says of an alert. */
    void verdict(byte[] key, byte[] value, Instant at) {
        driver.createInputTopic(
                        new Topics(config.outputPrefix()).verdicts(),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())
                .pipeInput(new TestRecord<>(key, value, at));
    }

    /** Bodies that arrived on the topic of a stream's alerts since the last call. */
    List<JsonNode> alerts(String stream, AlertKind kind) {
        return bodies(new Topics(config.outputPrefix()).alerts(stream, kind));
    }

    /** Score lines of a stream since the last call. */
    List<JsonNode> scores(String stream) {
        return bodies(new Topics(config.outputPrefix()).scores(stream));
    }

    /** Dead letters since the last call. */
    List<TestRecord<byte[], byte[]>> deadLetters() {
        return records(new Topics(config.outputPrefix()).deadLetters());
    }

    /** Records that arrived on a topic since the last call. */
    List<TestRecord<byte[], byte[]>> records(String topic) {
        return driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    /** The leaders that a stream's store holds. */
    List<Leader> leaders(String stream) {
        return values(stream + "-leaders-1", StoreKey.LEADER, WindowFormats.LEADER);
    }

    /** The groups that a stream's store holds. */
    List<Group> groups(String stream) {
        return values(stream + "-records-1", StoreKey.GROUP, WindowFormats.GROUP);
    }

    /** What a stream's store holds of the lines of its tickets, by keys and bytes. */
    Map<String, List<Byte>> lines(String stream) {
        KeyValueStore<Bytes, byte[]> found = driver.getKeyValueStore(stream + "-lines-1");
        Map<String, List<Byte>> values = new HashMap<>();
        try (var entries = found.all()) {
            entries.forEachRemaining(entry -> {
                List<Byte> bytes = new ArrayList<>();
                for (byte each : entry.value) {
                    bytes.add(each);
                }
                values.put(entry.key.toString(), bytes);
            });
        }
        return values;
    }

    private <T> List<T> values(String store, byte letter, Codec<T> codec) {
        KeyValueStore<Bytes, byte[]> found = driver.getKeyValueStore(store);
        List<T> values = new ArrayList<>();
        try (var entries = found.all()) {
            entries.forEachRemaining(entry -> {
                if (StoreKey.letter(entry.key) == letter) {
                    values.add(codec.decode(entry.value));
                }
            });
        }
        return values;
    }

    /** Keys of the rows that a stream's store holds. */
    List<RowKey> rows(String stream) {
        WindowStore<Bytes, byte[]> rows = driver.getWindowStore(stream + "-rows-1");
        List<RowKey> keys = new ArrayList<>();
        try (var all = rows.all()) {
            all.forEachRemaining(row -> keys.add(RowKey.fromBytes(row.key.key().get())));
        }
        return keys;
    }

    private List<JsonNode> bodies(String topic) {
        return driver
                .createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer())
                .readValuesToList()
                .stream()
                .map(Driver::json)
                .toList();
    }

    /** From now on no new text can be embedded, or can again. */
    void embedderFails(boolean fails) {
        MODEL.fails = fails;
    }

    private static JsonNode json(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        MODEL.fails = false;
        driver.close();
        memory.close();
    }
}
