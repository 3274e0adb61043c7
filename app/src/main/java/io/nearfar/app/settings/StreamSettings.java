package io.nearfar.app.settings;

import static io.nearfar.app.settings.YamlSpelling.list;
import static io.nearfar.app.settings.YamlSpelling.lower;
import static io.nearfar.app.settings.YamlSpelling.quoted;
import static io.nearfar.app.settings.YamlSpelling.text;

import io.nearfar.app.settings.Setting.Group;
import io.nearfar.record.Kind;
import io.nearfar.record.Mapping;
import io.nearfar.stream.StreamConfig;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The settings of one stream. */
final class StreamSettings {

    static final List<Group<StreamConfig>> GROUPS = List.of(
            Group.of(
                    "What is read",
                    of("topic", "topic", "the source topic, read by this stream alone", each -> text(each.topic())),
                    of(
                            "kind",
                            "name",
                            "ticket, log or transaction",
                            each -> each.mapping().kind().label()),
                    of(
                            "preset",
                            "name",
                            "one of " + presets(),
                            each -> each.mapping().preset()),
                    of(
                            "fields",
                            "pointer",
                            "JSON Pointers that replace the preset's, one or a list each",
                            each -> fields(each.mapping())),
                    of(
                            "time_format",
                            "name",
                            "auto, iso, epoch_seconds, _millis, _micros or _nanos",
                            each -> lower(each.mapping().timeFormat())),
                    of(
                            "default_tenant",
                            "text",
                            "the tenant of records that name none",
                            each -> quoted(each.mapping().defaultTenant())),
                    of(
                            "url",
                            "link",
                            "link to a record in alerts, such as https://desk.example/{id}",
                            each -> quoted(each.url()))),
            Group.of(
                    "What is compared",
                    of(
                            "scope",
                            "fields",
                            "only records equal in all of these are compared",
                            each -> list(each.scope())),
                    of(
                            "window.keep",
                            "duration",
                            "how far back to compare",
                            each -> Quantity.text(each.window().keep())),
                    of(
                            "window.max",
                            "records",
                            "most records kept of a scope; not for transactions",
                            each -> "" + each.window().max()),
                    of(
                            "group_retention",
                            "duration",
                            "a group of duplicates ends this long after its last member",
                            each -> Quantity.text(each.window().groupRetention())),
                    of(
                            "min_words",
                            "words",
                            "a ticket with fewer words is at most related, never a duplicate",
                            each -> "" + each.text().minWords()),
                    of(
                            "language",
                            "name",
                            "english or any: what the model reads; others go by words",
                            each -> lower(each.text().language()))),
            Group.of(
                    "What is alerted",
                    of("alerts", "kinds", "what is told of; [] sends nothing", each -> alerts(each)),
                    of(
                            "history",
                            "name",
                            "records older than the first start: learn (no alerts), skip, alert",
                            each -> lower(each.alerts().history())),
                    of(
                            "max_alerts_per_minute",
                            "alerts",
                            "of one kind and tenant; further ones are held back",
                            each -> "" + each.alerts().maxPerMinute())),
            Group.of(
                    "What is a duplicate",
                    of(
                            "duplicates.precision",
                            "shares",
                            "share of ticket alerts to be right",
                            each -> PrecisionTargets.text(each.duplicates().precision())),
                    of(
                            "duplicates.calibration",
                            "file",
                            "what calibrate wrote; tells how sure it is of tickets",
                            each -> text(each.duplicates().calibration().place())),
                    of(
                            "duplicates.within",
                            "duration",
                            "most time between charges, or a requester's tickets",
                            each -> Quantity.text(each.duplicates().within()))),
            Group.of(
                    "What is an outlier",
                    of(
                            "outliers.budget",
                            "alerts",
                            "most of one tenant, such as 20/day or 0.1%",
                            each -> Ceiling.text(each.outliers().budget())),
                    of(
                            "outliers.min_percentile",
                            "percent",
                            "least rank among the latest scores, in percent",
                            each -> "" + each.outliers().minPercentile()),
                    of(
                            "outliers.warmup",
                            "records",
                            "records of a tenant before its first outlier",
                            each -> "" + each.outliers().warmup()),
                    of(
                            "outliers.remind_after",
                            "duration",
                            "least time between alerts of one sort; not payments",
                            each -> Quantity.text(each.outliers().remindAfter()))),
            Group.of(
                    "What is a surge",
                    of(
                            "surges.min_requesters",
                            "requesters",
                            "fewest people, of logs hosts, who report one matter",
                            each -> "" + each.surges().minRequesters()),
                    of(
                            "surges.false_alarm_every",
                            "duration",
                            "how seldom ordinary traffic may look like one",
                            each -> Quantity.text(each.surges().falseAlarmEvery()))));

    private StreamSettings() {}

    private static Setting<StreamConfig> of(
            String key, String unit, String effect, Function<StreamConfig, String> value) {
        return new Setting<>(key, unit, effect, value);
    }

    /** Those of all kinds; not each goes with each. */
    private static String presets() {
        return Stream.of(Kind.values())
                .flatMap(kind -> Mapping.presets(kind).stream())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String alerts(StreamConfig stream) {
        return list(new TreeSet<>(stream.alerts().kinds())
                .stream().map(YamlSpelling::lower).toList());
    }

    /** Every field with all of its pointers, and an empty list for those that the preset has and this stream has not. */
    private static String fields(Mapping mapping) {
        TreeSet<String> names = new TreeSet<>(
                Mapping.preset(mapping.preset(), mapping.kind()).fields().keySet());
        names.addAll(mapping.fields().keySet());
        return names.stream()
                .map(name -> "\n  %s: %s".formatted(text(name), YamlSpelling.shortList(pointers(mapping, name))))
                .collect(Collectors.joining());
    }

    private static List<String> pointers(Mapping mapping, String field) {
        return mapping.fields().getOrDefault(field, List.of()).stream()
                .map(pointer -> pointer.toString())
                .toList();
    }
}
