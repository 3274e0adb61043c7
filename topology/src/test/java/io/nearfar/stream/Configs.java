package io.nearfar.stream;

import io.nearfar.detection.DuplicateConfig;
import io.nearfar.detection.OutlierConfig;
import io.nearfar.record.Kind;
import io.nearfar.record.Mapping;
import io.nearfar.window.WindowConfig;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Configurations for tests, close to the defaults. */
final class Configs {

    static final WindowConfig TICKET_WINDOW = new WindowConfig(Duration.ofDays(1095), 100_000, Duration.ofDays(30));
    static final WindowConfig DAY = new WindowConfig(Duration.ofDays(1), 100_000, Duration.ofDays(30));

    private Configs() {}

    static NearfarConfig of(StreamConfig... streams) {
        return new NearfarConfig(
                "nearfar-test",
                "test",
                1,
                "nearfar",
                true,
                "abcdef",
                NearfarConfig.StoreMemory.DEFAULTS,
                List.of(streams));
    }

    static StreamConfig tickets(WindowConfig window, OutlierConfig outliers) {
        return new StreamConfig(
                "tickets",
                "support.tickets",
                Mapping.preset("generic", Kind.TICKET),
                List.of("tenant"),
                window,
                Set.of(AlertKind.DUPLICATES, AlertKind.OUTLIERS),
                new DuplicateConfig(0.92, Duration.ofHours(24)),
                outliers,
                "https://desk.example/{id}");
    }

    static StreamConfig logs(WindowConfig window, OutlierConfig outliers) {
        return new StreamConfig(
                "logs",
                "app.logs",
                Mapping.preset("generic", Kind.LOG),
                List.of("tenant", "service"),
                window,
                Set.of(AlertKind.OUTLIERS),
                new DuplicateConfig(0.95, Duration.ofHours(24)),
                outliers,
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
                Set.of(AlertKind.DUPLICATES, AlertKind.OUTLIERS),
                new DuplicateConfig(0.92, Duration.ofHours(24)),
                outliers,
                "");
    }
}
