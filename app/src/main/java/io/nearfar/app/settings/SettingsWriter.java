package io.nearfar.app.settings;

import com.fasterxml.jackson.core.JsonPointer;
import io.nearfar.embedding.onnx.ModelSource;
import io.nearfar.record.Mapping;
import io.nearfar.stream.AlertPolicy;
import io.nearfar.stream.NearfarConfig;
import io.nearfar.stream.StreamConfig;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Writes settings as commented YAML: every key, whether it was set or not. Reading what was written gives equal settings;
 * only secrets are not written but named as hidden.
 */
public final class SettingsWriter {

    private static final int COMMENT_COLUMN = 40;
    private static final String HIDDEN = "(hidden)";
    private static final Pattern SECRET =
            Pattern.compile("(?i).*(password|secret|jaas|token|credential|key\\.pem|basic\\.auth|\\.key$).*");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z/][A-Za-z0-9._/@~-]*");

    /** What YAML 1.1 reads as a boolean or as nothing. */
    private static final Pattern NO_TEXT = Pattern.compile("(?i)y|n|yes|no|on|off|true|false|null");

    private final StringBuilder yaml = new StringBuilder();
    private final Settings settings;

    private SettingsWriter(Settings settings) {
        this.settings = settings;
    }

    /** The settings as YAML, ending with a newline. */
    public static String write(Settings settings) {
        SettingsWriter writer = new SettingsWriter(settings);
        writer.general();
        writer.streams();
        return writer.yaml.toString();
    }

    private void general() {
        NearfarConfig config = settings.config();
        comment(
                0,
                "Settings of Nearfar; settings hash %s. Every key may be left out and then has its default."
                        .formatted(config.settingsHash()));
        comment(0, "Durations: 90s 15m 24h 1095d. Sizes: 64MiB.");
        line(0, "application", text(config.application()), "Kafka Streams application id, prefix of internal topics");
        line(0, "instance", text(config.instance()), "names this installation in its alerts; default the application");
        line(
                0,
                "partitions",
                config.partitions(),
                "partitions of internal and output topics, fixed at the first start");
        line(0, "topics", "");
        line(2, "prefix", text(config.outputPrefix()), "output topics are PREFIX.STREAM.KIND");
        line(0, "scores", config.scores(), "write every record's matches and raw scores to PREFIX.STREAM.scores");
        model(settings.model());
        comment(
                0,
                "Key of the hashes that stand for redacted mail addresses, card numbers and the like, 16 characters or more.");
        comment(0, "Left out, it is derived from the application id and hides nothing from whoever knows that.");
        if (settings.redactionKey().isEmpty()) {
            comment(0, "redaction_key: ");
        } else {
            line(0, "redaction_key", quoted(HIDDEN));
        }
        line(0, "text_cache", settings.textCache(), "windows of text whose vectors are remembered, 550 bytes each");
        line(0, "store_memory", "", "outside the heap, shared by all stores");
        line(2, "block_cache", Quantity.text(config.memory().blockCacheBytes()));
        line(2, "write_buffer", Quantity.text(config.memory().writeBufferBytes()));
        line(0, "broker_wait", Quantity.text(settings.brokerWait()), "how long run waits for a broker it cannot reach");
        http(settings.http());
        line(0, "kafka", "", "any property of Kafka's clients and Streams");
        settings.kafka()
                .forEach((key, value) -> line(2, key, quoted(SECRET.matcher(key).matches() ? HIDDEN : value)));
    }

    private void http(HttpSettings http) {
        line(0, "http", "", "answers /health/live, /health/ready, /health/startup and /metrics");
        line(2, "enabled", http.enabled());
        line(2, "host", quoted(http.host()), "who can reach it can read it; 127.0.0.1 is this machine alone");
        line(2, "port", http.port(), "0 for any free one");
    }

    private void model(ModelSource model) {
        if (model.equals(ModelSource.int8())) {
            line(0, "model", "int8", "int8, fp32 or {path, model_sha256, tokenizer_sha256}");
        } else if (model.equals(ModelSource.fp32())) {
            line(0, "model", "fp32", "int8, fp32 or {path, model_sha256, tokenizer_sha256}");
        } else if (model instanceof ModelSource.Folder folder) {
            line(0, "model", "");
            line(2, "path", quoted(folder.path().toString()));
            line(2, "model_sha256", quoted(folder.modelSha256()));
            line(2, "tokenizer_sha256", quoted(folder.tokenizerSha256()));
        }
    }

    private void streams() {
        line(0, "streams", "", "a name each; it is part of topic names");
        settings.config().streams().forEach(this::stream);
    }

    private void stream(StreamConfig stream) {
        Mapping mapping = stream.mapping();
        line(2, stream.name(), "");
        line(4, "topic", text(stream.topic()), "the source topic; default the stream's name");
        line(4, "kind", mapping.kind().label(), "ticket, log or transaction");
        line(4, "preset", KindDefaults.PRESET, "generic, zendesk or fluent-bit: where fields come from");
        line(4, "fields", "", "JSON Pointers that replace those of the preset");
        fields(mapping);
        line(4, "time_format", lower(mapping.timeFormat()), "auto, iso, epoch_seconds, _millis, _micros or _nanos");
        line(4, "default_tenant", quoted(mapping.defaultTenant()), "the tenant of records that name none");
        line(4, "scope", list(stream.scope()), "only records equal in all of these are compared");
        line(4, "window", "", "what is recent");
        line(6, "keep", Quantity.text(stream.window().keep()), "by event time");
        line(6, "max", stream.window().max(), "tickets or lines per scope");
        line(
                4,
                "group_retention",
                Quantity.text(stream.window().groupRetention()),
                "a group ends so long after its last member");
        alerts(stream.alerts());
        line(4, "min_words", stream.text().minWords(), "a shorter ticket is at most related");
        line(4, "language", lower(stream.text().language()), "what the model can read: english or any");
        line(4, "duplicates", "");
        line(6, "similarity", stream.duplicates().similarity(), "least cosine of two duplicates; not for transactions");
        line(6, "related", stream.duplicates().related(), "least cosine of two tickets that are said to resemble");
        line(6, "same_requester", stream.duplicates().sameRequester(), "how much less suffices for one requester's");
        line(6, "within", Quantity.text(stream.duplicates().within()), "longest time between two equal charges");
        line(4, "outliers", "");
        line(
                6,
                "budget",
                stream.outliers().budgetPerDay() + "/day",
                "most alerts per tenant; a ceiling, never a quota");
        line(6, "min_percentile", stream.outliers().minPercentile(), "least rank among all scores so far");
        line(6, "warmup", stream.outliers().warmup(), "records of a tenant before the first alert");
        line(4, "url", quoted(stream.url()), "link to a record, such as https://desk.example/{id}");
    }

    private void alerts(AlertPolicy policy) {
        List<String> kinds = new TreeSet<>(policy.kinds())
                .stream().map(SettingsWriter::lower).toList();
        line(4, "alerts", list(kinds), "any of duplicates, outliers; [] is shadow mode");
        line(4, "history", lower(policy.history()), "records older than the first start: learn, skip or alert");
        line(4, "max_alerts_per_minute", policy.maxPerMinute(), "of one tenant; one alert stands for the rest");
    }

    /** Every field with all of its pointers, and an empty list for those that the preset has and this stream has not. */
    private void fields(Mapping mapping) {
        TreeSet<String> names = new TreeSet<>(
                Mapping.preset(KindDefaults.PRESET, mapping.kind()).fields().keySet());
        names.addAll(mapping.fields().keySet());
        Map<String, List<JsonPointer>> fields = mapping.fields();
        for (String name : names) {
            List<String> pointers = fields.getOrDefault(name, List.of()).stream()
                    .map(pointer -> pointer.toString())
                    .toList();
            line(6, name, list(pointers));
        }
    }

    private void comment(int indent, String comment) {
        yaml.repeat(' ', indent).append("# ").append(comment.strip()).append('\n');
    }

    private void line(int indent, String key, Object value) {
        line(indent, key, value, "");
    }

    private void line(int indent, String key, Object value, String comment) {
        StringBuilder line = new StringBuilder();
        line.repeat(' ', indent).append(text(key)).append(':');
        if (!value.toString().isEmpty()) {
            line.append(' ').append(value);
        }
        if (!comment.isEmpty()) {
            line.repeat(' ', Math.max(2, COMMENT_COLUMN - line.length()))
                    .append("# ")
                    .append(comment);
        }
        yaml.append(line).append('\n');
    }

    private static String list(List<String> elements) {
        return elements.stream().map(SettingsWriter::text).toList().toString();
    }

    private static String text(String value) {
        boolean plain =
                PLAIN.matcher(value).matches() && !NO_TEXT.matcher(value).matches();
        return plain ? value : quoted(value);
    }

    private static String quoted(String value) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char sign = value.charAt(i);
            if (sign == '"' || sign == '\\') {
                quoted.append('\\').append(sign);
            } else if (sign >= ' ' && sign <= '~') {
                quoted.append(sign);
            } else {
                quoted.append("\\u").append(HexFormat.of().toHexDigits(sign));
            }
        }
        return quoted.append('"').toString();
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
