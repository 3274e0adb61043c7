package io.nearfar.stream;

import io.nearfar.alert.VerdictFormat;
import io.nearfar.detection.Verdict;
import io.nearfar.embedding.CachedEmbedder;
import io.nearfar.embedding.EmbeddedRecord;
import io.nearfar.embedding.EmbeddingFormats;
import io.nearfar.record.Codec;
import io.nearfar.record.Kind;
import io.nearfar.record.PreparedRecord;
import io.nearfar.record.RecordFormats;
import io.nearfar.record.RecordReader;
import io.nearfar.record.Redactor;
import io.nearfar.record.SourceRecord;
import io.nearfar.record.Transaction;
import io.nearfar.stream.DetectProcessor.Part;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The topology: for each stream read, prepare, embed, repartition by scope, detect, and out. Streams share no processor
 * and no store.
 */
public final class NearfarTopology {

    private final NearfarConfig config;
    private final Parts parts;
    private final StreamsBuilder builder;

    private NearfarTopology(NearfarConfig config, Parts parts, Properties settings) {
        this.config = config;
        this.parts = parts;
        this.builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(settings)));
    }

    /**
     * What the processors of all streams share. The embedder is called from every stream thread.
     *
     * @param embedder what embeds text
     * @param redactor what hides personal data
     * @param metrics what is counted
     * @param clock when alerts are found; decides nothing
     */
    public record Parts(CachedEmbedder embedder, Redactor redactor, NearfarMetrics metrics, Clock clock) {}

    /** Builds the topology with the settings it will run with, see {@link StreamsSettings}. */
    public static Topology build(NearfarConfig config, Parts parts, Properties settings) {
        NearfarTopology topology = new NearfarTopology(config, parts, settings);
        config.streams().forEach(topology::add);
        topology.addVerdicts();
        return topology.builder.build(settings);
    }

    /** The name of the topic that carries a stream's records by scope. */
    public static String scopeTopic(String application, String stream) {
        return application + "-" + stream + "-scope-repartition";
    }

    /** The names of the topics that a stream's state is logged to, in order. */
    public static List<String> changelogs(String application, StreamConfig stream) {
        Stream<StoreBuilder<?>> sifting =
                stream.mapping().kind() == Kind.TICKET ? Stream.of(LineStore.builder(stream.name())) : Stream.empty();
        return Stream.concat(StreamStores.builders(stream.name(), stream.window()).stream(), sifting)
                .map(store -> application + "-" + store.name() + "-changelog")
                .sorted()
                .toList();
    }

    private void add(StreamConfig stream) {
        parts.metrics().declare(stream);
        KStream<String, SourceRecord> read = read(stream);
        if (stream.mapping().kind() == Kind.TRANSACTION) {
            detect(stream, payments(stream, read), RecordFormats.TRANSACTION, Judge.ofPayments(config, stream));
        } else {
            detect(stream, embed(stream, read), EmbeddingFormats.EMBEDDED_RECORD, Judge.ofText(config, stream));
        }
    }

    private KStream<String, SourceRecord> read(StreamConfig stream) {
        RecordReader reader = RecordReader.of(stream.name(), stream.mapping(), stream.scope(), parts.redactor());
        return builder.stream(
                        stream.topic(),
                        Consumed.with(Serdes.ByteArray(), Serdes.ByteArray())
                                .withTimestampExtractor(new KafkaTimestamp())
                                .withName(stream.name() + "-source"))
                .process(() -> new ReadProcessor(stream.name(), reader, parts.metrics()), named(stream, "read"));
    }

    private KStream<String, Transaction> payments(StreamConfig stream, KStream<String, SourceRecord> read) {
        return read.mapValues(
                payment -> {
                    parts.metrics().early(stream.name(), NearfarMetrics.Early.PROFILED);
                    return (Transaction) payment;
                },
                named(stream, "payments"));
    }

    private KStream<String, EmbeddedRecord> embed(StreamConfig stream, KStream<String, SourceRecord> read) {
        KStream<String, PreparedRecord> prepared =
                read.process(() -> new PrepareProcessor(stream.text()), named(stream, "prepare"));
        KStream<String, PreparedRecord> sifted = stream.mapping().kind() == Kind.TICKET
                ? prepared.process(SiftProcessor.supplier(stream.name()), named(stream, "sift"))
                : prepared;
        return sifted.process(
                () -> new EmbedProcessor(stream, parts.embedder(), parts.metrics()), named(stream, "embed"));
    }

    private <V> void detect(StreamConfig stream, KStream<String, V> records, Codec<V> codec, Judge<V> judge) {
        Part part = new Part(stream, new Announcer(config, stream), parts.metrics(), parts.clock(), next(stream));
        Serde<Output> output = Serdes.serdeFrom(new OutputSerializer(), (topic, bytes) -> {
            throw new IllegalStateException("outputs are only written");
        });
        records.<Arrival<V>>mapValues(Arrival.Told::new, named(stream, "told"))
                .repartition(Repartitioned.with(Serdes.String(), Arrival.serde(codec))
                        .withName(stream.name() + "-scope")
                        .withNumberOfPartitions(config.partitions()))
                .process(DetectProcessor.supplier(judge, part), named(stream, "detect"))
                .to(
                        (key, value, context) -> value.topic(),
                        Produced.with(Serdes.String(), output).withName(stream.name() + "-out"));
    }

    /** Verdicts join the records of the stream that they are about, in the one log that orders its scopes. */
    private void addVerdicts() {
        List<String> names = config.streams().stream().map(StreamConfig::name).toList();
        Map<String, String> topics = names.stream()
                .collect(Collectors.toMap(Function.identity(), name -> scopeTopic(config.application(), name)));
        String first = scopeTopic(config.application(), names.getFirst());
        Serde<Verdict> verdict = Serdes.serdeFrom(
                (topic, value) -> VerdictFormat.write(value), (topic, bytes) -> VerdictFormat.read(bytes));
        builder.stream(
                        new Topics(config.outputPrefix()).verdicts(),
                        Consumed.with(Serdes.ByteArray(), Serdes.ByteArray())
                                .withTimestampExtractor(new KafkaTimestamp())
                                .withName("verdicts.source"))
                .process(() -> new VerdictRouter(topics.keySet()), Named.as("verdicts.route"))
                .to(
                        (key, value, context) -> topics.getOrDefault(value.stream(), first),
                        Produced.with(Serdes.String(), verdict).withName("verdicts.out"));
    }

    /** The scope topic of the stream after that one. */
    private Optional<String> next(StreamConfig stream) {
        int next = config.streams().indexOf(stream) + 1;
        return next < config.streams().size()
                ? Optional.of(scopeTopic(
                        config.application(), config.streams().get(next).name()))
                : Optional.empty();
    }

    private static Named named(StreamConfig stream, String step) {
        return Named.as(stream.name() + "-" + step);
    }
}
