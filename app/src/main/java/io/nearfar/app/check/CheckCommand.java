package io.nearfar.app.check;

import io.nearfar.app.LogFile;
import io.nearfar.app.settings.Settings;
import io.nearfar.app.settings.SettingsReader;
import io.nearfar.embedding.Embedder;
import io.nearfar.embedding.onnx.OnnxEmbedder;
import io.nearfar.record.Redactor;
import io.nearfar.stream.StreamConfig;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Reads the latest records of the source topics and says how they would be understood, and at what cost. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Read the latest records of each source topic and say how they would be understood, and what that would cost.",
            "Joins no group, commits nothing and writes nothing to Kafka. Shows a few texts, redacted as they would be compared."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:every stream can be read",
            "1:failed, or of a stream the topic is missing or less than 90 %% can be read",
            "2:wrong usage or settings"
        })
public final class CheckCommand implements Callable<Integer> {

    private static final int MOST = 10_000;
    private static final Path LOGS = Path.of("target", "check");

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE",
            description = "Settings; see config --print-default.")
    private Path file;

    @Option(
            names = "--sample",
            defaultValue = "100",
            paramLabel = "N",
            description = "Records read of each topic, 1 to 10,000 (default: 100).")
    private int sample;

    @Option(names = "--stream", paramLabel = "NAME", description = "Check this stream alone.")
    private @Nullable String stream;

    @Option(names = "--json", description = "Print one line of JSON, without texts.")
    private boolean json;

    @Option(names = "--sample-texts", description = "With --json: print the redacted texts as well.")
    private boolean sampleTexts;

    @Override
    public Integer call() throws Exception {
        if (sample < 1 || sample > MOST) {
            throw new ParameterException(
                    spec.commandLine(), "--sample must be 1 to %,d, was %d".formatted(MOST, sample));
        }
        Settings settings = SettingsReader.read(file);
        List<StreamConfig> streams = chosen(settings);
        LogFile.redirect(Files.createDirectories(LOGS).resolve("check.log"));
        try (BrokerSurvey survey = BrokerSurvey.open(settings)) {
            BrokerFacts broker = survey.facts();
            try (Embedder embedder = OnnxEmbedder.load(settings.model());
                    TopicReader reader = TopicReader.open(settings)) {
                Redactor redactor = Redactor.of(settings.effectiveRedactionKey().getBytes(StandardCharsets.UTF_8));
                StreamCheck check = new StreamCheck(
                        new StreamCheck.Sources(survey, reader, broker.topics()),
                        settings.config(),
                        redactor,
                        embedder);
                String model = embedder.model().name();
                return json ? asJson(broker, model, check, streams) : asText(settings, broker, model, check, streams);
            }
        }
    }

    private int asJson(BrokerFacts broker, String model, StreamCheck check, List<StreamConfig> streams)
            throws InterruptedException {
        JsonReport report = new JsonReport(broker, model, sampleTexts);
        int code = each(check, streams, report::stream);
        out().println(report.json());
        out().flush();
        return code;
    }

    private int asText(
            Settings settings, BrokerFacts broker, String model, StreamCheck check, List<StreamConfig> streams)
            throws InterruptedException {
        TextReport report = new TextReport(new Page(out()));
        report.broker(broker, model);
        Map<String, Boolean> fine = new LinkedHashMap<>();
        int code = each(check, streams, result -> {
            report.stream(result);
            out().flush();
            fine.put(result.stream(), result.fine());
        });
        report.end(settings.textCache(), fine);
        out().flush();
        return code;
    }

    private int each(StreamCheck check, List<StreamConfig> streams, Consumer<StreamResult> tell)
            throws InterruptedException {
        int code = ExitCode.OK;
        for (StreamConfig each : streams) {
            StreamResult result = check.of(each, sample);
            tell.accept(result);
            code = result.fine() ? code : ExitCode.SOFTWARE;
        }
        return code;
    }

    private List<StreamConfig> chosen(Settings settings) {
        List<StreamConfig> all = settings.config().streams();
        if (stream == null) {
            return all;
        }
        List<StreamConfig> chosen =
                all.stream().filter(each -> each.name().equals(stream)).toList();
        if (chosen.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "no stream '%s', there are %s"
                            .formatted(
                                    stream, all.stream().map(StreamConfig::name).toList()));
        }
        return chosen;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
