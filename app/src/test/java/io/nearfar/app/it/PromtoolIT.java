package io.nearfar.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.app.operations.RuleFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules as Prometheus' own tool reads and tries them. */
class PromtoolIT {

    @Test
    void theRulesAreRight() throws Exception {
        List<String> command = new ArrayList<>(List.of("check", "rules"));
        RuleFiles.files().forEach(file -> command.add(file.toString()));

        assertThat(promtool(command)).isEqualTo(0);
    }

    @Test
    void theExampleOfASetUpIsRight() throws Exception {
        assertThat(promtool(List.of(
                        "check",
                        "config",
                        RuleFiles.folder().resolve("prometheus.yml").toString())))
                .isEqualTo(0);
    }

    @Test
    void everyAlertFiresAndKeepsQuietAsItsTestsSay() throws Exception {
        assertThat(promtool(List.of("test", "rules", RuleFiles.tests().toString())))
                .isEqualTo(0);
    }

    @Test
    void aRuleThatNoLongerFiresFailsItsTest(@TempDir Path folder) throws Exception {
        for (Path file : RuleFiles.files()) {
            String rules = Files.readString(file);
            Files.writeString(folder.resolve(file.getFileName()), rules.replace("> 0.01", "> 0.99"));
        }
        Path tests = Files.copy(RuleFiles.tests(), folder.resolve("tests.yml"));

        assertThat(promtool(List.of("test", "rules", tests.toString()))).isEqualTo(1);
    }

    private static int promtool(List<String> arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(Prometheus.program("promtool").toString()));
        command.addAll(arguments);
        Process promtool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = promtool.waitFor();
        System.out.println(output);
        return code;
    }
}
