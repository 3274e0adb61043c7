package io.nearfar.app.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EvaluateCommandIT {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void figuresAreTheSameWithOnePartitionAndWithThree() throws Exception {
        Path file = Files.write(folder.resolve("pairs.jsonl"), pairs(40));

        ObjectNode one = figures(file, 1);
        ObjectNode three = figures(file, 3);

        assertThat(one.at("/pairs/ap").isNumber()).isTrue();
        assertThat(three).isEqualTo(one);
    }

    @Test
    void recordsOfWhichNoneCanBeReadFailWithTheReasons() throws Exception {
        Path file = Files.write(
                folder.resolve("tickets.jsonl"),
                List.of("{\"id\":\"a\",\"created_at\":\"2025-01-01T00:00:00Z\",\"subject\":\" \"}"));

        assertThat(evaluate(file.toString())).isEqualTo(1);
        assertThat(err.toString())
                .contains("none of 1 records has a score line; dead letters by reason: missing_field 1");
    }

    @Test
    void aNumberOfPartitionsOutOfRangeIsWrongUsage() {
        assertThat(evaluate("x.jsonl", "--partitions", "0")).isEqualTo(2);
        assertThat(evaluate("x.jsonl", "--partitions", "1025")).isEqualTo(2);
    }

    @Test
    void aSignalLeavesNoFolderBehind() throws Exception {
        Path file = Files.write(folder.resolve("pairs.jsonl"), pairs(20_000));
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx1g",
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.nearfar.app.Main",
                        "evaluate",
                        file.toString(),
                        "--out",
                        folder.resolve("out").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("process.log").toFile())
                .start();
        try {
            while (left(temporary).isEmpty() && process.isAlive()) {
                Thread.onSpinWait();
            }
            process.toHandle().destroy();

            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(143);
            assertThat(left(temporary)).isEmpty();
        } finally {
            process.destroyForcibly();
        }
    }

    private static List<Path> left(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(path -> String.valueOf(path.getFileName()).startsWith("nearfar-evaluate"))
                    .toList();
        }
    }

    private ObjectNode figures(Path file, int partitions) throws IOException {
        out.getBuffer().setLength(0);
        assertThat(evaluate(file.toString(), "--json", "--partitions", Integer.toString(partitions)))
                .as(err.toString())
                .isZero();
        return new ObjectMapper()
                .readTree(out.toString())
                .<ObjectNode>deepCopy()
                .without("seconds");
    }

    private int evaluate(String... arguments) {
        return new CommandLine(new EvaluateCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setExecutionExceptionHandler((thrown, command, parsed) -> {
                    command.getErr().println(thrown.getMessage());
                    return 1;
                })
                .execute(arguments);
    }

    private static List<String> pairs(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> """
                        {"id":"P%d","a":"printer %d is out of paper","b":"%s %d is out of paper","duplicate":%s}""".formatted(i, i, i % 2 == 0 ? "the printer" : "my account", i, i % 2 == 0))
                .toList();
    }
}
