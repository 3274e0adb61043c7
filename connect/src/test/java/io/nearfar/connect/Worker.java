package io.nearfar.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.connect.cli.ConnectStandalone;

/**
 * A standalone worker of Kafka Connect in a process of its own, with the plugin's jar in its {@code plugin.path} and nothing of this
 * module on its class path. Killed when it is closed.
 */
final class Worker implements AutoCloseable {

    private static final Path JAR = Path.of(System.getProperty("plugin.jar"));
    private static final long DEADLINE = TimeUnit.SECONDS.toNanos(120);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(50);

    private final Process process;
    private final Path log;
    private final URI address;

    private Worker(Process process, Path log, URI address) {
        this.process = process;
        this.log = log;
        this.address = address;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /** Starts a worker in an empty folder; it knows only what the broker has kept. */
    static Worker start(Path folder, String servers, String connector) throws IOException {
        Path plugins = Files.createDirectories(folder.resolve("plugins/nearfar"));
        Files.copy(JAR, plugins.resolve(JAR.getFileName()));
        int port = freePort();
        Path settings = Files.writeString(folder.resolve("worker.properties"), """
                bootstrap.servers=%s
                listeners=http://127.0.0.1:%d
                plugin.path=%s
                plugin.discovery=service_load
                key.converter=org.apache.kafka.connect.storage.StringConverter
                value.converter=org.apache.kafka.connect.storage.StringConverter
                offset.storage.file.filename=%s
                offset.flush.interval.ms=500
                config.providers=file
                config.providers.file.class=org.apache.kafka.common.config.provider.FileConfigProvider
                """.formatted(
                        servers, port, plugins.getParent(), folder.resolve("offsets")));
        Path log = folder.resolve("worker.log");
        Path properties = Files.writeString(folder.resolve("connector.properties"), connector);
        Process process = new ProcessBuilder(command(settings, properties))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new Worker(process, log, URI.create("http://127.0.0.1:" + port));
    }

    private static List<String> command(Path settings, Path connector) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Dlog4j2.configurationFile=" + resource("worker-log4j2.properties"),
                "-cp",
                classPath(),
                ConnectStandalone.class.getName(),
                settings.toString(),
                connector.toString());
    }

    /** The libraries of the tests, without what this module has built. */
    private static String classPath() {
        Path built = JAR.getParent();
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).startsWith(built))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path resource(String name) {
        return JAR.resolveSibling("test-classes").resolve(name);
    }

    /** Waits until something holds. */
    void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + DEADLINE;
        while (!condition.getAsBoolean()) {
            assertThat(process.isAlive() && System.nanoTime() < deadline)
                    .as("%s%n%s", what, log())
                    .isTrue();
            LockSupport.parkNanos(PAUSE);
        }
    }

    /** Everything it has logged. */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many lines have that part. */
    long logged(String part) {
        return log().lines().filter(line -> line.contains(part)).count();
    }

    /** What it answers to a question to its own API. */
    JsonNode ask(String path) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return new ObjectMapper()
                    .readTree(http.send(
                                    HttpRequest.newBuilder(address.resolve(path))
                                            .build(),
                                    BodyHandlers.ofString())
                            .body());
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
