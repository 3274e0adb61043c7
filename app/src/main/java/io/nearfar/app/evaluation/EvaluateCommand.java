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
import java.io.IOException;
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
            "Labels are never sent. Uses the default settings unless told otherwise."
        })
public final class EvaluateCommand implements Callable<Integer> {

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

    @Option(names = "--partitions", defaultValue = "1", description = "Partitions of every topic (default: 1).")
    private int partitions;

    @Option(names = "--json", description = "Print the figures as one line of JSON.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
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
            Emitted emitted = run(setup, embedder, records);
            if (out != null) {
                new ResultFiles(records).write(folder, emitted);
            }
            Results results = new Results(records, emitted);
            print(
                    results,
                    Report.of(
                            judged,
                            results,
                            emitted.seconds(),
                            settings.config().settingsHash(),
                            embedder.model().name()));
        }
        return 0;
    }

    private Emitted run(EvaluationSetup setup, CachedEmbedder embedder, List<Labelled> records) throws Exception {
        Redactor redactor = Redactor.of(setup.settings().effectiveRedactionKey().getBytes(StandardCharsets.UTF_8));
        NearfarTopology.Parts parts =
                new NearfarTopology.Parts(embedder, redactor, new NearfarMetrics(), Clock.systemUTC());
        Progress progress = new Progress(err(), records.size());
        try (TemporaryFolder folder = TemporaryFolder.create("nearfar-evaluate");
                EmbeddedRun run = EmbeddedRun.open(setup.config(), folder.path())) {
            return run.process(records, parts, setup.kafka(), progress::read);
        } finally {
            progress.end();
        }
    }

    private void print(Results results, Report report) {
        if (results.unanswered() > 0) {
            err().printf(
                            Locale.ROOT,
                            "%,d records have no scores: unreadable, or the same id twice%n",
                            results.unanswered());
        }
        PrintWriter output = spec.commandLine().getOut();
        if (json) {
            output.println(report.json());
        } else {
            output.print(report.table());
        }
        output.flush();
    }

    private Sort judgedSort(Path file) throws IOException {
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
