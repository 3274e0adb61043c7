package io.nearfar.app.settings;

import io.nearfar.detection.DuplicateConfig;
import io.nearfar.detection.History;
import io.nearfar.detection.OutlierConfig;
import io.nearfar.record.Kind;
import io.nearfar.record.Language;
import io.nearfar.record.TextConfig;
import io.nearfar.stream.AlertKind;
import io.nearfar.stream.AlertPolicy;
import io.nearfar.surge.SurgeConfig;
import io.nearfar.window.WindowConfig;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What a stream is set to where its settings say nothing, by the kind of its records.
 *
 * @param scope what is compared with what
 * @param window what is recent
 * @param text what a text must be for its meaning to count
 * @param alerts what is alerted
 * @param duplicates when two records are duplicates
 * @param outliers when a record is an outlier
 * @param surges when a matter surges
 */
record KindDefaults(
        List<String> scope,
        WindowConfig window,
        TextConfig text,
        AlertPolicy alerts,
        DuplicateConfig duplicates,
        OutlierConfig outliers,
        SurgeConfig surges) {

    static final String PRESET = "generic";

    private static final int MAX_RECORDS = 100_000;
    private static final Duration GROUP_RETENTION = Duration.ofDays(30);

    static KindDefaults of(Kind kind) {
        return switch (kind) {
            case TICKET ->
                new KindDefaults(
                        List.of("tenant"),
                        window(Duration.ofDays(1_095)),
                        new TextConfig(4, Language.ENGLISH),
                        alerts(AlertKind.DUPLICATES, AlertKind.OUTLIERS, AlertKind.SURGES),
                        DuplicateConfig.within(Duration.ofDays(14)),
                        OutlierConfig.DEFAULTS,
                        SurgeConfig.DEFAULTS);
            case LOG ->
                new KindDefaults(
                        List.of("tenant", "service"),
                        window(Duration.ofHours(24)),
                        new TextConfig(0, Language.ANY),
                        alerts(AlertKind.OUTLIERS, AlertKind.SURGES),
                        DuplicateConfig.within(Duration.ofHours(24)),
                        OutlierConfig.DEFAULTS,
                        SurgeConfig.DEFAULTS);
            case TRANSACTION ->
                new KindDefaults(
                        List.of("tenant", "account"),
                        window(Duration.ofDays(35)),
                        new TextConfig(0, Language.ANY),
                        alerts(AlertKind.DUPLICATES, AlertKind.OUTLIERS),
                        DuplicateConfig.within(Duration.ofHours(24)),
                        OutlierConfig.DEFAULTS,
                        SurgeConfig.DEFAULTS);
        };
    }

    private static AlertPolicy alerts(AlertKind... kinds) {
        return new AlertPolicy(Set.of(kinds), History.LEARN, AlertPolicy.DEFAULT_MAX_PER_MINUTE);
    }

    private static WindowConfig window(Duration keep) {
        return new WindowConfig(keep, MAX_RECORDS, GROUP_RETENTION);
    }
}
