package io.nearfar.app.settings;

import io.nearfar.app.settings.Setting.Group;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All settings as Markdown tables, for the README. */
final class SettingsTable {

    /** Defaults that are no fixed value. */
    private static final Map<String, String> IN_WORDS = Map.of(
            "instance",
            "the application",
            "redaction_key",
            "from the application",
            "topic",
            "the stream's name",
            "kind",
            "none, must be set",
            "fields",
            "of the preset",
            "url",
            "none");

    private static final Settings DEFAULTS = Settings.defaults();

    private SettingsTable() {}

    /** The lines of the table of the installation, an empty line and the table of a stream. */
    static List<String> lines() {
        List<String> lines = new ArrayList<>(head("key", "default"));
        lines.addAll(rows(InstallationSettings.GROUPS, List.of(DEFAULTS)));
        String broker = "%s: %s".formatted(Settings.BOOTSTRAP, DEFAULTS.bootstrapServers());
        lines.add(row("kafka", code(broker), "text", "any property of Kafka's clients and Streams"));
        lines.add("");
        lines.addAll(head("key below `streams.NAME`", "default, where kinds differ for each"));
        lines.addAll(rows(StreamSettings.GROUPS, DEFAULTS.config().streams()));
        return List.copyOf(lines);
    }

    private static List<String> head(String key, String standing) {
        return List.of("| %s | %s | unit | effect |".formatted(key, standing), "|---|---|---|---|");
    }

    private static <S> List<String> rows(List<Group<S>> groups, List<S> subjects) {
        return groups.stream()
                .flatMap(group -> group.settings().stream())
                .map(setting -> row(setting.key(), standing(setting, subjects), setting.unit(), setting.effect()))
                .toList();
    }

    private static String row(String key, String standing, String unit, String effect) {
        return "| %s | %s | %s | %s |".formatted(code(key), standing, unit, effect);
    }

    private static <S> String standing(Setting<S> setting, List<S> subjects) {
        String words = IN_WORDS.get(setting.key());
        if (words != null) {
            return words;
        }
        List<String> values = subjects.stream().map(setting.value()).toList();
        Optional<String> usual = values.stream()
                .filter(value -> Collections.frequency(values, value) * 2 > values.size())
                .findFirst();
        return Stream.concat(
                        usual.stream().map(SettingsTable::code),
                        IntStream.range(0, values.size())
                                .filter(i -> !usual.equals(Optional.of(values.get(i))))
                                .mapToObj(i -> kind(i) + " " + code(values.get(i))))
                .collect(Collectors.joining(", "));
    }

    /** The kind of a default stream. */
    private static String kind(int stream) {
        return DEFAULTS.config().streams().get(stream).mapping().kind().label();
    }

    private static String code(String text) {
        return "`" + text + "`";
    }
}
