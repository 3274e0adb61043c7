package io.nearfar.bench.recover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RebuildTest {

    @Test
    void readsLinesOfRebuildsThatAreDoneAndNoOthers() {
        List<String> log = List.of(
                "time=2026-11-22T20:00:00.100+01:00 level=INFO logger=Rebuilds task=tickets 1_3 rows=250000 memory being rebuilt",
                "time=2026-11-22T20:00:01.500+01:00 level=INFO logger=Rebuilds task=tickets 1_3 rows=250017 millis=1234 memory rebuilt",
                "time=2026-11-22T20:00:02.000+01:00 level=INFO logger=NearfarStreams state=RUNNING before=REBALANCING");

        assertThat(Rebuild.read(log))
                .containsExactly(new Rebuild("tickets 1_3", 250_017, 1234, Instant.parse("2026-11-22T19:00:01.500Z")));
    }
}
