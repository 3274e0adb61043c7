package io.nearfar.bench.recover;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Comparison EQUAL = new Comparison(200, 1_900, List.of());

    @Test
    void isSoundOnlyWhenNothingIsLostDifferentOrTooEarly() {
        assertThat(report(recovery(1_000, NOON, EQUAL), Optional.empty()).isSound())
                .isTrue();
        assertThat(report(recovery(999, NOON, EQUAL), Optional.empty()).isSound())
                .isFalse();
        assertThat(report(recovery(1_000, NOON.minusMillis(1), EQUAL), Optional.empty())
                        .isSound())
                .isFalse();
        assertThat(report(recovery(1_000, NOON, new Comparison(200, 1_900, List.of("one"))), Optional.empty())
                        .isSound())
                .isFalse();
        assertThat(report(recovery(1_000, NOON, EQUAL), Optional.of(recovery(999, NOON, EQUAL)))
                        .isSound())
                .isFalse();
    }

    @Test
    void jsonHasTheFiguresOfBothRecoveries() throws Exception {
        Report report = report(recovery(1_000, NOON, EQUAL), Optional.of(recovery(1_000, NOON, EQUAL)));

        JsonNode json = new ObjectMapper().readTree(report.json());

        assertThat(json.get("vectors").asInt()).isEqualTo(800);
        assertThat(json.get("scopes").asInt()).isEqualTo(8);
        assertThat(json.get("feed_s").asDouble()).isEqualTo(2);
        assertThat(json.get("records_per_s").asInt()).isEqualTo(400);
        assertThat(json.get("state_bytes_on_disk").asLong()).isEqualTo(5_000_000);
        assertThat(json.get("ready_s").asDouble()).isEqualTo(12.35);
        assertThat(json.get("rebuild_s").get("sum").asDouble()).isEqualTo(0.5);
        assertThat(json.get("rebuild_s").get("max").asDouble()).isEqualTo(0.5);
        assertThat(json.get("rebuild_s_per_million").asDouble()).isEqualTo(500);
        assertThat(json.get("discarded_tasks").asInt()).isEqualTo(8);
        assertThat(json.get("equal_probes").asInt()).isEqualTo(200);
        assertThat(json.get("lost_ready_s").asDouble()).isEqualTo(12.35);
    }

    @Test
    void tableHasALineForEachRecovery() {
        Recovery recovery = recovery(1_000, NOON, EQUAL);

        assertThat(report(recovery, Optional.of(recovery)).table())
                .contains("state kept", "state lost", "200 of 200")
                .doesNotContain("wrong");
        assertThat(report(recovery(999, NOON.minusMillis(1), EQUAL), Optional.empty())
                        .table())
                .contains("1,000 rows expected", "ready before the memory was rebuilt")
                .doesNotContain("state lost");
    }

    private static Report report(Recovery kept, Optional<Recovery> lost) {
        return new Report(800, 8, 2, 5_000_000, kept, lost);
    }

    private static Recovery recovery(long rows, Instant ready, Comparison answers) {
        Startup startup = new Startup(12.345678, 1, ready, 8, List.of(new Rebuild("tickets 1_0", rows, 500, NOON)));
        return new Recovery(startup, 1_000, answers);
    }
}
