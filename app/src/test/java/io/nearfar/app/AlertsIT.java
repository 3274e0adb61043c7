package io.nearfar.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.app.broker.BrokerOptions;
import io.nearfar.app.broker.EmbeddedBroker;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code alerts} prints of a broker. */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AlertsIT {

    private static final String BODY = "{\"summary\":\"%s repeats A\",\"stream\":\"desk\",\"n\":1.50}";

    @TempDir
    private static Path folder;

    private static EmbeddedBroker broker;
    private static Admin admin;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final PrintStream realOut = System.out;
    private final PrintStream realErr = System.err;

    @BeforeAll
    static void fillBroker() throws Exception {
        broker = EmbeddedBroker.start(BrokerOptions.in(folder.resolve("broker")));
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
        for (String topic : List.of(
                "nearfar.desk.duplicates",
                "nearfar.desk.outliers",
                "nearfar.desk.surges",
                "empty.desk.duplicates",
                "strange.desk.duplicates",
                "live.desk.duplicates",
                "piped.desk.duplicates")) {
            admin.createTopics(List.of(new NewTopic(topic, 2, (short) 1))).all().get();
        }
        try (KafkaProducer<String, String> producer = producer(Map.of("transactional.id", "alerts-it"))) {
            producer.initTransactions();
            producer.beginTransaction();
            send(producer, alert("nearfar.desk.duplicates", 0, "B", 4));
            send(producer, alert("nearfar.desk.duplicates", 1, "C", 1));
            send(producer, alert("nearfar.desk.outliers", 0, "D", 3));
            send(producer, alert("nearfar.desk.outliers", 1, "E", 2));
            send(producer, alert("nearfar.desk.duplicates", 0, "B", 9));
            producer.commitTransaction();
            producer.beginTransaction();
            send(producer, alert("nearfar.desk.duplicates", 0, "aborted", 5));
            producer.flush();
            producer.abortTransaction();
            producer.beginTransaction();
            send(producer, new ProducerRecord<>("strange.desk.duplicates", 0, "key", "plain"));
            send(producer, new ProducerRecord<>("strange.desk.duplicates", 0, "key", BODY));
            ProducerRecord<String, String> list = alert("strange.desk.duplicates", 0, "list", 6);
            send(producer, new ProducerRecord<>(list.topic(), 0, "key", "[1]", list.headers()));
            send(producer, alert("strange.desk.duplicates", 1, "F", 7));
            producer.commitTransaction();
        }
    }

    @AfterAll
    static void stopBroker() {
        admin.close();
        broker.close();
    }

    @BeforeEach
    void capture() {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void release() {
        System.setOut(realOut);
        System.setErr(realErr);
    }

    @Test
    void committedAlertsArePrintedOnceInOrderOfDetection() throws Exception {
        assertThat(alerts()).isZero();

        assertThat(printed())
                .containsExactly(
                        "ALERT      io.nearfar.made-up.v1                                           desk",
                        "           why  C repeats A",
                        "ALERT      io.nearfar.made-up.v1                                           desk",
                        "           why  E repeats A",
                        "ALERT      io.nearfar.made-up.v1                                           desk",
                        "           why  D repeats A",
                        "ALERT      io.nearfar.made-up.v1                                           desk",
                        "           why  B repeats A",
                        "4 alerts in 3 topics");
        assertThat(errors()).isEmpty();
        assertThat(admin.listGroups().all().get()).isEmpty();
    }

    @Test
    void jsonIsTheBodyUnchanged() {
        assertThat(alerts("--json", "--kind", "outliers", "--stream", "desk")).isZero();

        assertThat(printed()).containsExactly(BODY.formatted("E"), BODY.formatted("D"));
        assertThat(errors()).isEqualTo("nearfar: 2 alerts in 1 topic\n");
    }

    @Test
    void theLimitEndsIt() {
        assertThat(alerts("--json", "--limit", "1")).isZero();
        assertThat(printed()).containsExactly(BODY.formatted("C"));

        assertThat(alerts("--json", "--limit", "3", "--follow")).isZero();
        assertThat(printed()).hasSize(4);
    }

    @Test
    void noAlertsAreSaidSo() {
        assertThat(alerts("--prefix", "empty")).isZero();

        assertThat(printed()).containsExactly("no alerts in 1 topic");
    }

    @Test
    void recordsThatAreNoAlertsAreSaidOnceSkippedAndCounted() {
        assertThat(alerts("--prefix", "strange")).isZero();

        assertThat(printed())
                .hasSize(3)
                .contains(
                        "           why  F repeats A", "1 alert in 1 topic; 3 records that are no alerts were skipped");
        assertThat(errors())
                .isEqualTo("nearfar: strange.desk.duplicates holds records that are no alerts; they are skipped\n");
    }

    @Test
    void settingsNameTheTopicsAndAMissingOneIsNamed() throws IOException {
        Path file = settings("streams: {desk: {kind: ticket, topic: tickets}}");
        assertThat(Main.execute("alerts", "--config", file.toString(), "--json"))
                .isZero();
        assertThat(printed()).hasSize(4);

        Path more = settings("streams: {desk: {kind: ticket}, mail: {kind: ticket, alerts: [duplicates]}}");
        assertThat(Main.execute("alerts", "--config", more.toString())).isEqualTo(1);
        assertThat(errors())
                .endsWith(
                        "nearfar: alert topics are missing: nearfar.mail.duplicates; run makes them, or topics --create\n");

        assertThat(Main.execute("alerts", "--config", more.toString(), "--stream", "post"))
                .isEqualTo(2);
        assertThat(errors()).contains("--stream must be one of desk, mail, was 'post'");
    }

    @Test
    void aPrefixWithoutTopicsIsExitCodeOne() {
        assertThat(alerts("--prefix", "none")).isEqualTo(1);

        assertThat(errors())
                .startsWith("nearfar: there is no topic none.*.{duplicates,outliers,surges};")
                .hasLineCount(1);
    }

    @Test
    void followingGoesOnWithWhatComesAndSigtermEndsItWithExitCodeZero() throws Exception {
        Process process = follow("live");
        try (BufferedReader lines = process.inputReader();
                KafkaProducer<String, String> producer = producer(Map.of())) {
            send(producer, alert("live.desk.duplicates", 0, "X", 1));
            assertThat(lines.readLine()).isEqualTo(BODY.formatted("X"));
            send(producer, alert("live.desk.duplicates", 1, "Y", 0));
            assertThat(lines.readLine()).isEqualTo(BODY.formatted("Y"));

            process.toHandle().destroy();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void aReaderThatEndsEndsFollowingWithExitCodeZero() throws Exception {
        Process process = follow("piped");
        try (KafkaProducer<String, String> producer = producer(Map.of())) {
            process.getInputStream().close();
            for (int sent = 0; process.isAlive(); sent++) {
                send(producer, alert("piped.desk.duplicates", 0, "P" + sent, sent));
                boolean _ = process.waitFor(200, TimeUnit.MILLISECONDS);
            }
            assertThat(process.exitValue()).isZero();
            assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                    .isEmpty();
        } finally {
            process.destroyForcibly();
        }
    }

    private static int alerts(String... more) {
        List<String> arguments = new ArrayList<>(List.of("alerts", "--bootstrap-servers", broker.bootstrapServers()));
        arguments.addAll(List.of(more));
        return Main.execute(arguments.toArray(String[]::new));
    }

    private static Process follow(String prefix) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Dlog4j2.configurationFile=classpath:log4j2.properties",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "alerts",
                        "--bootstrap-servers",
                        broker.bootstrapServers(),
                        "--prefix",
                        prefix,
                        "--json",
                        "--follow")
                .start();
    }

    private static Path settings(String streams) throws IOException {
        return Files.writeString(
                folder.resolve("nearfar.yaml"),
                "%s\nkafka: {bootstrap.servers: '%s'}\n".formatted(streams, broker.bootstrapServers()));
    }

    private static ProducerRecord<String, String> alert(String topic, int partition, String id, int second) {
        ProducerRecord<String, String> alert = new ProducerRecord<>(topic, partition, "acme", BODY.formatted(id));
        Map.of(
                        "ce_type",
                        "io.nearfar.made-up.v1",
                        "ce_id",
                        id,
                        "ce_source",
                        "/nearfar/it/desk",
                        "ce_detectedat",
                        "2026-01-01T00:00:%02dZ".formatted(second))
                .forEach((name, value) -> alert.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return alert;
    }

    private static KafkaProducer<String, String> producer(Map<String, Object> more) {
        Map<String, Object> properties = new HashMap<>(more);
        properties.put("bootstrap.servers", broker.bootstrapServers());
        return new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer());
    }

    private static void send(KafkaProducer<String, String> producer, ProducerRecord<String, String> record)
            throws Exception {
        producer.send(record).get();
    }

    private List<String> printed() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private String errors() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
