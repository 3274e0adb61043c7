package io.nearfar.app.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.nearfar.embedding.CachedEmbedder;
import io.nearfar.embedding.onnx.ModelSource;
import io.nearfar.stream.NearfarConfig;
import io.nearfar.stream.NearfarConfig.StoreMemory;
import io.nearfar.stream.StreamConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads settings from YAML. */
public final class SettingsReader {

    private static final String DEFAULT_STREAMS =
            "{tickets: {kind: ticket}, logs: {kind: log}, transactions: {kind: transaction}}";
    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .loaderOptions(limits())
            .build());
    private static final Value<String> NAME = Value.text(
            "letters, digits, dots, hyphens and underscores, at most 100", t -> t.matches("[A-Za-z0-9._-]{1,100}"));

    private final Section root;

    private SettingsReader(Section root) {
        this.root = root;
    }

    /**
     * Reads a file of UTF-8 text.
     *
     * @throws InvalidSettings with all problems of the file, also when there is no such file
     */
    public static Settings read(Path file) {
        try {
            return read(Files.readString(file));
        } catch (CharacterCodingException e) {
            throw new InvalidSettings(List.of(new Problem("", "%s is not UTF-8 text".formatted(file))));
        } catch (IOException e) {
            throw new InvalidSettings(List.of(new Problem("", "%s cannot be read (%s)".formatted(file, e))));
        }
    }

    /**
     * Reads the text of a settings file; what it leaves out has its default.
     *
     * @throws InvalidSettings with all problems of the text
     */
    public static Settings read(String yaml) {
        return new SettingsReader(Section.root(tree(yaml))).settings();
    }

    private Settings settings() {
        String application = root.read("application", NAME, "nearfar");
        String instance = root.read("instance", NAME, application);
        int partitions = root.read("partitions", Value.integer(1, 1024), 8);
        String prefix = prefix(root.section("topics"));
        boolean scores = root.read("scores", Value.FLAG, false);
        StoreMemory memory = memory(root.section("store_memory"));
        ModelSource model = model();
        List<StreamConfig> streams = streams();
        int textCache = root.read("text_cache", Value.integer(0, Integer.MAX_VALUE), CachedEmbedder.DEFAULT_ENTRIES);
        String key = root.read("redaction_key", Value.text("at least 16 characters", t -> t.length() >= 16), "");
        Duration wait = root.read("broker_wait", Value.duration(Duration.ofSeconds(1)), Duration.ofMinutes(2));
        Map<String, String> kafka = kafka();
        root.refuseUnknown();
        if (!root.problems().isEmpty()) {
            throw new InvalidSettings(root.problems());
        }
        String hash = SettingsHash.of(model, partitions, streams);
        NearfarConfig config =
                new NearfarConfig(application, instance, partitions, prefix, scores, hash, memory, streams);
        return new Settings(config, model, textCache, key, wait, new TreeMap<>(kafka));
    }

    private static String prefix(Section topics) {
        String prefix = topics.read("prefix", NAME, "nearfar");
        topics.refuseUnknown();
        return prefix;
    }

    private static StoreMemory memory(Section memory) {
        Value<Long> size = Value.size(1 << 20);
        StoreMemory read = new StoreMemory(
                memory.read("block_cache", size, StoreMemory.DEFAULTS.blockCacheBytes()),
                memory.read("write_buffer", size, StoreMemory.DEFAULTS.writeBufferBytes()));
        memory.refuseUnknown();
        return read;
    }

    private ModelSource model() {
        if (root.isMapping("model")) {
            return folder(root.section("model")).orElseGet(ModelSource::int8);
        }
        Value<String> shipped =
                Value.text("int8, fp32 or {path, model_sha256, tokenizer_sha256}", List.of("int8", "fp32")::contains);
        return root.read("model", shipped, "int8").equals("fp32") ? ModelSource.fp32() : ModelSource.int8();
    }

    private static Optional<ModelSource> folder(Section model) {
        Value<String> text = Value.text("a text that is not empty", t -> !t.isEmpty());
        for (String key : List.of("path", "model_sha256", "tokenizer_sha256")) {
            if (!model.has(key)) {
                model.note(key, "missing; a model of your own needs path, model_sha256 and tokenizer_sha256");
            }
        }
        String path = model.read("path", text, "");
        String modelSha = model.read("model_sha256", text, "");
        String tokenizerSha = model.read("tokenizer_sha256", text, "");
        model.refuseUnknown();
        if (path.isEmpty() || modelSha.isEmpty() || tokenizerSha.isEmpty()) {
            return Optional.empty();
        }
        return model.make(() -> ModelSource.folder(Path.of(path), modelSha, tokenizerSha));
    }

    private List<StreamConfig> streams() {
        Section section = root.has("streams") ? root.section("streams") : Section.root(tree(DEFAULT_STREAMS));
        List<String> names = section.keys();
        if (names.isEmpty()) {
            root.note("streams", "expected at least one stream: a name and below it topic, kind and what else differs");
        }
        List<StreamConfig> streams = new ArrayList<>();
        for (String name : names) {
            new StreamReader(name, section.section(name)).read().ifPresent(streams::add);
        }
        return streams;
    }

    private Map<String, String> kafka() {
        Map<String, String> kafka = root.section("kafka").properties();
        kafka.putIfAbsent(Settings.BOOTSTRAP, "localhost:9092");
        return kafka;
    }

    private static JsonNode tree(String yaml) {
        try (YAMLParser parser = (YAMLParser) YAML.createParser(yaml)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (parser.isCurrentAlias()) {
                    throw new InvalidSettings(
                            List.of(new Problem("", "aliases (*name) are not supported; write the value out")));
                }
            }
            return YAML.readTree(yaml);
        } catch (JsonProcessingException e) {
            throw new InvalidSettings(List.of(new Problem("", "not readable as YAML: " + e.getMessage())));
        } catch (YAMLException e) {
            throw new InvalidSettings(List.of(new Problem("", "not readable as YAML: " + e.getMessage())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LoaderOptions limits() {
        LoaderOptions limits = new LoaderOptions();
        limits.setAllowDuplicateKeys(false);
        limits.setCodePointLimit(1 << 20);
        limits.setNestingDepthLimit(20);
        limits.setMaxAliasesForCollections(0);
        return limits;
    }
}
