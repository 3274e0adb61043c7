package io.nearfar.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.nearfar.detection.Outcome;
import io.nearfar.record.UnreadableRecord.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

class NearfarMetricsTest {

    private final NearfarMetrics metrics = new NearfarMetrics();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void countersBearTheseNamesAndTags() {
        metrics.bindTo(registry);
        countOnce();

        assertThat(count("nearfar.records", "outcome", "embedded")).isEqualTo(1);
        assertThat(count("nearfar.records", "outcome", "repeated")).isEqualTo(1);
        assertThat(count("nearfar.records", "outcome", "dead")).isEqualTo(1);
        assertThat(count("nearfar.dead.letters", "reason", "too_deep")).isEqualTo(1);
        assertThat(count("nearfar.alerts", "kind", "outliers")).isEqualTo(1);
    }

    @Test
    void whatWasCountedBeforeARegistryCameIsShownToo() {
        countOnce();
        metrics.bindTo(registry);
        countOnce();

        assertThat(count("nearfar.records", "outcome", "repeated")).isEqualTo(2);
        assertThat(count("nearfar.alerts", "kind", "outliers")).isEqualTo(2);
    }

    @Test
    void canaryIsShownByEveryRegistry() {
        SimpleMeterRegistry second = new SimpleMeterRegistry();
        metrics.bindTo(registry);
        metrics.bindTo(second);

        for (SimpleMeterRegistry shown : List.of(registry, second)) {
            assertThat(shown.find("nearfar.canary.pairs").functionCounters()).hasSize(2);
            assertThat(shown.get("nearfar.canary.searches").functionCounter().count())
                    .isZero();
            assertThat(shown.get("nearfar.canary.rows").functionCounter().count())
                    .isZero();
        }
    }

    private void countOnce() {
        metrics.early("tickets", NearfarMetrics.Early.EMBEDDED);
        metrics.judged("tickets", Outcome.REPEATED);
        metrics.dead("tickets", Reason.TOO_DEEP);
        metrics.alerted("tickets", AlertKind.OUTLIERS);
    }

    private double count(String name, String tag, String value) {
        return registry.get(name)
                .tag("stream", "tickets")
                .tag(tag, value)
                .functionCounter()
                .count();
    }
}
