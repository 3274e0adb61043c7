package io.nearfar.bench.recover;

import io.nearfar.app.Main;
import io.nearfar.bench.recover.Await.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code nearfar run} in a process of its own, seen from outside: by its log and over HTTP. */
final class Instance implements AutoCloseable {

    private static final Patience CLOSELY = new Patience(Duration.ofMinutes(15), Duration.ofMillis(20));
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
    private static final Pattern LISTENING =
            Pattern.compile(".*event=http-listening address=127\\.0\\.0\\.1 port=(\\d+)");
    private static final String RESTORING = "restoring";
    private static final int OK = 200;

    private final Jvm jvm;
    private final long began;
    private final HttpClient http = HttpClient.newHttpClient();

    private Instance(Jvm jvm, long began) {
        this.jvm = jvm;
        this.began = began;
    }

    static Instance start(Path config, Path log) throws IOException {
        long began = System.nanoTime();
        return new Instance(Jvm.start(log, Main.class, List.of("run", "--config", config.toString())), began);
    }

    /** Asks every 20 ms until it is ready and the memory of {@code tasks} tasks is rebuilt. */
    Startup awaitReady(int tasks) {
        int port = Await.value("HTTP", CLOSELY, this::port);
        long[] restoring = new long[2];
        Instant ready = Await.value("ready", CLOSELY, () -> ready(port, restoring));
        double seconds = (System.nanoTime() - began) / 1e9;
        List<Rebuild> rebuilds = Await.value("rebuilt", CLOSELY, () -> rebuilds(tasks));
        int discarded = Startup.discarded(jvm.lines());
        return new Startup(seconds, (restoring[1] - restoring[0]) / 1e9, ready, discarded, rebuilds);
    }

    private Optional<Integer> port() {
        jvm.requireAlive();
        return jvm.lines().stream()
                .map(LISTENING::matcher)
                .filter(Matcher::matches)
                .map(line -> Integer.parseInt(line.group(1)))
                .findFirst();
    }

    /** Notes when the answer first and last told of tasks that are restoring. */
    private Optional<Instant> ready(int port, long[] restoring) {
        jvm.requireAlive();
        HttpResponse<String> answer = ask(port);
        if (answer.body().contains(RESTORING)) {
            restoring[1] = System.nanoTime();
            restoring[0] = restoring[0] == 0 ? restoring[1] : restoring[0];
        }
        return answer.statusCode() == OK ? Optional.of(Instant.now()) : Optional.empty();
    }

    private HttpResponse<String> ask(int port) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/health/ready".formatted(port)))
                .timeout(ANSWER_WITHIN)
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Optional<List<Rebuild>> rebuilds(int tasks) {
        jvm.requireAlive();
        return Optional.of(Rebuild.read(jvm.lines())).filter(done -> done.size() >= tasks);
    }

    void requireAlive() {
        jvm.requireAlive();
    }

    /** SIGKILL; returns when the process is gone. */
    void kill() {
        jvm.kill();
        http.close();
    }

    @Override
    public void close() {
        jvm.close();
        http.close();
    }
}
