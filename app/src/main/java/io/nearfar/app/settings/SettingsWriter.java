package io.nearfar.app.settings;

import io.nearfar.app.settings.Setting.Group;
import io.nearfar.stream.StreamConfig;
import java.util.List;

/**
 * Writes settings as YAML with a comment at each key: every key, whether it was set or not. Reading what was written gives
 * equal settings; only secrets are not written but named as hidden.
 */
public final class SettingsWriter {

    private static final int COMMENT_COLUMN = 40;

    private static final String INTRODUCTION = """
            # Settings of Nearfar, all at their defaults. Every key may be left out, but a stream's kind. First change
            #   bootstrap.servers  under kafka: where your brokers are, and whatever it takes to log in
            #   topic              of a stream: the topic with your records; delete the streams that you do not need
            #   kind               of a stream: what its records are
            #   preset             of a stream: what wrote them; delete its fields then, for they replace the preset's
            # and ask what would be understood, before anything runs: nearfar check --config FILE
            #
            # Durations: 90s 15m 24h 1095d. Sizes: 64MiB. The environment wins over this file: NEARFAR_PARTITIONS=4,
            # NEARFAR_STREAMS_TICKETS_WINDOW_KEEP=90d, and KAFKA_SECURITY_PROTOCOL=SSL for Kafka's properties.
            """;
    private static final String ABOUT_KAFKA = """
            # Any property of Kafka's clients and Streams, by its own name. Secrets are best named, not written: Kafka's
            # config providers look up "${env:NAME}", "${file:/path:key}" and "${dir:/path:file}", here and in
            # redaction_key, once they are set up:
            #   config.providers: env
            #   config.providers.env.class: org.apache.kafka.common.config.provider.EnvVarConfigProvider
            #   sasl.jaas.config: "${env:JAAS}"
            """;
    private static final String ABOUT_STREAMS = """
            # One for each source topic, under a name of your choice: alerts and their topics carry it. The remarks at the
            # first stream go for all.
            """;

    private final StringBuilder yaml = new StringBuilder();
    private final Settings settings;
    private final Remark remark;
    private final boolean explained;

    private SettingsWriter(Settings settings, boolean explained, Remark remark) {
        this.settings = settings;
        this.explained = explained;
        this.remark = remark;
    }

    /** The comment at a key. */
    @FunctionalInterface
    private interface Remark {

        String of(String path, String effect);
    }

    /** Every setting with its effect, ending with a newline. Effects stand at the first stream, and go for all. */
    public static String write(Settings settings) {
        String first =
                "streams.%s.".formatted(settings.config().streams().getFirst().name());
        return new SettingsWriter(
                        settings,
                        true,
                        (path, effect) -> path.startsWith("streams.") && !path.startsWith(first) ? "" : effect)
                .all();
    }

    /** Every setting with where it comes from, ending with a newline. */
    public static String write(SettingsInForce inForce) {
        return new SettingsWriter(inForce.settings(), false, (path, effect) -> inForce.origin(path)).all();
    }

    private String all() {
        yaml.append(
                explained
                        ? INTRODUCTION
                        : "# Settings in force, hash %s, each with where it comes from.\n"
                                .formatted(settings.config().settingsHash()));
        groups(0, "", InstallationSettings.GROUPS, settings);
        if (explained) {
            yaml.append(ABOUT_KAFKA);
        }
        yaml.append("kafka:\n");
        settings.kafka()
                .forEach((name, value) ->
                        line(2, name, InstallationSettings.property(name, value), remark.of("kafka." + name, "")));
        yaml.append('\n');
        if (explained) {
            yaml.append(ABOUT_STREAMS);
        }
        yaml.append("streams:\n");
        settings.config().streams().forEach(this::stream);
        return yaml.toString();
    }

    private void stream(StreamConfig stream) {
        boolean first = stream.equals(settings.config().streams().getFirst());
        yaml.append(first ? "" : "\n")
                .append("  ")
                .append(YamlSpelling.text(stream.name()))
                .append(":\n");
        String base = "streams.%s.".formatted(stream.name());
        if (explained && first) {
            groups(4, base, StreamSettings.GROUPS, stream);
        } else {
            StreamSettings.GROUPS.forEach(group -> settings(4, base, group.settings(), stream));
        }
    }

    private <S> void groups(int indent, String base, List<Group<S>> groups, S subject) {
        for (Group<S> group : groups) {
            boolean opens = indent > 0 && group.equals(groups.getFirst());
            yaml.append(opens ? "" : "\n");
            if (explained) {
                group.title()
                        .lines()
                        .forEach(line -> yaml.repeat(' ', indent)
                                .append("# ")
                                .append(line)
                                .append('\n'));
            }
            settings(indent, base, group.settings(), subject);
        }
    }

    private <S> void settings(int indent, String base, List<Setting<S>> settings, S subject) {
        String open = "";
        for (Setting<S> setting : settings) {
            int dot = setting.key().indexOf('.');
            String parent = dot < 0 ? "" : setting.key().substring(0, dot);
            if (!parent.isEmpty() && !parent.equals(open)) {
                line(indent, parent, "", "");
            }
            open = parent;
            String path = base + setting.key();
            int depth = indent + (parent.isEmpty() ? 0 : 2);
            String value = setting.value().apply(subject);
            if (value.startsWith("\n")) {
                block(depth, path, setting, value);
            } else {
                line(depth, setting.key().substring(dot + 1), value, remark.of(path, setting.effect()));
            }
        }
    }

    /** A mapping, with where each of its values comes from. */
    private void block(int indent, String path, Setting<?> setting, String value) {
        line(indent, setting.key(), "", explained ? remark.of(path, setting.effect()) : "");
        for (String line : value.strip().lines().toList()) {
            String[] keyAndValue = line.strip().split(": ", 2);
            String origin = explained ? "" : remark.of(path + "." + keyAndValue[0], "");
            line(indent + 2, keyAndValue[0], keyAndValue[1], origin);
        }
    }

    /** A line; commented out where the value is none but a word about it. */
    private void line(int indent, String key, String value, String comment) {
        StringBuilder line = new StringBuilder();
        line.repeat(' ', indent)
                .append(value.startsWith("(") ? "# " : "")
                .append(YamlSpelling.text(key))
                .append(':');
        if (!value.isEmpty()) {
            line.append(' ').append(value);
        }
        if (!comment.isEmpty()) {
            line.repeat(' ', Math.max(2, COMMENT_COLUMN - line.length()))
                    .append("# ")
                    .append(comment);
        }
        yaml.append(line).append('\n');
    }
}
