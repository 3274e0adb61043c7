package io.nearfar.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;

/** A real Prometheus on loopback that scrapes one target every two seconds. Ends when it is closed. */
final class Prometheus implements AutoCloseable {

    private static final Duration SOON = Duration.ofSeconds(60);
    /** Set in the environment where no test may be skipped for want of a program. */
    static final String REQUIRED = "REQUIRE_PROGRAMS";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final int port;
    private final Path log;
    private final Thread reaper;
    private final HttpClient http = HttpClient.newHttpClient();

    private Prometheus(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
        this.reaper = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(reaper);
    }

    /**
     * A program of Prometheus'. Where there is none the test is skipped and says so; with {@link #REQUIRED} in
     * the environment it fails.
     */
    static Path program(String name) {
        Optional<Path> found = Arrays.stream(
                        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
        if (found.isEmpty()) {
            assertThat(System.getenv(REQUIRED))
                    .as("%s is not on the path, and %s says that it must be".formatted(name, REQUIRED))
                    .isNull();
            Assumptions.abort(name + " is not on the path: install Prometheus (Debian: apt-get install prometheus)");
        }
        return found.orElseThrow();
    }

    /** Starts it with those rules, for a target on loopback. */
    static Prometheus start(Path folder, int target, List<Path> rules) throws IOException {
        int port = freePort();
        Path config = Files.writeString(folder.resolve("prometheus.yml"), """
                global: {scrape_interval: 2s, evaluation_interval: 2s}
                rule_files: [%s]
                scrape_configs:
                  - job_name: nearfar
                    static_configs: [{targets: ["127.0.0.1:%d"]}]
                """.formatted(
                rules.stream().map(rule -> '"' + rule.toString() + '"').collect(Collectors.joining(", ")), target));
        Path log = folder.resolve("prometheus.log");
        Process process = new ProcessBuilder(
                        program("prometheus").toString(),
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + folder.resolve("prometheus"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Prometheus started = new Prometheus(process, port, log);
        Await.until("Prometheus ready", SOON, started::isReady, started::tail);
        return started;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean isReady() {
        assertThat(process.isAlive()).as(tail()).isTrue();
        try {
            return get("/-/ready").statusCode() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private String tail() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An answer of the query API, its status among it; an error when it cannot be parsed. */
    JsonNode ask(String path, Map<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .map(each -> encoded(each.getKey()) + '=' + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
        try {
            return JSON.readTree(get("/api/v1/%s?%s".formatted(path, query)).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The answer to a query now. */
    JsonNode now(String query) {
        return ask("query", Map.of("query", query));
    }

    /** The answer to a query from {@code begin} until {@code end}, a point every two seconds. */
    JsonNode between(Instant begin, Instant end, String query) {
        return ask(
                "query_range", Map.of("query", query, "start", begin.toString(), "end", end.toString(), "step", "2s"));
    }

    private HttpResponse<String> get(String path) {
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
                            .timeout(SOON)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        http.close();
        process.destroy();
        try {
            if (!process.waitFor(SOON.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().removeShutdownHook(reaper);
    }
}
