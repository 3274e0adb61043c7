package io.nearfar.app.calibration;

import com.fasterxml.jackson.databind.JsonNode;
import io.nearfar.app.LogFile;
import io.nearfar.app.evaluation.PairScores;
import io.nearfar.detection.Calibration;
import io.nearfar.detection.CalibrationFormat;
import io.nearfar.detection.PairRule.Precision;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Fits how sure Nearfar is of tickets to labels, and says what each threshold would be worth. */
@Command(
        name = "calibrate",
        mixinStandardHelpOptions = true,
        description = {
            "Fit how sure Nearfar is that tickets are the same, or about the same, to what people said of them.",
            "Labels are JSON lines, each one of:",
            "  {\"id\", \"a\", \"b\", \"duplicate\": true|false}              two texts; measured now unless --scores has them",
            "  {\"record_id\", \"match_id\", \"verdict\"[, \"measured\"]}     measured as in a line of scores, or joined with --scores",
            "  {\"alert_id\", \"verdict\"}                                a verdict, joined with --alerts and --scores",
            "A verdict is same, different, related, expected or useful. Settings name the file that --out writes: "
                    + "duplicates: {calibration: FILE}.",
            "With fewer than 200 usable labels nothing is written and the calibration in force stays."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:fitted, or too few labels", "1:failed", "2:wrong usage"})
public final class CalibrateCommand implements Callable<Integer> {

    private static final int FEWEST = 200;
    private static final Path LOGS = Path.of("target");

    @Spec
    private CommandSpec spec;

    @Option(names = "--labels", paramLabel = "FILE", required = true, description = "what people said, JSON lines")
    private Path labels;

    @Option(names = "--scores", paramLabel = "FILE", description = "lines of a scores topic: what was measured")
    private @Nullable Path scores;

    @Option(names = "--alerts", paramLabel = "FILE", description = "alerts as 'alerts --json' prints them")
    private @Nullable Path alerts;

    @Option(
            names = "--prior",
            paramLabel = "P",
            description = "share of duplicates among the pairs that the stream compares; else that of the labels")
    private double prior = -1;

    @Option(names = "--out", paramLabel = "FILE", description = "file to write")
    private @Nullable Path out;

    @Override
    public Integer call() throws Exception {
        if (prior != -1 && !(prior > 0 && prior < 1)) {
            throw new ParameterException(spec.commandLine(), "--prior must be above 0 and below 1, was " + prior);
        }
        List<LabelledPair> pairs = pairs();
        PrintWriter output = spec.commandLine().getOut();
        long duplicates = pairs.stream().filter(LabelledPair::duplicate).count();
        if (pairs.size() < FEWEST || duplicates == 0 || duplicates == pairs.size()) {
            output.printf(
                    Locale.ROOT,
                    "%,d usable labels, %,d of them duplicates: at least %d of both sorts are needed. The default stays.%n",
                    pairs.size(),
                    duplicates,
                    FEWEST);
            output.flush();
            return 0;
        }
        CalibrationFit fit = new CalibrationFit(pairs, name(), prior);
        print(fit, output);
        if (out != null) {
            Files.writeString(out, CalibrationFormat.write(fit.calibration()));
            output.printf("written to %s; name it in the settings: duplicates: {calibration: %s}%n", out, out);
        }
        output.flush();
        return 0;
    }

    private static void print(CalibrationFit fit, PrintWriter output) {
        Calibration calibration = fit.calibration();
        Precision targets = Precision.DEFAULT;
        output.print(ReliabilityTable.of(
                "duplicate", fit.duplicates(), fit.weight(), calibration.duplicate(), targets.duplicate()));
        output.print(
                ReliabilityTable.of("related", fit.related(), fit.weight(), calibration.related(), targets.related()));
    }

    private String name() {
        Path named = out == null ? labels : out;
        return String.valueOf(named.getFileName()).replaceFirst("\\.[a-z]+$", "");
    }

    private List<LabelledPair> pairs() throws Exception {
        List<JsonNode> said = PairScores.lines(labels);
        boolean unmeasured =
                scores == null && said.stream().anyMatch(label -> label.has("a") && !label.has("measured"));
        List<JsonNode> measured = new ArrayList<>(scores == null ? List.of() : PairScores.lines(scores));
        if (unmeasured) {
            LogFile.redirect(Files.createDirectories(LOGS).resolve("calibrate.log"));
            measured.addAll(PairScores.of(labels));
        }
        return new Labels(measured, alerts == null ? List.of() : PairScores.lines(alerts)).join(said);
    }
}
