package io.nearfar.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.detection.Decision;
import io.nearfar.detection.Finding.Rarity;
import io.nearfar.detection.Match;
import io.nearfar.detection.Outcome;
import io.nearfar.record.Identity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScoreLineTest {

    private static final Identity TICKET = Examples.ticket().identity();

    @Test
    void aLineTellsMatchesAndScoresToSixDigits() {
        Match match = new Match("ZD-1017", 0, 0.931_249_66, 0.931_249_66);
        Decision decision = decision(List.of(match), new Rarity(0.068_750_349, 0.000_012_345_678));
        assertThat(line(decision)).isEqualTo("""
                {"record_id":"ZD-1042","scope":"acme","event_time":"2026-11-22T09:14:07Z",\
                "source":{"topic":"zendesk.tickets","partition":3,"offset":88123},"outcome":"new","group":"ZD-1017",\
                "matches":[{"id":"ZD-1017","similarity":0.93125,"confidence":0.93125}],\
                "duplicate_score":0.93125,"outlier_score":0.0687503,"p_value":0.0000123457}""");
    }

    @Test
    void aLineWithoutMatchesHasDuplicateScoreZero() {
        assertThat(line(decision(List.of(), new Rarity(1, 1))))
                .endsWith("\"matches\":[],\"duplicate_score\":0,\"outlier_score\":1,\"p_value\":1}");
    }

    @Test
    void aRedeliveredRecordHasNoLine() {
        Decision ignored = new Decision(Outcome.REDELIVERED, Optional.empty(), List.of(), false, List.of());
        assertThat(ScoreLine.of(TICKET, ignored)).isEmpty();
    }

    private static Decision decision(List<Match> matches, Rarity rarity) {
        Decision.Scores scores = new Decision.Scores("ZD-1017", matches, rarity);
        return new Decision(Outcome.NEW, Optional.of(scores), List.of(), false, List.of());
    }

    private static String line(Decision decision) {
        return new String(ScoreLine.of(TICKET, decision).orElseThrow().toBytes(), StandardCharsets.UTF_8);
    }
}
