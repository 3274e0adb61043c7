package io.nearfar.stream;

import io.nearfar.detection.Decision;
import io.nearfar.detection.Verdict;
import io.nearfar.record.Codec;
import io.nearfar.record.Redactor;
import io.nearfar.stream.DetectProcessor.Part;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** The detect processor of one stream over real RocksDB stores, fed with what arrives on its scope topic. */
final class DetectDriver<V> implements AutoCloseable {

    private final NearfarConfig config;
    private final StreamConfig stream;
    private final Judge<V> judge;
    private final SharedRocksMemory.Pool memory;
    private final TopologyTestDriver driver;
    private final TestInputTopic<String, Arrival<V>> input;
    private boolean restart;
    private Optional<Decision> afterRestart = Optional.empty();

    DetectDriver(NearfarConfig config, Judge<V> judge, Codec<V> codec, Path state) {
        this.config = config;
        this.stream = config.streams().getFirst();
        this.judge = judge;
        this.memory = new SharedRocksMemory.Pool(config.memory());
        Map<String, Object> kafka = Map.of(
                StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
                "unused:9092",
                StreamsConfig.STATE_DIR_CONFIG,
                state.toString());
        NearfarMetrics metrics = new NearfarMetrics();
        Properties settings = StreamsSettings.of(config, kafka, metrics, Redactor.of(new byte[32]), memory);
        Part part = new Part(stream, new Announcer(config, stream), metrics, Driver.CLOCK, Optional.empty());
        Topology topology = new Topology()
                .addSource(
                        "scope", new StringDeserializer(), Arrival.serde(codec).deserializer(), "scope")
                .addProcessor("detect", restarting(DetectProcessor.supplier(judge, part)), "scope");
        topology.addSink(
                "out",
                (key, value, context) -> value.topic(),
                new StringSerializer(),
                new OutputSerializer(),
                "detect");
        this.driver = new TopologyTestDriver(topology, settings, Driver.CLOCK.instant());
        this.input = driver.createInputTopic(
                "scope", new StringSerializer(), Arrival.serde(codec).serializer());
    }

    /** From the next record on another processor serves, which knows only what the stores say. */
    void restart() {
        restart = true;
    }

    /** What a memory read from the stores decided about the first record after the last restart, if that was just now. */
    Optional<Decision> afterRestart() {
        return afterRestart;
    }

    /** Lets the wall clock run on, so that what is scheduled happens. */
    void idle(Duration time) {
        driver.advanceWallClockTime(time);
    }

    /** What leaves the stream for one value, as topic, id and text. */
    List<Sent> send(V value) {
        afterRestart = Optional.empty();
        input.pipeInput(judge.identity(value).scope().key(), new Arrival.Told<>(value), Driver.CLOCK.instant());
        return sent();
    }

    /** What leaves the stream for one verdict. */
    List<Sent> hear(String key, Verdict verdict) {
        input.pipeInput(key, new Arrival.Heard<>(verdict), Driver.CLOCK.instant());
        return sent();
    }

    private List<Sent> sent() {
        Topics topics = new Topics(config.outputPrefix());
        return Stream.of(
                        topics.labels(stream.name()),
                        topics.alerts(stream.name(), AlertKind.DUPLICATES),
                        topics.alerts(stream.name(), AlertKind.OUTLIERS),
                        topics.alerts(stream.name(), AlertKind.SURGES),
                        topics.scores(stream.name()))
                .flatMap(this::read)
                .toList();
    }

    /** An output record; the id is empty for a score line. */
    record Sent(String topic, String id, String body) {

        static Sent of(Output output) {
            return switch (output) {
                case Output.Event event ->
                    new Sent(
                            event.topic(),
                            event.event().getId(),
                            new String(event.event().getData().toBytes(), StandardCharsets.UTF_8));
                case Output.Line line -> new Sent(line.topic(), "", line.json());
                case Output.Passed passed -> throw new IllegalArgumentException("passed on to " + passed.topic());
            };
        }
    }

    private Stream<Sent> read(String topic) {
        var records = driver.createOutputTopic(topic, new StringDeserializer(), new StringDeserializer());
        return records.readRecordsToList().stream().map(record -> {
            var id = record.headers().lastHeader("ce_id");
            return new Sent(topic, id == null ? "" : new String(id.value(), StandardCharsets.UTF_8), record.value());
        });
    }

    /** Keys of the records store that begin with a letter. */
    List<Bytes> keys(String store, byte letter) {
        KeyValueStore<Bytes, byte[]> found = driver.getKeyValueStore(stream.name() + "-" + store);
        List<Bytes> keys = new ArrayList<>();
        try (var entries = found.all()) {
            entries.forEachRemaining(entry -> {
                if (StoreKey.letter(entry.key) == letter) {
                    keys.add(entry.key);
                }
            });
        }
        return keys;
    }

    private ProcessorSupplier<String, Arrival<V>, String, Output> restarting(
            ProcessorSupplier<String, Arrival<V>, String, Output> supplier) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<String, Arrival<V>, String, Output> get() {
                return new Restarting(supplier);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return supplier.stores();
            }
        };
    }

    private final class Restarting implements Processor<String, Arrival<V>, String, Output> {

        private final ProcessorSupplier<String, Arrival<V>, String, Output> supplier;
        private ProcessorContext<String, Output> context;
        private Processor<String, Arrival<V>, String, Output> serving;

        Restarting(ProcessorSupplier<String, Arrival<V>, String, Output> supplier) {
            this.supplier = supplier;
        }

        @Override
        public void init(ProcessorContext<String, Output> context) {
            this.context = context;
            this.serving = supplier.get();
            serving.init(context);
        }

        @Override
        public void process(Record<String, Arrival<V>> record) {
            if (restart && record.value() instanceof Arrival.Told<V>(V value)) {
                restart = false;
                serving.close();
                init(context);
                StreamStores stores = StreamStores.of(stream.name(), context);
                StoredMemory rebuilt = judge.memory(stores, new NearfarMetrics().watch(stream.name(), "again"));
                afterRestart = Optional.of(judge.rule(value, rebuilt).decision());
            }
            serving.process(record);
        }
    }

    @Override
    public void close() {
        driver.close();
        memory.close();
    }
}
