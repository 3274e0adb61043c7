package io.nearfar.app.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nearfar.app.broker.BrokerOptions;
import io.nearfar.app.broker.EmbeddedBroker;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CheckCommandIT {

    private static final long START = 1_760_000_000_000L;
    private static final long STEP = 10_000;

    @TempDir
    private static Path folder;

    private static EmbeddedBroker broker;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void startBroker() throws Exception {
        broker = EmbeddedBroker.start(BrokerOptions.in(folder.resolve("broker")));
        try (Admin admin = admin()) {
            admin.createTopics(List.of(
                            new NewTopic("zendesk.tickets", 3, (short) 1),
                            new NewTopic("desk.tickets", 2, (short) 1),
                            new NewTopic("payments", 2, (short) 1).configs(Map.of("cleanup.policy", "compact")),
                            new NewTopic("silent", 4, (short) 1)))
                    .all()
                    .get();
        }
        produce(
                "zendesk.tickets",
                3,
                60,
                "{\"type\":\"zen:event-type:ticket.created\",\"detail\":{\"id\":\"%1$d\",\"subject\":\"Parcel %1$d has not arrived\","
                        + "\"description\":\"I ordered it two weeks ago and still wait for it\"}}");
        produce(
                "desk.tickets",
                2,
                240,
                "{\"id\":\"T-%1$d\",\"tenant\":\"acme\",\"requester\":\"r%1$d\",\"status\":\"open\",\"subject\":\"Card declined, order %1$d\","
                        + "\"body\":\"Write to jane.doe@example.com, my card is 4111 1111 1111 1111, it was declined\"}");
        produce(
                "payments",
                2,
                40,
                "{\"id\":\"P-%1$d\",\"account\":\"DE89370400440532013000\",\"merchant\":\"Kaufhalle\",\"amount\":\"49.90\",\"currency\":\"EUR\"}");
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @Test
    void aWrongMappingIsExitCodeOneAndNamesTheFieldAndThePresetThatWouldReadIt() throws Exception {
        int code = check("streams: {tickets: {kind: ticket, topic: zendesk.tickets}}");

        assertThat(code).isEqualTo(1);
        assertThat(out.toString())
                .contains(
                        "0 % (0 of 60)",
                        "missing_field",
                        "set streams.tickets.fields.title or streams.tickets.fields.body",
                        "title: /detail/subject",
                        "body: /detail/description",
                        "preset: zendesk reads 100 %",
                        "not understood: tickets");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aRightMappingIsExitCodeZeroWithFiguresOnAtMost110Columns() throws Exception {
        int code = check("streams: {tickets: {kind: ticket, topic: desk.tickets}}");

        assertThat(code).isZero();
        assertThat(out.toString())
                .contains("topic desk.tickets, 2 partitions, about 240 records, 100 sampled from 2 partitions")
                .contains("100 % (100 of 100)", "transaction.version 2", "acme 100 %", "measured on 40 texts")
                .contains("one scope has 100 % of the sample")
                .contains("nearfar.tickets.duplicates", "nearfar topics --create");
        assertThat(out.toString().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(110));
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void personalDataAppearsOnlyRedacted() throws Exception {
        check("streams: {tickets: {kind: ticket, topic: desk.tickets}, payments: {kind: transaction}}");

        assertThat(out.toString()).contains("<mail:", "<card:", "...3000").doesNotContain("jane.doe", "4111", "DE8937");
    }

    @Test
    void theSampleIsOfTheLatestRecordsOfEveryPartition() throws Exception {
        JsonNode stream = json("streams: {tickets: {kind: ticket, topic: desk.tickets}}", "--sample", "10");

        assertThat(stream.at("/topic/sampled").asInt()).isEqualTo(10);
        assertThat(stream.at("/topic/sampled_partitions").asInt()).isEqualTo(2);
        // The last ten of 240 records, ten seconds apart.
        assertThat(stream.at("/times/oldest").asText())
                .isEqualTo(Instant.ofEpochMilli(START + 230 * STEP).toString());
        assertThat(stream.at("/cost/records_per_second").asDouble()).isCloseTo(0.1, Offset.offset(0.001));
    }

    @Test
    void jsonHasTextsOnlyWhenAskedFor() throws Exception {
        String settings = "streams: {tickets: {kind: ticket, topic: desk.tickets}}";

        assertThat(json(settings).has("samples")).isFalse();
        assertThat(out.toString()).doesNotContain("declined");
        assertThat(json(settings, "--sample-texts").path("samples")).hasSize(3);
    }

    @Test
    void aCompactedTopicOfPaymentsIsToldWithItsState() throws Exception {
        JsonNode stream = json("streams: {payments: {kind: transaction}}");

        assertThat(stream.at("/topic/compacted").asBoolean()).isTrue();
        assertThat(stream.path("kind").asText()).isEqualTo("transaction");
        assertThat(stream.at("/readability/share").asDouble()).isEqualTo(1);
        assertThat(stream.at("/fields/account/distinct").asInt()).isEqualTo(1);
        assertThat(stream.at("/cost/bytes/disk").asLong()).isBetween(50L, 500L);
        assertThat(stream.at("/cost/measured_texts").asInt()).isZero();
    }

    @Test
    void jsonNamesTheReasonsAsDeadLettersDo() throws Exception {
        int code = check("streams: {tickets: {kind: ticket, topic: zendesk.tickets}}", "--json");

        JsonNode stream = new ObjectMapper().readTree(out.toString()).at("/streams/0");
        assertThat(code).isEqualTo(1);
        assertThat(stream.path("fine").asBoolean(true)).isFalse();
        assertThat(stream.at("/readability/problems/0/reason").asText()).isEqualTo("missing_field");
        assertThat(stream.at("/readability/alternatives/0/setting").asText()).isEqualTo("preset: zendesk");
    }

    @Test
    void textsAreNotLogged() throws Exception {
        check("streams: {tickets: {kind: ticket, topic: desk.tickets}}");

        assertThat(out.toString()).contains("declined");
        assertThat(Files.readString(Path.of("target", "check", "check.log")))
                .doesNotContain("declined", "4111", "jane");
    }

    @Test
    void anEmptyTopicSaysSoAndIsNoFailure() throws Exception {
        int code = check("streams: {silent: {kind: log}}");

        assertThat(code).isZero();
        assertThat(out.toString()).contains("4 partitions, about 0 records", "the topic holds no record");
    }

    @Test
    void aMissingTopicIsExitCodeOneAndTheOthersAreStillChecked() throws Exception {
        int code = check("streams: {absent: {kind: log}, tickets: {kind: ticket, topic: desk.tickets}}");

        assertThat(code).isEqualTo(1);
        assertThat(out.toString()).contains("topic absent is missing", "100 % (100 of 100)", "not understood: absent");
        assertThat(topics()).doesNotContain("absent");
    }

    @Test
    void oneStreamAloneIsChecked() throws Exception {
        int code = check("streams: {absent: {kind: log}, payments: {kind: transaction}}", "--stream", "payments");

        assertThat(code).isZero();
        assertThat(out.toString()).doesNotContain("absent");
        assertThat(check("streams: {absent: {kind: log}}", "--stream", "payments"))
                .isEqualTo(2);
    }

    @Test
    void nothingIsLeftOnTheBroker() throws Exception {
        Set<String> topics = topics();
        Set<String> groups = groups();

        check("streams: {tickets: {kind: ticket, topic: desk.tickets}}\nkafka: {group.id: tracks}");

        assertThat(topics()).isEqualTo(topics);
        assertThat(groups()).isEqualTo(groups);
    }

    private JsonNode json(String settings, String... more) throws IOException {
        out.getBuffer().setLength(0);
        String[] options = Stream.concat(Stream.of("--json"), Stream.of(more)).toArray(String[]::new);
        assertThat(check(settings, options)).as(err.toString()).isZero();
        return new ObjectMapper().readTree(out.toString()).at("/streams/0");
    }

    private int check(String settings, String... more) throws IOException {
        String kafka = settings.contains("kafka:")
                ? settings.replace("kafka: {", "kafka: {bootstrap.servers: '%s', ".formatted(broker.bootstrapServers()))
                : settings + "\nkafka: {bootstrap.servers: '%s'}".formatted(broker.bootstrapServers());
        Path file = Files.writeString(folder.resolve("nearfar.yaml"), kafka);
        List<String> arguments = new ArrayList<>(List.of("--config", file.toString()));
        arguments.addAll(List.of(more));
        return new CommandLine(new CheckCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments.toArray(String[]::new));
    }

    private static Set<String> topics() throws Exception {
        try (Admin admin = admin()) {
            return admin.listTopics().names().get();
        }
    }

    private static Set<String> groups() throws Exception {
        try (Admin admin = admin()) {
            return admin.listGroups().all().get().stream()
                    .map(group -> group.groupId())
                    .collect(Collectors.toSet());
        }
    }

    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    /** Records ten seconds apart in turn over the partitions. */
    private static void produce(String topic, int partitions, int count, String template) throws Exception {
        Map<String, Object> properties = Map.of("bootstrap.servers", broker.bootstrapServers());
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
            for (int i = 0; i < count; i++) {
                sent.add(producer.send(
                        new ProducerRecord<>(topic, i % partitions, START + i * STEP, "k" + i, template.formatted(i))));
            }
            for (Future<RecordMetadata> each : sent) {
                each.get();
            }
        }
    }
}
