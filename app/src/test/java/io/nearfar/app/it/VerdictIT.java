package io.nearfar.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a person said with the command holds, also after the instance was killed and came back. */
@Timeout(300)
class VerdictIT {

    private static final Duration SOON = Duration.ofSeconds(100);
    private static final String INPUT = "support.tickets";
    private static final String ALERTS = "nearfar.tickets.duplicates";
    private static final String LABELS = "nearfar.tickets.labels";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private String bootstrap = "";

    @Test
    void whatWasSaidToDifferIsNeverInOneGroupAgain() throws Exception {
        try (ChildProcess broker = ChildProcess.broker(folder.resolve("broker"), 0, folder.resolve("broker.log"))) {
            bootstrap = broker.awaitLine("ready", SOON);
            try (Client client = new Client(bootstrap);
                    Sender sender = new Sender(bootstrap)) {
                client.createTopics(List.of(INPUT), 1, Map.of());
                check(client, sender);
            }
        }
    }

    private void refuseUnknown() throws Exception {
        try (ChildProcess unknown = ChildProcess.command(
                folder.resolve("unknown.log"),
                "verdict",
                "0123456789abcdef",
                "same",
                "--config",
                config().toString())) {
            assertThat(unknown.awaitExit(SOON)).as(unknown::tail).hasValue(1);
            assertThat(unknown.tail()).contains("no alert 0123456789abcdef in nearfar.tickets.duplicates");
        }
    }

    private void check(Client client, Sender sender) throws Exception {
        // Given
        ChildProcess app = ChildProcess.app(config(), folder.resolve("app.log"));
        try {
            ticket(sender, "A", "My parcel 5512 has not arrived, tracking has not moved since Monday");
            ticket(sender, "B", "My parcel 5512 hasn't arrived, the tracking has not moved since Monday");
            JsonNode wrong = alert(client, "B", app);
            assertThat(wrong.at("/group/leader").asText()).isEqualTo("A");

            // When
            try (ChildProcess command = ChildProcess.command(
                    folder.resolve("command.log"),
                    "verdict",
                    wrong.path("alert_id").asText(),
                    "different",
                    "--note",
                    "other parcel",
                    "--config",
                    config().toString())) {
                assertThat(command.awaitExit(SOON)).as(command::tail).hasValue(0);
            }
            refuseUnknown();
            Await.until("a label", SOON, () -> !client.read(LABELS).isEmpty(), app::tail);
            ticket(sender, "C", "My parcel 5512 hasn't arrived, the tracking has not moved since Monday.");

            // Then
            assertThat(alert(client, "C", app).at("/group/leader").asText()).isEqualTo("B");
            app.kill();
            app = ChildProcess.app(config(), folder.resolve("app.log"));
            ticket(sender, "D", "My parcel 5512 hasn't arrived, the tracking has not moved since Monday!");
            assertThat(alert(client, "D", app).at("/group/leader").asText()).isEqualTo("B");
            ticket(sender, "E", "My parcel 5512 has not arrived, tracking has not moved since Monday");
            assertThat(alert(client, "E", app).at("/group/leader").asText()).isEqualTo("A");
            assertThat(alerts(client))
                    .extracting(alert -> alert.path("alert_id").asText())
                    .doesNotHaveDuplicates();
        } finally {
            app.close();
        }
    }

    private Path config() throws Exception {
        return Files.writeString(
                folder.resolve("nearfar.yaml"), """
                application: verdict-it
                partitions: 2
                http: {port: 0}
                streams:
                  tickets: {kind: ticket, topic: %s, history: alert, alerts: [duplicates]}
                kafka: {bootstrap.servers: "%s", state.dir: "%s"}
                """.formatted(INPUT, bootstrap, folder.resolve("state")));
    }

    private static void ticket(Sender sender, String id, String subject) throws Exception {
        Instant now = Instant.now();
        Map<String, String> fields =
                Map.of("id", id, "tenant", "acme", "subject", subject, "created_at", now.toString());
        sender.send(INPUT, JSON.writeValueAsBytes(fields), now.toEpochMilli());
    }

    /** Waits for the alert about a ticket. */
    private static JsonNode alert(Client client, String id, ChildProcess app) {
        return Await.value(
                "an alert about " + id,
                SOON,
                () -> alerts(client).stream()
                        .filter(alert -> alert.at("/record/id").asText().equals(id))
                        .findFirst(),
                app::tail);
    }

    private static List<JsonNode> alerts(Client client) {
        if (!client.hasTopic(ALERTS)) {
            return List.of();
        }
        return client.read(ALERTS).stream().map(VerdictIT::body).toList();
    }

    private static JsonNode body(ConsumerRecord<byte[], byte[]> record) {
        return Optional.of(record.value())
                .map(value -> {
                    try {
                        return JSON.readTree(value);
                    } catch (java.io.IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                })
                .orElseThrow();
    }
}
