package io.nearfar.app.settings;

import io.nearfar.embedding.CachedEmbedder;
import io.nearfar.embedding.onnx.ModelSource;
import io.nearfar.stream.DeadLetterPolicy;
import io.nearfar.stream.NearfarConfig;
import io.nearfar.stream.NearfarConfig.StoreMemory;
import io.nearfar.stream.StreamConfig;
import io.nearfar.window.SearchConfig;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads settings from YAML and the environment. The environment wins over the file, the file over the default. */
public final class SettingsReader {

    private static final Logger LOG = LoggerFactory.getLogger(SettingsReader.class);

    private static final String DEFAULT_STREAMS =
            "{tickets: {kind: ticket}, logs: {kind: log}, transactions: {kind: transaction}}";
    private static final Value<String> NAME = Value.text(
            "letters, digits, dots, hyphens and underscores, at most 100", t -> t.matches("[A-Za-z0-9._-]{1,100}"));
    private static final Value<String> MODEL =
            Value.oneOf("int8, fp32 or {path, model_sha256, tokenizer_sha256}", List.of("int8", "fp32"));
    private static final List<String> MODEL_KEYS = List.of("path", "model_sha256", "tokenizer_sha256");
    private static final Value<String> FILLED = Value.text("a text that is not empty", t -> !t.isEmpty());
    private static final int LEAST_KEY = 16;
    private static final Value<String> REDACTION_KEY = Value.secret(
            "at least 16 characters, or a reference such as ${env:NAME}",
            t -> t.length() >= LEAST_KEY || ProviderReference.isAllOf(t));

    private final Reading reading;
    private final Section root;

    private SettingsReader(Document document) {
        this.reading = new Reading(document);
        this.root = Section.root(reading);
    }

    /**
     * Reads a file of UTF-8 text, and this process's environment.
     *
     * @throws InvalidSettings with all problems of both, also when there is no such file
     */
    public static Settings read(Path file) {
        return read(file, System.getenv()).settings();
    }

    /**
     * Reads a file of UTF-8 text and an environment, and logs the names of variables that it had to ignore.
     *
     * @throws InvalidSettings with all problems of both, also when there is no such file
     */
    public static SettingsInForce read(Path file, Map<String, String> environment) {
        SettingsInForce read = read(String.valueOf(file.getFileName()), text(file), environment);
        if (!read.ignored().isEmpty()) {
            LOG.info("event=environment-ignored names={}", String.join(",", read.ignored()));
        }
        return read;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new InvalidSettings(List.of(new Problem("", "%s is not UTF-8 text".formatted(file))));
        } catch (IOException e) {
            throw new InvalidSettings(List.of(new Problem("", "%s cannot be read (%s)".formatted(file, e))));
        }
    }

    /**
     * Reads the text of a settings file, free of the environment; what it leaves out has its default.
     *
     * @throws InvalidSettings with all problems of the text
     */
    public static Settings read(String yaml) {
        return read("", yaml, Map.of()).settings();
    }

    /** The same with an environment; {@code name} is what problems call the file. */
    static SettingsInForce read(String name, String yaml, Map<String, String> variables) {
        Document document = Document.read(name, yaml);
        document.fill("streams", YamlText.read(DEFAULT_STREAMS).tree());
        Environment environment = new Environment(variables);
        environment.setKafkaProperties(document);
        SettingsReader reader = new SettingsReader(document);
        Supplier<Settings> settings = reader.settings();
        // A value may make further keys known: a kind brings its fields.
        while (environment.override(reader.reading.known(), document)) {
            reader = new SettingsReader(document);
            settings = reader.settings();
        }
        List<Problem> problems = new ArrayList<>(reader.reading.problems());
        problems.addAll(environment.problems(reader.reading.known(), document));
        if (!problems.isEmpty()) {
            throw new InvalidSettings(problems);
        }
        return new SettingsInForce(settings.get(), document.origins(), environment.ignored());
    }

    /** Every key that this text makes known. */
    static List<String> knownPaths(String yaml) {
        Document document = Document.read("", yaml);
        document.fill("streams", YamlText.read(DEFAULT_STREAMS).tree());
        SettingsReader reader = new SettingsReader(document);
        reader.settings();
        return reader.reading.known().stream().map(Reading.Known::path).toList();
    }

    /** Reads everything; the settings are to be had only if no problem was met. */
    private Supplier<Settings> settings() {
        String application = root.read("application", NAME, "nearfar");
        String instance = root.read("instance", NAME, application);
        int partitions = root.read("partitions", Value.integer(1, 1024), 8);
        String prefix = prefix(root.section("topics"));
        boolean scores = root.read("scores", Value.FLAG, false);
        DeadLetterPolicy letters =
                root.read("dead_letters", Value.choice(DeadLetterPolicy.class), DeadLetterPolicy.DEFAULT);
        ModelSource model = model();
        int textCache = root.read("text_cache", Value.integer(0, Integer.MAX_VALUE), CachedEmbedder.DEFAULT_ENTRIES);
        StoreMemory memory = memory(root.section("store_memory"));
        SearchConfig search = search(root.section("search"));
        String key = root.read("redaction_key", REDACTION_KEY, "");
        HttpSettings http = http(root.section("http"));
        Duration wait = root.read("broker_wait", Value.duration(Duration.ofSeconds(1)), Duration.ofMinutes(2));
        SortedMap<String, String> kafka = kafka();
        refuseLostKey(kafka, key);
        List<StreamConfig> streams = streams();
        new SourceTopics(application, prefix, streams).refuseWrong(root);
        root.refuseUnknown();
        return () -> {
            String hash = SettingsHash.of(model, partitions, search, streams);
            NearfarConfig config = new NearfarConfig(
                    application, instance, partitions, prefix, scores, letters, hash, memory, search, streams);
            return new Settings(config, model, textCache, key, wait, http, kafka);
        };
    }

    private void refuseLostKey(SortedMap<String, String> kafka, String key) {
        if (!ProviderReference.isAllOf(key)) {
            return;
        }
        root.make("redaction_key", "", () -> ProviderReference.resolve(kafka, key))
                .filter(found -> found.length() < LEAST_KEY)
                .ifPresent(found -> root.note(
                        "redaction_key", "what it refers to is not right; expected at least 16 characters", ""));
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

    private static SearchConfig search(Section search) {
        Value<Double> z = Value.number("a number from 2 to 8", number -> number >= 2 && number <= 8);
        SearchConfig read = new SearchConfig(
                search.read("z", z, SearchConfig.DEFAULT.z()),
                search.read("canary_every", Value.integer(0, Integer.MAX_VALUE), SearchConfig.DEFAULT.canaryEvery()));
        search.refuseUnknown();
        return read;
    }

    private static HttpSettings http(Section http) {
        Value<String> host = Value.text("a host name or address", t -> t.matches("[A-Za-z0-9._:%-]{1,255}"));
        HttpSettings read = new HttpSettings(
                http.read("enabled", Value.FLAG, HttpSettings.DEFAULTS.enabled()),
                http.read("host", host, HttpSettings.DEFAULTS.host()),
                http.read("port", Value.integer(0, HttpSettings.MAX_PORT), HttpSettings.DEFAULTS.port()));
        http.refuseUnknown();
        return read;
    }

    private ModelSource model() {
        if (root.isMapping("model")) {
            root.offer("model", MODEL);
            return folder(root.section("model")).orElseGet(ModelSource::int8);
        }
        MODEL_KEYS.forEach(key -> root.offer(List.of("model", key), FILLED));
        return root.read("model", MODEL, "int8").equals("fp32") ? ModelSource.fp32() : ModelSource.int8();
    }

    private static Optional<ModelSource> folder(Section model) {
        for (String key : MODEL_KEYS) {
            if (!model.has(key)) {
                model.note(key, "missing; a model of your own needs path, model_sha256 and tokenizer_sha256", "");
            }
        }
        String path = model.read("path", FILLED, "");
        String modelSha = model.read("model_sha256", FILLED, "");
        String tokenizerSha = model.read("tokenizer_sha256", FILLED, "");
        model.refuseUnknown();
        if (path.isEmpty() || modelSha.isEmpty() || tokenizerSha.isEmpty()) {
            return Optional.empty();
        }
        return model.make("", "", () -> ModelSource.folder(Path.of(path), modelSha, tokenizerSha));
    }

    private List<StreamConfig> streams() {
        Section section = root.section("streams");
        List<String> names = section.keys();
        if (names.isEmpty() && root.isMapping("streams")) {
            root.note(
                    "streams",
                    "expected at least one stream: a name and below it topic, kind and what else differs",
                    "{tickets: {kind: ticket}}");
        }
        List<StreamConfig> streams = new ArrayList<>();
        for (String name : names) {
            new StreamReader(name, section.section(name)).read().ifPresent(streams::add);
        }
        return streams;
    }

    private SortedMap<String, String> kafka() {
        Section section = root.secretSection("kafka");
        SortedMap<String, String> kafka = new TreeMap<>(section.properties());
        section.offer(Settings.BOOTSTRAP, Value.TEXT);
        kafka.forEach((name, value) -> check(section, kafka, name, value));
        kafka.putIfAbsent(Settings.BOOTSTRAP, "localhost:9092");
        return kafka;
    }

    private static void check(Section section, SortedMap<String, String> kafka, String name, String value) {
        KafkaProperty property = new KafkaProperty(name);
        property.misspelt()
                .ifPresent(near -> section.noteWithLine(
                        name, "Kafka has no such property; the nearest one is '%s'".formatted(near), near + ":"));
        section.make(name, "", () -> ProviderReference.resolve(kafka, value))
                .flatMap(property::fault)
                .ifPresent(fault -> section.note(name, fault.why(), fault.mend()));
    }
}
