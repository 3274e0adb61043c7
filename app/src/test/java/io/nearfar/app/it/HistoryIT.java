package io.nearfar.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.app.broker.BrokerOptions;
import io.nearfar.app.broker.EmbeddedBroker;
import io.nearfar.app.settings.Settings;
import io.nearfar.app.settings.SettingsReader;
import io.nearfar.embedding.CachedEmbedder;
import io.nearfar.embedding.onnx.OnnxEmbedder;
import io.nearfar.record.Redactor;
import io.nearfar.stream.NearfarMetrics;
import io.nearfar.stream.NearfarStreams;
import io.nearfar.stream.NearfarTopology;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HistoryIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String ALERTS = "nearfar.desk.duplicates";
    private static final String SCORES = "nearfar.desk.scores";

    @TempDir
    private Path folder;

    @Test
    void onlyWhatCameAfterTheFirstStartIsAlertedAlsoWhenTheDiskIsLost() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerOptions.in(folder.resolve("broker")));
                Client client = new Client(broker.bootstrapServers());
                Sender sender = new Sender(broker.bootstrapServers());
                CachedEmbedder embedder = new CachedEmbedder(
                        OnnxEmbedder.load(settings(broker, "first").model()))) {
            client.createTopics(
                    List.of("desk", ALERTS, SCORES, "nearfar.dead-letters", "nearfar.verdicts"), 1, Map.of());
            send(sender, "OLD-1", "OLD-2");
            try (NearfarStreams first = start(settings(broker, "first"), embedder)) {
                awaitScored(client, 2);
                send(sender, "NEW-1");
                awaitScored(client, 3);
                assertThat(first.client().state().isRunningOrRebalancing()).isTrue();
            }
            send(sender, "NEW-2");
            try (NearfarStreams second = start(settings(broker, "second"), embedder)) {
                awaitScored(client, 4);
                assertThat(second.client().state().isRunningOrRebalancing()).isTrue();
            }
            assertThat(client.read(ALERTS))
                    .extracting(alert -> SeenAlert.header(alert, "ce_subject"))
                    .containsExactly("NEW-1", "NEW-2");
        }
    }

    private Settings settings(EmbeddedBroker broker, String disk) {
        return SettingsReader.read("""
                application: history-it
                partitions: 1
                scores: true
                streams: {desk: {kind: ticket}}
                kafka: {bootstrap.servers: "%s", state.dir: "%s"}
                """.formatted(broker.bootstrapServers(), folder.resolve(disk)));
    }

    private static NearfarStreams start(Settings settings, CachedEmbedder embedder) throws InterruptedException {
        Redactor redactor = Redactor.of(settings.effectiveRedactionKey().getBytes(StandardCharsets.UTF_8));
        NearfarTopology.Parts parts =
                new NearfarTopology.Parts(embedder, redactor, new NearfarMetrics(), Clock.systemUTC());
        NearfarStreams streams = NearfarStreams.create(settings.config(), parts, new HashMap<>(settings.kafka()));
        streams.start();
        assertThat(streams.awaitRunning(SOON)).as("running").isTrue();
        return streams;
    }

    /** Every one is the same request. */
    private static void send(Sender sender, String... ids) {
        for (String id : ids) {
            String value = "{\"id\":\"%s\",\"subject\":\"The kettle that you sent me leaks\"}".formatted(id);
            sender.send(
                    "desk",
                    value.getBytes(StandardCharsets.UTF_8),
                    Instant.now().toEpochMilli());
        }
    }

    private static void awaitScored(Client client, int count) {
        Await.until(
                count + " records scored",
                SOON,
                () -> client.read(SCORES).size() >= count,
                () -> client.read(SCORES).size() + " scored");
    }
}
