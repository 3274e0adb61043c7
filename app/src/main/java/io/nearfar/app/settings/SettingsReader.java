package io.nearfar.app.settings;

import io.nearfar.embedding.CachedEmbedder;
import io.nearfar.embedding.onnx.ModelSource;
import io.nearfar.stream.NearfarConfig;
import io.nearfar.stream.NearfarConfig.StoreMemory;
import io.nearfar.stream.StreamConfig;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads settings from YAML. */
public final class SettingsReader {

    private static final String DEFAULT_STREAMS =
            "{tickets: {kind: ticket}, logs: {kind: log}, transactions: {kind: transaction}}";
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
        return new SettingsReader(Section.root(YamlText.tree(yaml))).settings();
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
        new SourceTopics(application, prefix, streams).refuseWrong(root);
        int textCache = root.read("text_cache", Value.integer(0, Integer.MAX_VALUE), CachedEmbedder.DEFAULT_ENTRIES);
        String key = root.read("redaction_key", Value.secret("at least 16 characters", t -> t.length() >= 16), "");
        Duration wait = root.read("broker_wait", Value.duration(Duration.ofSeconds(1)), Duration.ofMinutes(2));
        HttpSettings http = http(root.section("http"));
        Map<String, String> kafka = kafka();
        root.refuseUnknown();
        if (!root.problems().isEmpty()) {
            throw new InvalidSettings(root.problems());
        }
        String hash = SettingsHash.of(model, partitions, streams);
        NearfarConfig config =
                new NearfarConfig(application, instance, partitions, prefix, scores, hash, memory, streams);
        return new Settings(config, model, textCache, key, wait, http, new TreeMap<>(kafka));
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

    private static HttpSettings http(Section http) {
        HttpSettings read = new HttpSettings(
                http.read("enabled", Value.FLAG, HttpSettings.DEFAULTS.enabled()),
                http.read("host", Value.text("a name or an address", t -> !t.isBlank()), HttpSettings.DEFAULTS.host()),
                http.read("port", Value.integer(0, 65_535), HttpSettings.DEFAULTS.port()));
        http.refuseUnknown();
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
        Section section = root.has("streams") ? root.section("streams") : Section.root(YamlText.tree(DEFAULT_STREAMS));
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
        Section section = root.secretSection("kafka");
        Map<String, String> kafka = section.properties();
        kafka.forEach((name, value) -> KafkaProperty.problem(name, value).ifPresent(why -> section.note(name, why)));
        kafka.putIfAbsent(Settings.BOOTSTRAP, "localhost:9092");
        return kafka;
    }
}
