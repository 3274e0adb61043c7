package io.nearfar.bench.outlier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class OutlierCommandTest {

    @Test
    void reportsEveryDetectorOnTheSameStream(@TempDir Path folder) throws Exception {
        JsonNode lines = new ObjectMapper().readTree(output(0, folder, "--clusters", "10", "--json"));

        assertThat(lines.findValuesAsText("detector")).containsExactly("micro-clusters", "rcf", "glad");
        assertThat(lines.findValuesAsText("clusters")).containsOnly("10");
        assertThat(lines.findValuesAsText("dimensions")).containsOnly("384");
        assertThat(lines.findValuesAsText("records")).containsOnly("400");
        for (JsonNode line : lines) {
            assertThat(line.path("score_update_p50_us").asDouble()).isPositive();
            assertThat(line.path("score_update_p99_us").asDouble())
                    .isGreaterThanOrEqualTo(line.path("score_update_p50_us").asDouble());
            assertThat(line.path("auroc").asDouble()).isBetween(0.0, 1.0);
            assertThat(line.has("bytes_per_tenant")).isTrue();
        }
        assertThat(lines.path(0).path("auroc").asDouble()).isGreaterThan(0.9);
    }

    @Test
    void refusesMoreClustersThanThereAreTopicsFor(@TempDir Path folder) {
        assertThat(output(2, folder, "--clusters", "1000")).startsWith("1000 clusters need 900 topics, there are ");
    }

    private static String output(int exit, Path folder, String... more) {
        StringWriter out = new StringWriter();
        PrintWriter written = new PrintWriter(out);
        CommandLine command =
                new CommandLine(new OutlierCommand()).setOut(written).setErr(written);
        String[] arguments = new String[6 + more.length];
        System.arraycopy(
                new String[] {"--folder", folder.toString(), "--texts", "200", "--records", "400"}, 0, arguments, 0, 6);
        System.arraycopy(more, 0, arguments, 6, more.length);
        assertThat(command.execute(arguments)).isEqualTo(exit);
        return out.toString();
    }
}
