package io.nearfar.connect;

import static io.nearfar.connect.TestAlert.duplicate;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.nearfar.app.broker.BrokerOptions;
import io.nearfar.app.broker.EmbeddedBroker;
import io.nearfar.connect.FakeDesk.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The published configurations in real workers of Kafka Connect, beside a real broker, against a fake of what they talk to. */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HelpDeskSinkIT {

    private static final String TOPIC = "nearfar.tickets.duplicates";
    private static final String LETTERS = "connect.dead-letters";
    private static final String ONE = "0000000000000001";
    private static final String TWO = "0000000000000002";
    private static final String THREE = "0000000000000003";
    private static final String FOUR = "0000000000000004";

    @TempDir
    private Path folder;

    private EmbeddedBroker broker;
    private FakeDesk desk;
    private int workers;

    @BeforeEach
    void start() throws Exception {
        broker = EmbeddedBroker.start(BrokerOptions.in(folder.resolve("broker")));
        desk = new FakeDesk();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        }
    }

    @AfterEach
    void stop() {
        desk.close();
        broker.close();
    }

    @Test
    void zendeskHasOneCommentForEachAlertHoweverOftenItIsDelivered() throws Exception {
        desk.fault(new Fault("PUT", true, 503, "1"));
        try (Worker worker = worker("zendesk", "")) {
            send(duplicate(ONE, "1042"));
            send(duplicate(ONE, "1042"));
            send(new TestAlert("related", TWO, "1043", "1017"));
            send(duplicate(THREE, "1044"));
            worker.await("told of all", () -> desk.comments().containsKey("1044"));
        }
        try (Worker worker = worker("zendesk", "name=from-the-beginning")) {
            send(new TestAlert("regression", FOUR, "1045", "1017"));
            worker.await("told of the next", () -> desk.comments().containsKey("1045"));
        }

        assertThat(desk.comments())
                .containsOnlyKeys("1042", "1044", "1045")
                .allSatisfy(
                        (ticket, comments) -> assertThat(comments).as(ticket).hasSize(1));
        assertThat(desk.writes()).isEqualTo(3);
        assertThat(desk.searches())
                .as("each delivery again, and the lost answer")
                .isGreaterThanOrEqualTo(8);
        assertThat(desk.refused()).isZero();
        JsonNode comment = desk.comments("1042").getFirst();
        assertThat(comment.path("public").asBoolean(true)).isFalse();
        assertThat(comment.path("body").asText())
                .isEqualTo("1042 repeats 1017: same meaning, \"parcel 5512\" in both, same requester\n" + desk.address()
                        + "/agent/tickets/1017\nnearfar " + ONE);
    }

    @Test
    void jiraHasOneLinkForEachAlertHoweverOftenItIsDelivered() throws Exception {
        desk.fault(new Fault("POST", true, 503, "1"));
        try (Worker worker = worker("jira", "")) {
            send(new TestAlert("duplicate", ONE, "OPS-42", "OPS-17"));
            send(new TestAlert("duplicate", ONE, "OPS-42", "OPS-17"));
            send(new TestAlert("related", TWO, "OPS-43", "OPS-17"));
            worker.await("told of both", () -> desk.links().containsKey("OPS-43"));
        }
        try (Worker worker = worker("jira", "name=from-the-beginning")) {
            send(new TestAlert("regression", THREE, "OPS-42", "OPS-18"));
            worker.await("told of the next", () -> desk.links("OPS-42").size() == 2);
        }

        assertThat(desk.links()).containsOnlyKeys("OPS-42", "OPS-43");
        assertThat(desk.links("OPS-42")).containsOnlyKeys("nearfar=" + ONE, "nearfar=" + THREE);
        assertThat(desk.links("OPS-43")).containsOnlyKeys("nearfar=" + TWO);
        assertThat(desk.writes()).as("each delivery again, and the lost answer").isGreaterThanOrEqualTo(8);
        assertThat(desk.refused()).isZero();
        JsonNode link = desk.links("OPS-42").getOrDefault("nearfar=" + ONE, MissingNode.getInstance());
        assertThat(link.path("relationship").asText()).isEqualTo("merge");
        assertThat(link.at("/object/url").asText()).isEqualTo(desk.address() + "/browse/OPS-17");
        assertThat(link.at("/object/title").asText()).isEqualTo("OPS-17");
    }

    @Test
    void aTicketThatIsGoneIsReportedAndTheOthersAreTold() throws Exception {
        desk.remove("1042");
        try (Worker worker = worker("zendesk", """
                errors.deadletterqueue.topic.name=%s
                errors.deadletterqueue.topic.replication.factor=1
                errors.deadletterqueue.context.headers.enable=true
                """.formatted(LETTERS))) {
            send(duplicate(ONE, "1042"));
            send(record(duplicate(TWO, "1043"), TestAlert.TEXT.getBytes(StandardCharsets.UTF_8)));
            send(duplicate(THREE, "1044"));
            worker.await("told of the last", () -> desk.comments().containsKey("1044"));

            List<ConsumerRecord<byte[], byte[]>> letters = letters(2);
            assertThat(letters)
                    .extracting(letter -> header(letter, "__connect.errors.exception.message"))
                    .containsExactly("GET 127.0.0.1 is answered with 404", "the record's value is no JSON");
            assertThat(letters)
                    .allSatisfy(letter -> assertThat(letter.headers())
                            .noneMatch(header ->
                                    new String(header.value(), StandardCharsets.UTF_8).contains(TestAlert.TEXT)));
            assertThat(worker.logged("GET 127.0.0.1 is answered with 404")).isPositive();
            assertThat(desk.comments()).containsOnlyKeys("1044");
            assertNothingIsBetrayed(worker);
        }
    }

    @Test
    void theWorkerFindsThePluginAndItsVersion() throws Exception {
        try (Worker worker = worker("jira", "")) {
            send(new TestAlert("duplicate", ONE, "OPS-42", "OPS-17"));
            worker.await("told", () -> desk.links().containsKey("OPS-42"));

            assertThat(worker.ask("/connector-plugins")).anySatisfy(plugin -> {
                assertThat(plugin.path("class").asText()).isEqualTo(HelpDeskSink.class.getName());
                assertThat(plugin.path("type").asText()).isEqualTo("sink");
                assertThat(plugin.path("version").asText()).isEqualTo(System.getProperty("plugin.version"));
            });
            assertThat(worker.ask("/connectors/nearfar-jira/config")
                            .path("authorization")
                            .asText())
                    .startsWith("${file:");
        }
    }

    private void assertNothingIsBetrayed(Worker worker) {
        assertThat(worker.log()).doesNotContain(TestAlert.TEXT, "parcel 5512", FakeDesk.AUTHORIZATION.substring(6));
    }

    /** A worker without a past, with a published configuration and further lines; its secret is in a file of its own. */
    private Worker worker(String name, String more) throws IOException {
        Path own = Files.createDirectories(folder.resolve("worker-" + ++workers));
        Path secrets = Files.writeString(own.resolve("secrets"), "authorization=" + FakeDesk.AUTHORIZATION);
        String connector = Published.text(name, desk.address(), secrets.toString());
        return Worker.start(own, broker.bootstrapServers(), connector + "\n" + more + "\n");
    }

    private void send(TestAlert alert) throws Exception {
        send(record(alert, alert.body()));
    }

    private static ProducerRecord<byte[], byte[]> record(TestAlert alert, byte[] body) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(TOPIC, "77".getBytes(StandardCharsets.UTF_8), body);
        alert.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    private void send(ProducerRecord<byte[], byte[]> record) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(record).get();
        }
    }

    private List<ConsumerRecord<byte[], byte[]>> letters(int count) {
        List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(new TopicPartition(LETTERS, 0)));
            consumer.seekToBeginning(consumer.assignment());
            while (letters.size() < count && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200)).forEach(letters::add);
            }
        }
        return letters;
    }

    private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
