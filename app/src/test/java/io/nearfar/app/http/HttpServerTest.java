package io.nearfar.app.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.nearfar.app.CommandFailed;
import io.nearfar.app.settings.HttpSettings;
import io.nearfar.app.settings.Settings;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpServerTest {

    private static final WhatRuns INFO =
            new WhatRuns("1.2.3", Settings.defaults().config());
    private static final Snapshot RUNNING = new Snapshot(Optional.of(State.RUNNING), 2, 0, Optional.empty(), true);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final HttpClient client = HttpClient.newHttpClient();
    private volatile Snapshot now = RUNNING;
    private HttpServer server;

    @BeforeEach
    void start() {
        server = HttpServer.start(new HttpSettings(true, "127.0.0.1", 0), () -> now, INFO, registry);
    }

    @AfterEach
    void stop() {
        server.close();
        client.close();
    }

    @Test
    void aHealthyProgramIsUp() throws Exception {
        HttpResponse<String> ready = ask("GET", "/health/ready");

        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(ready.body()).isEqualTo("{\"status\":\"up\",\"state\":\"RUNNING\",\"reasons\":[]}");
        assertThat(ready.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(ready.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(ready.headers().firstValue("Server")).isEmpty();
    }

    @Test
    void answersFollowTheStreams() throws Exception {
        now = Snapshot.BEFORE_STREAMS;
        assertThat(statuses()).isEqualTo("200 503 503");
        assertThat(ask("GET", "/health/startup").body())
                .isEqualTo("{\"status\":\"down\",\"state\":\"STARTING\","
                        + "\"reasons\":[\"the streams have not been running yet\"]}");
        now = RUNNING;
        assertThat(statuses()).isEqualTo("200 200 200");
        now = new Snapshot(Optional.of(State.NOT_RUNNING), 0, 0, Optional.empty(), true);
        assertThat(statuses()).isEqualTo("503 503 200");
    }

    @Test
    void headHasTheStatusOfGetAndNoBody() throws Exception {
        now = Snapshot.BEFORE_STREAMS;

        HttpResponse<String> ready = ask("HEAD", "/health/ready");

        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS"})
    void nothingButReadingIsAnswered(String method) throws Exception {
        for (String path : new String[] {"/health/live", "/metrics", "/info"}) {
            HttpResponse<String> refused = ask(method, path);

            assertThat(refused.statusCode()).isEqualTo(405);
            assertThat(refused.headers().firstValue("Allow")).contains("GET, HEAD");
            assertThat(refused.body()).isEqualTo("{\"error\":\"only GET and HEAD are answered\"}");
            assertThat(refused.headers().firstValue("Server")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/health", "/health/live/x", "/metrics/x", "/..%2fetc", "/favicon.ico"})
    void otherPathsAreNotFoundAndNotRepeated(String path) throws Exception {
        HttpResponse<String> missing = ask("GET", path);

        assertThat(missing.statusCode()).isBetween(400, 404);
        assertThat(missing.body()).isIn("{\"error\":\"not found\"}", "");
        assertThat(missing.headers().firstValue("Server")).isEmpty();
    }

    @Test
    void whatIsNoHttpGetsAStatusAndNoPage() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream()
                    .write("GET /\u0001 HTTP/1.1\r\nHost: a b\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

            assertThat(answer).startsWith("HTTP/1.1 400").doesNotContain("Jetty", "jetty", "<html", "\tat ");
        }
    }

    @Test
    void metricsComeInTheFormatThatIsAskedFor() throws Exception {
        registry.counter("nearfar.example").increment();

        HttpResponse<String> plain = ask("GET", "/metrics");
        HttpResponse<String> open =
                ask("GET", "/metrics", "application/openmetrics-text;version=1.0.0;q=0.5,*/*;q=0.1");

        assertThat(plain.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain; version=0.0.4");
        assertThat(plain.body()).contains("nearfar_example_total 1.0").doesNotContain("# EOF");
        assertThat(open.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/openmetrics-text; version=1.0.0");
        assertThat(open.body()).contains("nearfar_example_total 1.0").endsWith("# EOF\n");
        assertThat(open.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void infoSaysWhatRunsAndFromWhichScoresOnItSpeaks() throws Exception {
        HttpResponse<String> info = ask("GET", "/info");

        assertThat(info.statusCode()).isEqualTo(200);
        assertThat(info.headers().firstValue("Content-Type")).contains("application/json");
        JsonNode body = new ObjectMapper().readTree(info.body());
        assertThat(body.at("/version").asText()).isEqualTo("1.2.3");
        assertThat(body.at("/settings").asText())
                .isEqualTo(Settings.defaults().config().settingsHash());
        assertThat(body.at("/model").isEmpty()).isTrue();
        assertThat(body.at("/streams/tickets/duplicate/threshold").asDouble()).isBetween(0.5, 1.0);
        assertThat(body.at("/streams/tickets/duplicate/origin").asText()).startsWith("target precision 0.98");
        assertThat(body.at("/streams/logs/outlier/budget").asText()).isEqualTo("20/day");
        assertThat(body.at("/streams/logs/related").isMissingNode()).isTrue();
        assertThat(body.at("/streams/transactions/duplicate/threshold").asDouble())
                .isBetween(0.5, 1.0);
    }

    @Test
    void aFailureIsAStatusWithoutItsTrace() throws Exception {
        HttpServer failing = HttpServer.start(
                new HttpSettings(true, "127.0.0.1", 0),
                () -> {
                    throw new IllegalStateException("a secret");
                },
                INFO,
                registry);
        try (failing) {
            HttpResponse<String> answer = ask("GET", "/health/live", "*/*", failing.port());

            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).isEqualTo("{\"error\":\"failed\"}");
        }
    }

    @Test
    void aPortInUseIsOneClearLine() {
        HttpSettings taken = new HttpSettings(true, "127.0.0.1", server.port());

        assertThatThrownBy(() -> HttpServer.start(taken, () -> now, INFO, registry))
                .isInstanceOf(CommandFailed.class)
                .hasMessage(
                        "cannot listen for HTTP at 127.0.0.1:%d: Address already in use; see http.host and http.port"
                                .formatted(server.port()));
    }

    @Test
    void aHostThatIsNotThisMachineIsOneClearLine() {
        HttpSettings elsewhere = new HttpSettings(true, "203.0.113.7", 0);

        assertThatThrownBy(() -> HttpServer.start(elsewhere, () -> now, INFO, registry))
                .isInstanceOf(CommandFailed.class)
                .hasMessageStartingWith("cannot listen for HTTP at 203.0.113.7:0: ")
                .message()
                .hasLineCount(1);
    }

    @Test
    void afterClosingNobodyAnswers() {
        server.close();
        server.close();

        assertThatThrownBy(() -> ask("GET", "/health/live")).isInstanceOf(ConnectException.class);
    }

    private String statuses() throws IOException, InterruptedException {
        return "%d %d %d"
                .formatted(
                        ask("GET", "/health/live").statusCode(),
                        ask("GET", "/health/ready").statusCode(),
                        ask("GET", "/health/startup").statusCode());
    }

    private HttpResponse<String> ask(String method, String path) throws IOException, InterruptedException {
        return ask(method, path, "*/*");
    }

    private HttpResponse<String> ask(String method, String path, String accept)
            throws IOException, InterruptedException {
        return ask(method, path, accept, server.port());
    }

    private HttpResponse<String> ask(String method, String path, String accept, int port)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("Accept", accept)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
