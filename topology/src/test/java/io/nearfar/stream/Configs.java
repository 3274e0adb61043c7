package io.nearfar.stream;

import io.nearfar.detection.DuplicateConfig;
import io.nearfar.detection.History;
import io.nearfar.detection.OutlierConfig;
import io.nearfar.record.Kind;
import io.nearfar.record.Language;
import io.nearfar.record.Mapping;
import io.nearfar.record.TextConfig;
import io.nearfar.surge.SurgeConfig;
import io.nearfar.window.SearchConfig;
import io.nearfar.window.WindowConfig;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Configurations for tests, close to the defaults. */
final class Configs {

    static final WindowConfig TICKET_WINDOW = new WindowConfig(Duration.ofDays(1095), 100_000, Duration.ofDays(30));
    static final WindowConfig DAY = new WindowConfig(Duration.ofDays(1), 100_000, Duration.ofDays(30));

    static final TextConfig TICKET_TEXT = new TextConfig(4, Language.ENGLISH);
    static final TextConfig ANY_TEXT = new TextConfig(0, Language.ANY);

    private Configs() {}

    /** The same stream with so many alerts a minute. */
    static StreamConfig bounded(StreamConfig stream, int perMinute) {
        return new StreamConfig(
                stream.name(),
                stream.topic(),
                stream.mapping(),
                stream.scope(),
                stream.window(),
                stream.text(),
                new AlertPolicy(stream.alerts().kinds(), History.ALERT, perMinute),
                stream.duplicates(),
                stream.outliers(),
                stream.surges(),
                stream.url());
    }

    /** Alerts about everything, however old or many. */
    static AlertPolicy aloud(AlertKind... kinds) {
        return new AlertPolicy(Set.of(kinds), History.ALERT, Integer.MAX_VALUE);
    }

    static NearfarConfig of(StreamConfig... streams) {
        return of(DeadLetterPolicy.RAW, streams);
    }

    static NearfarConfig of(DeadLetterPolicy letters, StreamConfig... streams) {
        return new NearfarConfig(
                "nearfar-test",
                "test",
                1,
                "nearfar",
                true,
                letters,
                "abcdef",
                NearfarConfig.StoreMemory.DEFAULTS,
                SearchConfig.DEFAULT,
                List.of(streams));
    }

    static StreamConfig tickets(WindowConfig window, OutlierConfig outliers) {
        return new StreamConfig(
                "tickets",
                "support.tickets",
                Mapping.preset("generic", Kind.TICKET),
                List.of("tenant"),
                window,
                TICKET_TEXT,
                aloud(AlertKind.DUPLICATES, AlertKind.OUTLIERS, AlertKind.SURGES),
                DuplicateConfig.within(Duration.ofHours(24)),
                outliers,
                SurgeConfig.DEFAULTS,
                "https://desk.example/{id}");
    }

    static StreamConfig logs(WindowConfig window, OutlierConfig outliers) {
        return logs("logs", window, outliers);
    }

    static StreamConfig logs(String name, WindowConfig window, OutlierConfig outliers) {
        return new StreamConfig(
                name,
                "app.logs",
                Mapping.preset("generic", Kind.LOG),
                List.of("tenant", "service"),
                window,
                ANY_TEXT,
                aloud(AlertKind.OUTLIERS, AlertKind.SURGES),
                DuplicateConfig.within(Duration.ofHours(24)),
                outliers,
                SurgeConfig.DEFAULTS,
                "");
    }

    static StreamConfig payments(OutlierConfig outliers) {
        return payments(new WindowConfig(Duration.ofDays(35), 100_000, Duration.ofDays(30)), outliers);
    }

    static StreamConfig payments(WindowConfig window, OutlierConfig outliers) {
        return new StreamConfig(
                "payments",
                "bank.payments",
                Mapping.preset("generic", Kind.TRANSACTION),
                List.of("tenant", "account"),
                window,
                TICKET_TEXT,
                aloud(AlertKind.DUPLICATES, AlertKind.OUTLIERS),
                DuplicateConfig.within(Duration.ofHours(24)),
                outliers,
                SurgeConfig.DEFAULTS,
                "");
    }
}
