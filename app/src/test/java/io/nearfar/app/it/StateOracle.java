package io.nearfar.app.it;

import io.nearfar.app.settings.Settings;
import io.nearfar.embedding.CachedEmbedder;
import io.nearfar.embedding.onnx.ModelSource;
import io.nearfar.embedding.onnx.OnnxEmbedder;
import io.nearfar.record.Redactor;
import io.nearfar.stream.NearfarConfig;
import io.nearfar.stream.NearfarMetrics;
import io.nearfar.stream.NearfarTopology;
import io.nearfar.stream.SharedRocksMemory;
import io.nearfar.stream.StreamsSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Clusters, profiles, calibrations and counts of a stream, by partition: as its state was logged, and as one task must have
 * them that reads the partition's scope topic from the beginning and is never killed.
 */
final class StateOracle {

    /** When the task was started for the first time is the one thing that no record says. */
    private static final byte FIRST_START = 'S';

    private final Client client;
    private final Settings settings;
    private final String stream;
    private final String store;
    private final Path folder;

    /** {@code folder} is where the task that is never killed keeps what it needs. */
    StateOracle(Client client, Settings settings, String stream, Path folder) {
        this.client = client;
        this.settings = settings;
        this.stream = stream;
        this.store = stream + "-counters-1";
        this.folder = folder;
    }

    /** Each key with its value, in hexadecimal, of the partitions that have any. */
    Map<Integer, Map<String, String>> logged() {
        String application = settings.config().application();
        Map<Integer, Map<String, String>> logged = new TreeMap<>();
        client.read(application + "-" + store + "-changelog")
                .forEach(change -> put(
                        logged.computeIfAbsent(change.partition(), added -> new TreeMap<>()),
                        change.key(),
                        change.value()));
        logged.values().removeIf(Map::isEmpty);
        return logged;
    }

    /** The same of a task that was never killed. */
    Map<Integer, Map<String, String>> expected() {
        String topic = NearfarTopology.scopeTopic(settings.config().application(), stream);
        try (CachedEmbedder embedder = new CachedEmbedder(OnnxEmbedder.load(ModelSource.int8()))) {
            return byPartition(topic).entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, log -> replayed(topic, log.getKey(), log.getValue(), embedder)));
        }
    }

    private Map<Integer, List<ConsumerRecord<byte[], byte[]>>> byPartition(String topic) {
        return client.read(topic).stream().collect(Collectors.groupingBy(ConsumerRecord::partition));
    }

    private Map<String, String> replayed(
            String topic, int partition, List<ConsumerRecord<byte[], byte[]>> log, CachedEmbedder embedder) {
        NearfarConfig config = settings.config();
        NearfarMetrics metrics = new NearfarMetrics();
        Map<String, Object> kafka = Map.of(
                StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
                "none:1",
                StreamsConfig.STATE_DIR_CONFIG,
                folder.resolve("replayed-" + stream + "-" + partition).toString());
        Redactor redactor = Redactor.of(settings.effectiveRedactionKey().getBytes(StandardCharsets.UTF_8));
        var parts = new NearfarTopology.Parts(embedder, redactor, metrics, Clock.systemUTC());
        try (SharedRocksMemory.Pool memory = new SharedRocksMemory.Pool(config.memory())) {
            Properties properties = StreamsSettings.of(config, kafka, metrics, redactor, memory);
            try (TopologyTestDriver driver =
                    new TopologyTestDriver(NearfarTopology.build(config, parts, properties), properties)) {
                TestInputTopic<byte[], byte[]> scopes =
                        driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer());
                log.forEach(record -> scopes.pipeInput(record.key(), record.value(), record.timestamp()));
                return held(driver.getKeyValueStore(store));
            }
        }
    }

    private static Map<String, String> held(KeyValueStore<Bytes, byte[]> store) {
        Map<String, String> state = new TreeMap<>();
        try (KeyValueIterator<Bytes, byte[]> entries = store.all()) {
            entries.forEachRemaining(entry -> put(state, entry.key.get(), entry.value));
        }
        return state;
    }

    private static void put(Map<String, String> state, byte[] key, byte[] value) {
        HexFormat hex = HexFormat.of();
        if (value == null) {
            state.remove(hex.formatHex(key));
        } else if (key[0] != FIRST_START) {
            state.put(hex.formatHex(key), hex.formatHex(value));
        }
    }
}
