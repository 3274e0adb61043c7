package io.nearfar.app.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import io.nearfar.app.CommandFailed;
import io.nearfar.app.LogFile;
import io.nearfar.app.settings.Settings;
import io.nearfar.app.settings.SettingsReader;
import io.nearfar.embedding.CachedEmbedder;
import io.nearfar.embedding.onnx.OnnxEmbedder;
import io.nearfar.record.Redactor;
import io.nearfar.stream.NearfarMetrics;
import io.nearfar.stream.NearfarTopology;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs labelled records through the real topology on a broker of its own and reports how well they were judged. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = {
            "Send labelled records, JSON lines or gzip of them, through the topology and hold what comes out against the labels.",
            "Labels are never sent. Uses the default settings unless told otherwise.",
            "Of a stream in --config all counts but its fields: records are sent as the preset generic reads them, and fields of "
                    + "the scope besides. Of its kafka properties only those that tune are used.",
            "A signal ends it with 128 and the signal's number and leaves nothing behind."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:figures were printed",
            "1:failed, or no record could be scored",
            "2:wrong usage or settings",
            "130, 143:SIGINT or SIGTERM"
        })
public final class EvaluateCommand implements Callable<Integer> {

    private static final int MAX_PARTITIONS = 1024;
    private static final double SHARE_WARNED_OF = 0.01;
    private static final Path LOGS = Path.of("target", "evaluate");

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Labelled records; several files follow on each other in time.")
    private List<Path> files;

    @Option(
            names = "--stream",
            paramLabel = "SORT",
            description = "tickets, logs, transactions or pairs; judged by the first file if left out.")
    private @Nullable Sort sort;

    @Option(names = "--history", paramLabel = "FILE", description = "Records that come first and are not scored.")
    private List<Path> history = List.of();

    @Option(names = "--config", paramLabel = "FILE", description = "Settings; the defaults if left out.")
    private @Nullable Path config;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Write scores.jsonl, alerts.jsonl and evaluate.log here.")
    private @Nullable Path out;

    @Option(
            names = "--partitions",
            defaultValue = "1",
            description = "Partitions of every topic, 1 to 1,024 (default: 1).")
    private int partitions;

    @Option(names = "--json", description = "Print the figures as one line of JSON.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        if (partitions < 1 || partitions > MAX_PARTITIONS) {
            throw new ParameterException(
                    spec.commandLine(), "--partitions must be 1 to %,d, was %d".formatted(MAX_PARTITIONS, partitions));
        }
        Settings settings = config == null ? Settings.defaults() : SettingsReader.read(config);
        Path folder = Files.createDirectories(out == null ? LOGS : out);
        LogFile.redirect(folder.resolve("evaluate.log"));
        Sort judged = sort != null ? sort : judgedSort(files.getFirst());
        List<Labelled> records =
                Corpus.read(judged, history, files, Clock.systemUTC().instant());
        if (records.stream().allMatch(Labelled::history)) {
            throw new CommandFailed("there are no records to score");
        }
        EvaluationSetup setup = EvaluationSetup.of(settings, judged, partitions);
        try (CachedEmbedder embedder = new CachedEmbedder(OnnxEmbedder.load(settings.model()), settings.textCache())) {
            Redactor redactor = Redactor.of(settings.effectiveRedactionKey().getBytes(StandardCharsets.UTF_8));
            Emitted emitted = run(
                    setup,
                    new NearfarTopology.Parts(embedder, redactor, new NearfarMetrics(), Clock.systemUTC()),
                    records);
            if (out != null) {
                new ResultFiles(records).write(folder, emitted);
            }
            Results results = new Results(records, emitted);
            tellUnanswered(results, emitted);
            Report.Ran ran = new Report.Ran(
                    emitted.seconds(),
                    settings.config().settingsHash(),
                    embedder.model().name(),
                    redactor,
                    setup.config().streams().getFirst().duplicates().precision());
            print(Report.of(judged, results, ran));
        }
        return 0;
    }

    private Emitted run(EvaluationSetup setup, NearfarTopology.Parts parts, List<Labelled> records) throws Exception {
        Progress progress = new Progress(err(), records.size());
        try (TemporaryFolder folder = TemporaryFolder.create("nearfar-evaluate");
                EmbeddedRun run = EmbeddedRun.open(setup.config(), folder.path())) {
            return run.process(records, parts, setup.kafka(), progress::read);
        } finally {
            progress.end();
        }
    }

    private void tellUnanswered(Results results, Emitted emitted) {
        long unanswered = results.unanswered();
        int all = results.scored().size();
        if (unanswered == all) {
            throw new CommandFailed("none of %,d records has a score line; dead letters by reason: %s"
                    .formatted(all, emitted.deadLetterLine()));
        }
        if (unanswered > 0) {
            err().printf(
                            Locale.ROOT,
                            "%s%,d of %,d records have no score line and are left out; dead letters by reason: %s%n",
                            unanswered > SHARE_WARNED_OF * all ? "warning: " : "",
                            unanswered,
                            all,
                            emitted.deadLetterLine());
        }
    }

    private void print(Report report) {
        PrintWriter output = spec.commandLine().getOut();
        if (json) {
            err().print(report.randomLine());
            err().flush();
            output.println(report.json());
        } else {
            output.print(report.table());
        }
        output.flush();
    }

    private Sort judgedSort(Path file) {
        Optional<Sort> byName = Sort.fromFileName(String.valueOf(file.getFileName()));
        if (byName.isPresent()) {
            return byName.get();
        }
        List<JsonNode> lines = Corpus.lines(file);
        return lines.stream()
                .findFirst()
                .flatMap(Sort::fromFields)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "what %s holds cannot be told; name it with --stream".formatted(file)));
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
