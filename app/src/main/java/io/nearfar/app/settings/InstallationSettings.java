package io.nearfar.app.settings;

import static io.nearfar.app.settings.YamlSpelling.text;

import io.nearfar.app.settings.Setting.Group;
import io.nearfar.embedding.onnx.ModelSource;
import java.util.List;
import java.util.function.Function;

/** The settings of an installation, but for its Kafka properties and its streams. */
final class InstallationSettings {

    private static final String HIDDEN = "(hidden)";
    private static final String ABSENT = "(not set)";

    static final List<Group<Settings>> GROUPS = List.of(
            Group.of(
                    "Names and topics",
                    of(
                            "application",
                            "text",
                            "Kafka Streams application id, prefix of internal topics",
                            all -> text(all.config().application())),
                    of(
                            "instance",
                            "text",
                            "names this installation in its alerts",
                            all -> text(all.config().instance())),
                    of(
                            "partitions",
                            "count",
                            "how many internal and output topics have; fixed at the first start",
                            all -> "" + all.config().partitions()),
                    of(
                            "topics.prefix",
                            "text",
                            "output topics are PREFIX.STREAM.KIND",
                            all -> text(all.config().outputPrefix())),
                    of(
                            "scores",
                            "flag",
                            "write matches and raw scores to PREFIX.STREAM.scores",
                            all -> "" + all.config().scores()),
                    of(
                            "dead_letters",
                            "name",
                            "what letters keep of records: raw, redacted or hashed",
                            all -> YamlSpelling.lower(all.config().deadLetters()))),
            Group.of(
                    "Embedding and memory",
                    of(
                            "model",
                            "name",
                            "int8, fp32 or {path, model_sha256, tokenizer_sha256}",
                            all -> model(all.model())),
                    of(
                            "text_cache",
                            "texts",
                            "texts whose vectors are remembered, 550 bytes each",
                            all -> "" + all.textCache()),
                    of(
                            "store_memory.block_cache",
                            "size",
                            "read cache of all stores but rows, outside the heap",
                            all -> Quantity.text(all.config().memory().blockCacheBytes())),
                    of(
                            "store_memory.write_buffer",
                            "size",
                            "write buffer of all stores, outside the heap",
                            all -> Quantity.text(all.config().memory().writeBufferBytes())),
                    of(
                            "search.z",
                            "number",
                            "standard deviations a sketch may be off: more is surer and slower",
                            all -> "" + all.config().search().z()),
                    of(
                            "search.canary_every",
                            "searches",
                            "one search in so many is checked on 4,096 rows; 0 for none",
                            all -> "" + all.config().search().canaryEvery())),
            Group.of(
                    """
                    Mail addresses, card numbers and the like are replaced by hashes. Whoever knows the key can test guesses
                    against them. Without a key it is derived from the application, which is no secret.""",
                    of(
                            "redaction_key",
                            "text",
                            "key of redacted values' hashes, 16 characters or more",
                            all -> redactionKey(all.redactionKey()))),
            Group.of(
                    "Health and metrics over HTTP",
                    of(
                            "http.enabled",
                            "flag",
                            "whether to listen at all",
                            all -> "" + all.http().enabled()),
                    of(
                            "http.host",
                            "text",
                            "address to listen on; 0.0.0.0 for all of the machine's",
                            all -> text(all.http().host())),
                    of(
                            "http.port",
                            "port",
                            "port to listen on; 0 takes any free one",
                            all -> "" + all.http().port())),
            Group.of(
                    "Kafka",
                    of(
                            "broker_wait",
                            "duration",
                            "how long run waits for a broker it cannot reach",
                            all -> Quantity.text(all.brokerWait()))));

    private InstallationSettings() {}

    private static Setting<Settings> of(String key, String unit, String effect, Function<Settings, String> value) {
        return new Setting<>(key, unit, effect, value);
    }

    private static String redactionKey(String key) {
        if (key.isEmpty()) {
            return ABSENT;
        }
        return ProviderReference.isAllOf(key) ? YamlSpelling.quoted(key) : HIDDEN;
    }

    /** What stands for a Kafka property's value. */
    static String property(String name, String value) {
        return new KafkaProperty(name).hides(value) ? HIDDEN : YamlSpelling.quoted(value);
    }

    private static String model(ModelSource model) {
        return switch (model) {
            case ModelSource.Resources shipped -> shipped.equals(ModelSource.fp32()) ? "fp32" : "int8";
            case ModelSource.Folder folder ->
                "\n  path: %s\n  model_sha256: %s\n  tokenizer_sha256: %s"
                        .formatted(
                                YamlSpelling.quoted(folder.path().toString()),
                                YamlSpelling.quoted(folder.modelSha256()),
                                YamlSpelling.quoted(folder.tokenizerSha256()));
        };
    }
}
