package io.nearfar.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.nearfar.record.UnreadableRecord;
import io.nearfar.stream.AlertKind;
import io.nearfar.stream.NearfarMetrics;
import org.junit.jupiter.api.Test;

class CountsLogTest {

    @Test
    void everyCountOfNearfarIsAKeyWithAValueAndNothingElseIsNamed() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        NearfarMetrics metrics = new NearfarMetrics();
        metrics.bindTo(registry);
        registry.counter("other").increment();
        try (CountsLog log = new CountsLog(registry)) {
            assertThat(log.counts()).isEmpty();

            metrics.early("desk", NearfarMetrics.Early.EMBEDDED);
            metrics.early("desk", NearfarMetrics.Early.EMBEDDED);
            metrics.dead("desk", UnreadableRecord.Reason.INVALID_JSON);
            metrics.alerted("desk", AlertKind.DUPLICATES);

            assertThat(log.counts())
                    .isEqualTo(" alerts.desk.duplicates=1 dead.letters.desk.invalid_json=1"
                            + " records.desk.dead=1 records.desk.embedded=2");
        }
    }
}
