package io.nearfar.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nearfar.app.Main;
import io.nearfar.app.Readme;
import io.nearfar.app.terminal.Columns;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DemoIT {

    @TempDir
    private Path folder;

    @Test
    void theReadmeShowsWhatTheDemoPrints() throws Exception {
        // When
        Process demo = start("--exit", "--seed", "7");
        String errors = new String(demo.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

        // Then
        assertThat(demo.waitFor()).as(errors).isZero();
        List<String> printed = Files.readAllLines(folder.resolve("out.txt"));
        assertThat(errors).isEmpty();
        assertThat(printed).allSatisfy(line -> {
            assertThat(Columns.width(line)).as(line).isLessThanOrEqualTo(Columns.WIDTH);
            assertThat(line).doesNotContain("\u001B");
        });
        assertThat(printed.stream().map(DemoIT::masked).toList())
                .containsAll(shown().stream().map(DemoIT::masked).toList());
        assertThat(printed).anyMatch(line -> line.startsWith("Read them as JSON"));
        assertAlertsAreJson();
    }

    @Test
    void aTypedTicketIsAnsweredAndASignalEndsTheDemoCleanly() throws Exception {
        Process demo = start("--records", "600");
        try (var typed = demo.outputWriter(StandardCharsets.UTF_8)) {
            awaitLine(demo, "Type a ticket");
            typed.write("The kettle that you sent me leaks at the spout, \u001B[31morder 48213\n");
            typed.flush();
            awaitLine(demo, "YOU-1  nearest");
            awaitLine(demo, "decision:");
            demo.toHandle().destroy();
            assertThat(demo.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(demo.exitValue()).isZero();
        assertThat(Files.readString(folder.resolve("out.txt"))).doesNotContain("\u001B");
    }

    private void assertAlertsAreJson() throws IOException {
        ObjectMapper json = new ObjectMapper();
        try (Stream<String> lines = Files.lines(folder.resolve("target/demo/alerts.jsonl"))) {
            for (String line : lines.toList()) {
                JsonNode alert = json.readTree(line);
                assertThat(alert.path("summary").asText()).isNotBlank();
            }
        }
    }

    /** The README's lines of the demo, without their fence. */
    private static List<String> shown() {
        return Readme.block("demo").stream()
                .filter(line -> !line.startsWith("```"))
                .toList();
    }

    /** Seconds since the start and rates differ from run to run. */
    private static String masked(String line) {
        return line.replaceAll("^ *[0-9]+\\.[0-9] s", "  #.# s").stripTrailing();
    }

    private Process start(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Xmx1g",
                "-Dstdout.encoding=UTF-8",
                "-Dlog4j2.configurationFile=classpath:log4j2.properties",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "demo"));
        command.addAll(List.of(options));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out.txt").toFile())
                .start();
    }

    private void awaitLine(Process demo, String part) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (!Files.readString(folder.resolve("out.txt")).contains(part)) {
            assertThat(demo.isAlive()).as("demo before '%s'", part).isTrue();
            assertThat(System.nanoTime()).as("deadline for '%s'", part).isLessThan(deadline);
            assertThat(demo.waitFor(100, TimeUnit.MILLISECONDS)).isFalse();
        }
    }
}
