package io.nearfar.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.app.broker.BrokerOptions;
import io.nearfar.app.broker.EmbeddedBroker;
import java.io.BufferedReader;
import java.io.IOException;
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
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RunIT {

    private static final TopicPartition ALERTS = new TopicPartition("nearfar.desk.duplicates", 0);

    @TempDir
    private Path folder;

    private EmbeddedBroker broker;

    @BeforeEach
    void startBroker() {
        broker = EmbeddedBroker.start(BrokerOptions.in(folder.resolve("broker")));
    }

    @AfterEach
    void stopBroker() {
        broker.close();
    }

    @Test
    void aRepeatedTicketIsAlertedAndSigtermEndsWithExitCodeZero() throws Exception {
        createTopic("desk");
        Process process = run();
        try (BufferedReader log = process.errorReader()) {
            awaitLine(log, "loops=plain");
            awaitLine(log, "state=RUNNING");
            produce("{\"id\":\"A\",\"subject\":\"My parcel has not arrived\",\"created_at\":\"2026-01-01T00:00:00Z\"}");
            produce("{\"id\":\"B\",\"subject\":\"My parcel has not arrived\",\"created_at\":\"2026-01-01T00:01:00Z\"}");

            ConsumerRecord<String, String> alert = firstAlert();
            assertThat(new String(
                            alert.headers().lastHeader("ce_subject").value(), java.nio.charset.StandardCharsets.UTF_8))
                    .isEqualTo("B");
            assertThat(alert.timestampType()).isEqualTo(TimestampType.LOG_APPEND_TIME);
            assertThat(topicSetting("nearfar-desk-rows-1-changelog", "message.timestamp.type"))
                    .isEqualTo("LogAppendTime");
            assertThat(topicSetting("nearfar-desk-scope-repartition", "message.timestamp.after.max.ms"))
                    .isEqualTo(String.valueOf(Long.MAX_VALUE));
            terminate(process);
            awaitLine(log, "event=stopped");
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void aMissingSourceTopicIsNamed() throws Exception {
        Process process = run();
        try (BufferedReader log = process.errorReader()) {
            awaitLine(log, "nearfar: source topics are missing: desk");
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(1);
        } finally {
            process.destroyForcibly();
        }
    }

    private String topicSetting(String topic, String name) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            var configs = admin.describeConfigs(List.of(resource)).all().get();
            return configs.values().iterator().next().get(name).value();
        }
    }

    private Process run() throws IOException {
        Path settings = Files.writeString(
                folder.resolve("nearfar.yaml"), """
                partitions: 1
                streams: {desk: {kind: ticket}}
                http: {port: 0}
                kafka: {bootstrap.servers: "%s", state.dir: "%s"}
                """.formatted(broker.bootstrapServers(), folder.resolve("state")));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx1g",
                        "-Dlog4j2.configurationFile=classpath:log4j2.properties",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "run",
                        "--config",
                        settings.toString())
                .start();
        Thread.ofVirtual().start(() -> endAfterDeadline(process));
        return process;
    }

    /** A blocked read of the log ends only with the process. */
    private static void endAfterDeadline(Process process) {
        try {
            if (!process.waitFor(100, TimeUnit.SECONDS)) {
                process.toHandle().destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The process ends its log when it ends, and the test its process when it takes too long. */
    private static void awaitLine(BufferedReader log, String part) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            lines.add(line);
            if (line.contains(part)) {
                return;
            }
        }
        assertThat(lines).as("log").anyMatch(line -> line.contains(part));
    }

    /** Ends the process as a supervisor would; {@link Process#destroy} would also close its log. */
    private static void terminate(Process process) {
        process.toHandle().destroy();
    }

    private void createTopic(String name) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get();
        }
    }

    private void produce(String value) throws Exception {
        Map<String, Object> properties = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("desk", value)).get();
        }
    }

    private ConsumerRecord<String, String> firstAlert() {
        Map<String, Object> properties =
                Map.of("bootstrap.servers", broker.bootstrapServers(), "isolation.level", "read_committed");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(ALERTS));
            consumer.seekToBeginning(List.of(ALERTS));
            List<ConsumerRecord<String, String>> read = new ArrayList<>();
            while (read.isEmpty()) {
                consumer.poll(Duration.ofMillis(200)).forEach(read::add);
            }
            return read.getFirst();
        }
    }
}
