package io.nearfar.bench.recover;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A JVM with the class path of this one, whose output goes to a file. Killed when it is closed, or when this JVM ends.
 */
final class Jvm implements AutoCloseable {

    private static final int TAIL = 30;

    /** As the root pom starts every JVM of the project, and with the program's own log rather than a library's. */
    private static final List<String> OPTIONS = List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "--add-modules",
            "jdk.incubator.vector",
            "-XX:+UseTransparentHugePages",
            "-Dlog4j2.configurationFile=classpath:log4j2.properties",
            "-Xmx1g");

    private final Process process;
    private final Path output;
    private final Thread reaper;

    private Jvm(Process process, Path output) {
        this.process = process;
        this.output = output;
        this.reaper = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(reaper);
    }

    /** Starts a main class with its arguments and at most 1 GiB of heap. */
    static Jvm start(Path output, Class<?> main, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        command.addAll(arguments);
        return new Jvm(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start(),
                output);
    }

    /** What it has printed until now. */
    List<String> lines() {
        try {
            return Files.readString(output, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalStateException with the end of its output when it has ended */
    void requireAlive() {
        if (!process.isAlive()) {
            List<String> all = lines();
            String tail = String.join("\n", all.subList(Math.max(0, all.size() - TAIL), all.size()));
            throw new IllegalStateException(
                    "%s: the process ended with %d%n%s".formatted(output, process.exitValue(), tail));
        }
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
