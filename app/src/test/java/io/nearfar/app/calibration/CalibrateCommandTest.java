package io.nearfar.app.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.detection.Calibration;
import io.nearfar.detection.CalibrationFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CalibrateCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter printed = new StringWriter();

    private int run(int labels, String... further) throws IOException {
        StringBuilder lines = new StringBuilder();
        Random random = new Random(5);
        for (int i = 0; i < labels; i++) {
            double likeness = random.nextDouble();
            String verdict = random.nextDouble() < 1 / (1 + Math.exp(12 - 20 * likeness)) ? "same" : "different";
            lines.append(
                    "{\"record_id\":\"R%d\",\"match_id\":\"M\",\"verdict\":\"%s\",\"measured\":{\"likeness\":%s}}%n"
                            .formatted(i, verdict, likeness));
        }
        Path file = Files.writeString(folder.resolve("labels.jsonl"), lines);
        String[] arguments = new String[further.length + 2];
        arguments[0] = "--labels";
        arguments[1] = file.toString();
        System.arraycopy(further, 0, arguments, 2, further.length);
        return new CommandLine(new CalibrateCommand())
                .setOut(new PrintWriter(printed))
                .setErr(new PrintWriter(printed))
                .execute(arguments);
    }

    @Test
    void withTooFewLabelsTheDefaultStaysAndNothingIsWritten() throws IOException {
        Path out = folder.resolve("own.properties");

        assertThat(run(199, "--out", out.toString())).isZero();

        assertThat(printed.toString()).contains("199 usable labels").contains("The default stays.");
        assertThat(out).doesNotExist();
    }

    @Test
    void withEnoughLabelsAFileIsWrittenThatSettingsCanName() throws IOException {
        Path out = folder.resolve("own.properties");

        assertThat(run(2_000, "--out", out.toString())).isZero();

        Calibration written = CalibrationFormat.read(Files.readString(out));
        assertThat(written.name()).isEqualTo("own");
        assertThat(written.duplicate().labels()).isEqualTo(2_000);
        assertThat(printed.toString())
                .contains("duplicate: 2,000 labelled pairs", "sure by", "precision   95 % interval", "target 0.98");
    }

    @Test
    void aPriorIsAShare() throws IOException {
        assertThat(run(2_000, "--prior", "1.5")).isEqualTo(2);
    }
}
