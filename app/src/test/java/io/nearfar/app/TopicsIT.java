package io.nearfar.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.app.broker.BrokerOptions;
import io.nearfar.app.broker.EmbeddedBroker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code topics} finds and makes. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TopicsIT {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final PrintStream realOut = System.out;
    private final PrintStream realErr = System.err;

    @TempDir
    private Path folder;

    private EmbeddedBroker broker;
    private Admin admin;

    @BeforeEach
    void startBroker() {
        broker = EmbeddedBroker.start(BrokerOptions.in(folder.resolve("broker")));
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stopBroker() {
        System.setOut(realOut);
        System.setErr(realErr);
        admin.close();
        broker.close();
    }

    @Test
    void whatIsMissingIsListedMadeAndThenThere() throws Exception {
        assertThat(topics()).isEqualTo(1);
        assertThat(errors())
                .contains(
                        "source topics are missing: tickets",
                        "output topics are missing: nearfar.verdicts, nearfar.desk.duplicates, nearfar.desk.labels, nearfar.dead-letters");

        make("tickets", 1);
        assertThat(topics("--create")).isZero();
        assertThat(printed())
                .contains(
                        "  nearfar.desk.duplicates                      yes      3  for ever  delete          append  write create",
                        "made nearfar.desk.duplicates",
                        "made nearfar.dead-letters",
                        "everything that run needs is there");

        assertThat(topics("--create")).isZero();
        assertThat(printed()).filteredOn(line -> line.startsWith("made")).hasSize(4);
        Set<String> names = admin.listTopics().names().get();
        assertThat(names)
                .containsExactlyInAnyOrder(
                        "tickets",
                        "nearfar.desk.duplicates",
                        "nearfar.desk.labels",
                        "nearfar.verdicts",
                        "nearfar.dead-letters");
    }

    @Test
    void outputsAreMadeAlsoWhileASourceIsMissing() throws Exception {
        assertThat(topics("--create", "--json")).isEqualTo(1);

        assertThat(errors())
                .startsWith("nearfar: source topics are missing: tickets")
                .hasLineCount(1);
        assertThat(printed())
                .hasSize(11)
                .allMatch(line -> line.startsWith("{\"topic\":"))
                .anyMatch(line ->
                        line.contains("\"topic\":\"nearfar.dead-letters\",\"use\":\"dead-letters\",\"exists\":true"));
    }

    @Test
    void aScopeTopicWithAnotherNumberOfPartitionsIsNamed() throws Exception {
        make("tickets", 1);
        make("nearfar-desk-scope-repartition", 2);

        assertThat(topics("--create")).isEqualTo(1);
        assertThat(errors())
                .contains("partitions is 3, but nearfar-desk-scope-repartition has 2")
                .hasLineCount(1);
    }

    private int topics(String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("nearfar.yaml"), """
                partitions: 3
                streams: {desk: {kind: ticket, topic: tickets, alerts: [duplicates]}}
                kafka: {bootstrap.servers: "%s"}
                """.formatted(broker.bootstrapServers()));
        List<String> arguments = new ArrayList<>(List.of("topics", "--config", file.toString()));
        arguments.addAll(List.of(more));
        return Main.execute(arguments.toArray(String[]::new));
    }

    private void make(String name, int partitions) throws Exception {
        admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1)))
                .all()
                .get();
    }

    private List<String> printed() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private String errors() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
