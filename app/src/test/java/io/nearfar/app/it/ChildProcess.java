package io.nearfar.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.app.broker.EmbeddedBrokerMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A JVM with the class path of the tests, whose output goes to a file. Killed when it is closed, or when the JVM of the
 * tests ends.
 */
final class ChildProcess implements AutoCloseable {

    private static final int TAIL = 60;
    private static final String MAIN = "io.nearfar.app.Main";

    private final Process process;
    private final Path output;
    private final Thread reaper;

    private ChildProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
        this.reaper = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(reaper);
    }

    /** {@code nearfar run --config FILE}. Its output is appended to {@code output}. */
    static ChildProcess app(Path config, Path output) {
        return start(output, List.of("-Xmx1g", MAIN, "run", "--config", config.toString()));
    }

    /** {@code nearfar} with these arguments. Its output is appended to {@code output}. */
    static ChildProcess command(Path output, String... arguments) {
        return command(output, Map.of(), arguments);
    }

    /** The same with variables added to the environment. */
    static ChildProcess command(Path output, Map<String, String> environment, String... arguments) {
        List<String> all = new ArrayList<>(List.of("-Xmx1g", MAIN));
        all.addAll(List.of(arguments));
        return start(output, environment, all);
    }

    /** An embedded broker on a free port. */
    static ChildProcess broker(Path data, int port, Path output) {
        return start(
                output, List.of("-Xmx512m", EmbeddedBrokerMain.class.getName(), data.toString(), String.valueOf(port)));
    }

    /** {@code nearfar demo} with these arguments, in a folder of its own. */
    static ChildProcess demo(Path folder, String... arguments) {
        List<String> all = new ArrayList<>(List.of("-Xmx1g", MAIN, "demo"));
        all.addAll(List.of(arguments));
        return start(folder, folder.resolve("demo.out"), Map.of(), all);
    }

    private static ChildProcess start(Path output, List<String> arguments) {
        return start(Path.of("").toAbsolutePath(), output, Map.of(), arguments);
    }

    private static ChildProcess start(Path output, Map<String, String> environment, List<String> arguments) {
        return start(Path.of("").toAbsolutePath(), output, environment, arguments);
    }

    private static ChildProcess start(
            Path folder, Path output, Map<String, String> environment, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.add("-Dlog4j2.configurationFile=classpath:log4j2.properties");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().putAll(environment);
        try {
            return new ChildProcess(builder.start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the first line that begins so, and returns what follows in it. */
    String awaitLine(String beginning, Duration most) {
        Supplier<Optional<String>> search = () -> {
            if (!process.isAlive() && lines().noneMatch(beginning)) {
                throw new AssertionError(
                        "ended with %d before '%s'%n%s".formatted(process.exitValue(), beginning, tail()));
            }
            return lines().after(beginning);
        };
        return Await.value("a line '" + beginning + "'", most, search, this::tail);
    }

    /** Waits for the first line with that part, and returns what follows the part. */
    String awaitPart(String part, Duration most) {
        return Await.value(
                "a line with '" + part + "'",
                most,
                () -> {
                    assertThat(process.isAlive()).as(this::tail).isTrue();
                    return lines().all().stream()
                            .filter(line -> line.contains(part))
                            .map(line -> line.substring(line.indexOf(part) + part.length()))
                            .findFirst();
                },
                this::tail);
    }

    /** What it printed until now. */
    Lines lines() {
        try {
            return new Lines(
                    Files.readString(output, StandardCharsets.UTF_8).lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Printed lines. */
    record Lines(List<String> all) {

        boolean noneMatch(String beginning) {
            return after(beginning).isEmpty();
        }

        Optional<String> after(String beginning) {
            return all.stream()
                    .filter(line -> line.startsWith(beginning))
                    .map(line -> line.substring(beginning.length()).strip())
                    .findFirst();
        }

        long containing(String part) {
            return all.stream().filter(line -> line.contains(part)).count();
        }
    }

    /** The end of what it printed, for messages. */
    String tail() {
        List<String> all = lines().all();
        return "%s, last lines of %s:%n%s"
                .formatted(
                        process.isAlive() ? "alive" : "ended with " + process.exitValue(),
                        output.getFileName(),
                        String.join("\n", all.subList(Math.max(0, all.size() - TAIL), all.size())));
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for its end; empty when it is still alive after {@code most}. */
    OptionalInt awaitExit(Duration most) throws InterruptedException {
        return process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS)
                ? OptionalInt.of(process.exitValue())
                : OptionalInt.empty();
    }

    /** SIGTERM. */
    void terminate() {
        process.destroy();
    }

    /** SIGKILL; returns when the process is gone. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
        Runtime.getRuntime().removeShutdownHook(reaper);
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            kill();
        }
    }
}
