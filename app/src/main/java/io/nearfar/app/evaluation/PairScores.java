package io.nearfar.app.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import io.nearfar.app.settings.Settings;
import io.nearfar.embedding.CachedEmbedder;
import io.nearfar.embedding.onnx.OnnxEmbedder;
import io.nearfar.record.Redactor;
import io.nearfar.stream.NearfarMetrics;
import io.nearfar.stream.NearfarTopology;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** The scores of labelled pairs, as the real topology gives them with default settings. */
public final class PairScores {

    private PairScores() {}

    /**
     * The objects of a file of JSON lines, plain or gzip.
     *
     * @throws io.nearfar.app.CommandFailed when it cannot be read
     */
    public static List<JsonNode> lines(Path file) {
        return Corpus.lines(file);
    }

    /**
     * Lines of scores, with {@code ID/a} and {@code ID/b} for the two texts of the pair with that id.
     *
     * @throws Exception when the pairs cannot be read or the broker fails
     */
    public static List<JsonNode> of(Path file) throws Exception {
        Settings settings = Settings.defaults();
        List<Labelled> records = Corpus.read(
                Sort.PAIRS, List.of(), List.of(file), Clock.systemUTC().instant());
        EvaluationSetup setup = EvaluationSetup.of(settings, Sort.PAIRS, 1);
        Redactor redactor = Redactor.of(settings.effectiveRedactionKey().getBytes(StandardCharsets.UTF_8));
        try (CachedEmbedder embedder = new CachedEmbedder(OnnxEmbedder.load(settings.model()), settings.textCache());
                TemporaryFolder folder = TemporaryFolder.create("nearfar-calibrate");
                EmbeddedRun run = EmbeddedRun.open(setup.config(), folder.path())) {
            NearfarTopology.Parts parts =
                    new NearfarTopology.Parts(embedder, redactor, new NearfarMetrics(), Clock.systemUTC());
            Emitted emitted = run.process(records, parts, setup.kafka(), read -> {});
            return new ResultFiles(records).scores(emitted);
        }
    }
}
