package io.nearfar.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nearfar.app.broker.BrokerOptions;
import io.nearfar.app.broker.EmbeddedBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code run} says of itself over HTTP, from its start to its end. */
class HttpIT {

    private static final Duration SOON = Duration.ofSeconds(90);
    private static final String INPUT = "desk";
    private static final String MARK = "zyzzyva";
    private static final List<String> METRICS = List.of(
            "nearfar_records_total",
            "nearfar_alerts_total",
            "nearfar_alerts_suppressed_total",
            "nearfar_dead_letters_total",
            "nearfar_embedding_seconds_bucket",
            "nearfar_search_seconds_bucket",
            "nearfar_verification_seconds_bucket",
            "nearfar_candidates_bucket",
            "nearfar_window_records",
            "nearfar_window_bytes",
            "nearfar_largest_scope_ratio",
            "nearfar_score_bucket",
            "nearfar_alert_delay_seconds_bucket",
            "nearfar_budget_used_ratio",
            "nearfar_info",
            "kafka_stream_client_state",
            "kafka_stream_alive_stream_threads",
            "kafka_consumer_fetch_manager_records_lag",
            "jvm_memory_used_bytes",
            "disk_free_bytes",
            "process_files_open_files",
            "process_uptime_seconds",
            "process_cpu_usage");

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private EmbeddedBroker broker;

    @BeforeEach
    void startBroker() {
        broker = EmbeddedBroker.start(BrokerOptions.in(folder.resolve("broker")));
        try (Client client = new Client(broker.bootstrapServers())) {
            client.createTopics(List.of(INPUT), 1, Map.of());
        }
    }

    @AfterEach
    void stopBroker() {
        http.close();
        broker.close();
    }

    @Test
    void healthAndMetricsAreThereFromTheStartToTheEnd() throws Exception {
        try (ChildProcess app = app(0);
                Sender sender = new Sender(broker.bootstrapServers())) {
            int port = port(app);
            assertThat(ask(port, "/health/live").statusCode())
                    .as("live at once")
                    .isEqualTo(200);
            awaitUp(app, port, "/health/startup");
            awaitUp(app, port, "/health/ready");
            send(sender, ticket(1));
            send(sender, ticket(2));
            send(sender, MARK + " is no JSON");
            Exposition scraped = Await.value("a scrape with all that was sent", SOON, () -> complete(port), app::tail);

            assertThat(METRICS)
                    .allSatisfy(name -> assertThat(scraped.has(name)).as(name).isTrue());
            assertThat(scraped.samples())
                    .allSatisfy(sample -> assertThat(sample.labels()).containsEntry("application", "http-it"));
            assertThat(scraped.sum("nearfar_records_total", Map.of("outcome", "embedded")))
                    .isEqualTo(1);
            assertThat(scraped.sum("nearfar_records_total", Map.of("outcome", "repeated")))
                    .isEqualTo(1);
            assertThat(scraped.sum("nearfar_alerts_total", Map.of("stream", INPUT, "kind", "duplicates")))
                    .isEqualTo(1);
            assertThat(scraped.sum("nearfar_alert_delay_seconds_count", Map.of()))
                    .isEqualTo(1);
            assertThat(scraped.sum("nearfar_window_records", Map.of("stream", INPUT)))
                    .isEqualTo(1);
            assertThat(scraped.sum("nearfar_info", Map.of("version", "0.1.0"))).isEqualTo(1);
            app.terminate();
            assertThat(app.awaitExit(SOON)).as(app::tail).hasValue(0);
            assertThatThrownBy(() -> ask(port, "/health/live")).hasCauseInstanceOf(ConnectException.class);
        }
    }

    /** Text of records is in no scrape, complete or not. */
    private Optional<Exposition> complete(int port) {
        String body = ask(port, "/metrics").body();
        assertThat(body).doesNotContain(MARK);
        Exposition read = Exposition.read(body);
        boolean complete = read.sum("nearfar_records_total", Map.of("outcome", "repeated")) == 1
                && read.sum("nearfar_dead_letters_total", Map.of("reason", "invalid_json")) == 1
                && read.has("kafka_consumer_fetch_manager_records_lag");
        return complete ? Optional.of(read) : Optional.empty();
    }

    @Test
    void aPortInUseEndsTheRunWithOneLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ChildProcess app = app(taken.getLocalPort())) {
            assertThat(app.awaitExit(SOON)).as(app::tail).hasValue(1);
            assertThat(app.lines().all())
                    .containsExactly(
                            "nearfar: cannot listen for HTTP at 127.0.0.1:%d: Address already in use; see http.host and http.port"
                                    .formatted(taken.getLocalPort()));
        }
    }

    private ChildProcess app(int port) throws IOException {
        Path config = Files.writeString(folder.resolve("nearfar.yaml"), """
                application: http-it
                partitions: 1
                streams: {%s: {kind: ticket}}
                http: {port: %d}
                kafka: {bootstrap.servers: "%s", state.dir: "%s"}
                """.formatted(
                        INPUT, port, broker.bootstrapServers(), folder.resolve("state")));
        return ChildProcess.app(config, folder.resolve("app.log"));
    }

    /** The port of the log line that says where it listens. */
    private static int port(ChildProcess app) {
        String line = Await.value(
                "a line that says where HTTP is",
                SOON,
                () -> app.lines().all().stream()
                        .filter(each -> each.contains("event=http-listening address=127.0.0.1 port="))
                        .findFirst(),
                app::tail);
        return Integer.parseInt(line.substring(line.lastIndexOf('=') + 1).strip());
    }

    private void awaitUp(ChildProcess app, int port, String path) {
        Await.until(path + " up", SOON, () -> ask(port, path).statusCode() == 200, app::tail);
    }

    private HttpResponse<String> ask(int port, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
                .timeout(SOON)
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String ticket(int number) {
        return """
                {"id": "%1$s-%2$d", "tenant": "%1$s", "subject": "My %1$s has not arrived"}
                """.formatted(MARK, number);
    }

    private static void send(Sender sender, String value) {
        sender.send(INPUT, value.getBytes(StandardCharsets.UTF_8), System.currentTimeMillis());
    }
}
