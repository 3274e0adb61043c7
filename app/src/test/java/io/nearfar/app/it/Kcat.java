package io.nearfar.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nearfar.app.Readme;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A command line of the contract's section on kcat, as it stands there but for the broker and the topic.
 *
 * @param line run by a shell
 * @param log takes what it says on standard error
 */
record Kcat(String line, Path log) {

    private static final Path CONTRACT = Readme.project().resolve("docs/contracts/README.md");
    private static final String BROKER = "localhost:9092";
    private static final String TOPIC = "nearfar\\.[a-z]+\\.duplicates";

    /** The line at {@code index}. Where kcat or jq is missing the test is skipped, but fails where {@link Prometheus#REQUIRED} is set. */
    static Kcat documented(int index, String servers, String topic, Path folder) throws IOException {
        for (String program : List.of("kcat", "jq")) {
            boolean installed = isInstalled(program);
            assertThat(installed || System.getenv(Prometheus.REQUIRED) == null)
                    .as("%s is installed, as .ci/run sees to", program)
                    .isTrue();
            assumeTrue(installed, program + " is not installed");
        }
        String line = lines().get(index);
        assertThat(line).contains(BROKER).containsPattern(TOPIC);
        return new Kcat(
                line.replace(BROKER, servers).replaceAll(TOPIC, topic), folder.resolve("kcat-%d.log".formatted(index)));
    }

    private static boolean isInstalled(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** The commands of the section, those over several lines on one. */
    private static List<String> lines() throws IOException {
        String section = Files.readString(CONTRACT).split("## Reading with kcat\n", 2)[1];
        String block = section.split("```sh\n", 2)[1].split("```", 2)[0];
        return block.replaceAll("\\\\\n\\s*", "").lines().toList();
    }

    /** The first lines that it prints; fewer where it ends before. */
    List<String> lines(int most) throws IOException {
        Process process =
                new ProcessBuilder("sh", "-c", line).redirectError(log.toFile()).start();
        try (BufferedReader printed = process.inputReader()) {
            return new ArrayList<>(printed.lines().limit(most).toList());
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
