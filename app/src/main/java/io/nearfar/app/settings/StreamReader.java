package io.nearfar.app.settings;

import io.nearfar.detection.Budget;
import io.nearfar.detection.CalibrationSource;
import io.nearfar.detection.DuplicateConfig;
import io.nearfar.detection.History;
import io.nearfar.detection.OutlierConfig;
import io.nearfar.detection.PairRule.Precision;
import io.nearfar.record.Kind;
import io.nearfar.record.Language;
import io.nearfar.record.Mapping;
import io.nearfar.record.RecordReader;
import io.nearfar.record.Redactor;
import io.nearfar.record.TextConfig;
import io.nearfar.record.TimeFormat;
import io.nearfar.stream.AlertKind;
import io.nearfar.stream.AlertPolicy;
import io.nearfar.stream.StreamConfig;
import io.nearfar.surge.SurgeConfig;
import io.nearfar.window.WindowConfig;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the settings of one stream. */
final class StreamReader {

    /** Stands for the stream's name and the redaction key while only the rest is tried. */
    private static final String SAMPLE = "stream-as-it-would-be";

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Value<Double> PERCENTILE = Value.number(
            "a number from 50 to " + OutlierConfig.MOST_PERCENTILE,
            percent -> percent >= 50 && percent <= OutlierConfig.MOST_PERCENTILE);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private static final Value<Kind> KIND = Value.choice(Kind.class);
    private static final Value<String> URL = Value.text(
                    "a link with {id} in it", t -> t.isEmpty() || t.contains("{id}"))
            .repairedBy(node -> YamlSpelling.quoted(node.asText().strip().replaceAll("/+$", "") + "/{id}"));

    private final String name;
    private final Section section;

    StreamReader(String name, Section section) {
        this.name = name;
        this.section = section;
    }

    /** The stream, or nothing where a problem was noted that leaves none. */
    Optional<StreamConfig> read() {
        if (!section.has("kind")) {
            section.note("kind", "missing; expected " + KIND.expected(), "ticket");
        }
        Kind kind = section.read("kind", KIND, Kind.TICKET);
        KindDefaults defaults = KindDefaults.of(kind);
        List<String> scope = section.read("scope", Value.TEXTS, defaults.scope());
        Optional<StreamConfig> stream = stream(mapping(kind, scope), scope, defaults);
        section.refuseUnknown();
        return stream;
    }

    private Optional<StreamConfig> stream(Optional<Mapping> mapping, List<String> scope, KindDefaults defaults) {
        String topic =
                section.read("topic", Value.text("the name of a topic", t -> t.matches("[A-Za-z0-9._-]{1,249}")), name);
        WindowConfig window = window(defaults.window());
        TextConfig text = text(defaults.text());
        AlertPolicy alerts = alerts(defaults.alerts());
        DuplicateConfig duplicates = duplicates(defaults.duplicates());
        OutlierConfig outliers = outliers(defaults.outliers());
        SurgeConfig surges = surges(defaults.surges());
        String url = section.read("url", URL, "");
        return mapping.flatMap(found -> section.make(
                "",
                "",
                () -> new StreamConfig(
                        name, topic, found, scope, window, text, alerts, duplicates, outliers, surges, url)));
    }

    private Optional<Mapping> mapping(Kind kind, List<String> scope) {
        String preset = section.read("preset", Value.TEXT, KindDefaults.PRESET);
        TimeFormat timeFormat = section.read("time_format", Value.choice(TimeFormat.class), TimeFormat.AUTO);
        String tenant = section.read(
                "default_tenant",
                Value.text(
                        "1 to %d characters".formatted(Mapping.MAX_TENANT),
                        t -> !t.isEmpty() && t.length() <= Mapping.MAX_TENANT),
                Mapping.DEFAULT_TENANT);
        Section fields = section.section("fields");
        Map<String, List<String>> overrides = fields.texts(Value.POINTERS);
        Optional<Mapping> based = section.make("preset", KindDefaults.PRESET, () -> Mapping.preset(preset, kind));
        boolean known =
                based.filter(base -> fieldsAreKnown(fields, base, scope)).isPresent();
        return based.filter(base -> known)
                .flatMap(base -> fields.make(
                        "",
                        "",
                        () -> base.with(overrides).withTimeFormat(timeFormat).withDefaultTenant(tenant)))
                .filter(found -> scopeIsRight(found, scope))
                .filter(found -> isReadable(found, scope));
    }

    private static boolean fieldsAreKnown(Section fields, Mapping base, List<String> scope) {
        TreeSet<String> known = new TreeSet<>(Mapping.known(base.kind()));
        known.addAll(base.fields().keySet());
        known.addAll(scope);
        known.forEach(field -> fields.offer(field, Value.POINTERS));
        List<String> unknown =
                fields.keys().stream().filter(field -> !known.contains(field)).toList();
        unknown.forEach(
                field -> fields.noteUnknown(field, "unknown field (another name makes sense only in scope)", known));
        return unknown.isEmpty();
    }

    /** Whether records could be read so: what the reader of the running stream would refuse is refused here. */
    private boolean isReadable(Mapping mapping, List<String> scope) {
        try {
            RecordReader.of(SAMPLE, mapping, scope, Redactor.of(SAMPLE.getBytes(StandardCharsets.UTF_8)));
            return true;
        } catch (IllegalArgumentException e) {
            section.note(
                    "scope",
                    String.valueOf(e.getMessage()),
                    YamlSpelling.list(KindDefaults.of(mapping.kind()).scope()));
            return false;
        }
    }

    private boolean scopeIsRight(Mapping mapping, List<String> scope) {
        if (scope.isEmpty() || !scope.getFirst().equals("tenant")) {
            List<String> right = new ArrayList<>(scope);
            right.remove("tenant");
            right.addFirst("tenant");
            section.note(
                    "scope",
                    "'%s' is not right; expected a list that begins with tenant".formatted(scope),
                    YamlSpelling.list(right));
            return false;
        }
        for (String part : scope) {
            if (!part.equals("tenant") && !mapping.fields().containsKey(part)) {
                section.noteWithLine(
                        "scope",
                        "'%s' is not a field of this stream; mapped are %s"
                                .formatted(part, mapping.fields().keySet()),
                        "fields: {%s: %s}".formatted(part, YamlSpelling.text("/" + part)));
                return false;
            }
        }
        return true;
    }

    private TextConfig text(TextConfig defaults) {
        return new TextConfig(
                section.read("min_words", Value.integer(0, 100), defaults.minWords()),
                section.read("language", Value.choice(Language.class), defaults.language()));
    }

    private AlertPolicy alerts(AlertPolicy defaults) {
        List<AlertKind> kinds = section.read("alerts", Value.choices(AlertKind.class), List.copyOf(defaults.kinds()));
        History history = section.read("history", Value.choice(History.class), defaults.history());
        int most = section.read("max_alerts_per_minute", Value.integer(1, Integer.MAX_VALUE), defaults.maxPerMinute());
        return new AlertPolicy(Set.copyOf(kinds), history, most);
    }

    private WindowConfig window(WindowConfig defaults) {
        Section window = section.section("window");
        Duration keep = window.read("keep", Value.duration(MINUTE), defaults.keep());
        int max = window.read("max", Value.integer(1, Integer.MAX_VALUE), defaults.max());
        window.refuseUnknown();
        return new WindowConfig(
                keep, max, section.read("group_retention", Value.duration(MINUTE), defaults.groupRetention()));
    }

    private DuplicateConfig duplicates(DuplicateConfig defaults) {
        Section duplicates = section.section("duplicates");
        Precision precision = duplicates.read("precision", PrecisionTargets.VALUE, defaults.precision());
        CalibrationSource calibration = duplicates.read("calibration", CalibrationFile.VALUE, defaults.calibration());
        Duration within = duplicates.read("within", Value.duration(SECOND), defaults.within());
        duplicates.refuseUnknown();
        return new DuplicateConfig(precision, calibration, within);
    }

    private SurgeConfig surges(SurgeConfig defaults) {
        Section surges = section.section("surges");
        int least = surges.read("min_requesters", Value.integer(2, 10_000), defaults.minRequesters());
        Duration every = surges.read("false_alarm_every", Value.duration(DAY), defaults.falseAlarmEvery());
        surges.refuseUnknown();
        return new SurgeConfig(least, every);
    }

    private OutlierConfig outliers(OutlierConfig defaults) {
        Section outliers = section.section("outliers");
        Budget budget = outliers.read("budget", Ceiling.VALUE, defaults.budget());
        double percentile = outliers.read("min_percentile", PERCENTILE, defaults.minPercentile());
        int warmup = outliers.read("warmup", Value.integer(0, Integer.MAX_VALUE), defaults.warmup());
        Duration remind = outliers.read("remind_after", Value.duration(SECOND), defaults.remindAfter());
        outliers.refuseUnknown();
        return new OutlierConfig(budget, percentile, warmup, remind);
    }
}
