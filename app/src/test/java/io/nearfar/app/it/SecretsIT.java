package io.nearfar.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.app.check.CheckCommand;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that Nearfar says while it knows passwords and keys, and none of it holds one. */
@Timeout(300)
class SecretsIT {

    private static final Duration SOON = Duration.ofSeconds(100);
    private static final String ALERTS = "out.secrets.desk.duplicates";
    private static final Pattern PORT = Pattern.compile("event=http-listening address=\\S+ port=(\\d+)");
    private static final List<String> PATHS =
            List.of("/metrics", "/health/live", "/health/ready", "/health/startup", "/info", "/", "/nowhere");

    @TempDir
    private static Path folder;

    private static SecureSite site;

    @BeforeAll
    static void start() throws Exception {
        site = SecureSite.start(folder);
        site.client().createTopics(List.of("secrets"), 1, Map.of());
        site.grant(site.config("secrets", "nearfar"));
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void nothingThatARunSaysHoldsASecret() throws Exception {
        Path config = site.configByEnvironment("secrets", "nearfar");
        Path log = folder.resolve("run.log");
        Map<String, String> said = new LinkedHashMap<>();
        try (ChildProcess app =
                ChildProcess.command(log, site.environment("nearfar"), "run", "--config", config.toString())) {
            tickets();
            Await.until(
                    "an alert",
                    SOON,
                    () -> site.client().hasTopic(ALERTS)
                            && !site.client().read(ALERTS).isEmpty(),
                    app::tail);
            int port = port(app);
            for (String path : PATHS) {
                said.put(path, get(port, path));
            }
            said.put("stack of threads", threads(app.pid()));
            app.terminate();
            assertThat(app.awaitExit(SOON)).as(app::tail).hasValue(0);
        }
        said.put("log", Files.readString(log));

        assertThat(said.get("/metrics")).contains("nearfar_alerts_total");
        assertThat(said.get("stack of threads")).contains("StreamThread");
        assertThat(said.get("log")).contains("state=RUNNING");
        assertThat(said).allSatisfy((what, text) -> assertThat(text).as(what).doesNotContain(SecureSite.CANARY));
    }

    @Test
    void commandsPrintTheSettingsWithoutSecrets() throws Exception {
        Path config = site.config("secrets", "nearfar");
        Path log = folder.resolve("config.log");
        try (ChildProcess printed = ChildProcess.command(log, "config", "--config", config.toString())) {
            assertThat(printed.awaitExit(SOON)).as(printed::tail).hasValue(0);
        }

        assertThat(Files.readString(config)).contains(SecureSite.CANARY);
        assertThat(Files.readString(log))
                .contains("security.protocol", "redaction_key", "(hidden)")
                .doesNotContain(SecureSite.CANARY);
        for (SecureSite.Said said : List.of(
                site.topics(config),
                site.topics(config, "--json"),
                site.topics(config, "--acls"),
                SecureSite.command(new CheckCommand(), config))) {
            assertThat(said.out() + said.err()).isNotBlank();
            assertThat(said.toString()).doesNotContain(SecureSite.CANARY);
        }
    }

    /** A wrong password, and what a slip of the hand makes of a right one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"nearfar\" password=\"quagga-9\";",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"nearfar\" password=\"quagga-9\"",
                "org.apache.kafka.common.security.scram.ScramLoginModule quagga-9 username=\"nearfar\";",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"nearfar\" quagga-9;",
                "quagga-9 required password=\"quagga-9\";",
                "quagga-9"
            })
    void aSignInThatFailsIsToldWithoutIt(String jaas) throws Exception {
        Path config = site.config("secrets", "nearfar", jaas, "quagga-of-redaction-4");
        Path log = folder.resolve("failed-%d.log".formatted(jaas.hashCode()));
        try (ChildProcess app = ChildProcess.command(log, "topics", "--config", config.toString())) {
            assertThat(app.awaitExit(SOON)).as(app::tail).isPresent();
        }

        assertThat(Files.readString(log)).contains("nearfar: ").doesNotContain(SecureSite.CANARY);
        assertThat(site.topics(config).toString()).doesNotContain(SecureSite.CANARY);
    }

    private static void tickets() {
        for (String id : List.of("A", "B")) {
            String value = "{\"id\":\"%s\",\"subject\":\"My parcel 5512 has not arrived\"}".formatted(id);
            site.sender()
                    .send(
                            "secrets",
                            value.getBytes(StandardCharsets.UTF_8),
                            Instant.now().toEpochMilli());
        }
    }

    private static int port(ChildProcess app) {
        Matcher line = PORT.matcher(String.join("\n", app.lines().all()));
        assertThat(line.find()).as(app::tail).isTrue();
        return Integer.parseInt(line.group(1));
    }

    private static String get(int port, String path) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
                    .timeout(SOON)
                    .build();
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return response.headers().map() + "\n" + response.body();
        }
    }

    private static String threads(long pid) throws IOException, InterruptedException {
        Process jstack = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jstack")
                                .toString(),
                        "-l",
                        Long.toString(pid))
                .redirectErrorStream(true)
                .start();
        String printed = new String(jstack.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(jstack.waitFor()).as(printed).isZero();
        return printed;
    }
}
