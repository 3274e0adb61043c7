package io.nearfar.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.detection.PastAlert;
import io.nearfar.detection.PastAlert.Said;
import io.nearfar.detection.Verdict;
import io.nearfar.detection.Verdict.Opinion;
import io.nearfar.record.Hash128;
import io.nearfar.record.Scope;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelLineTest {

    private static final String ID = "5f1c0a9e7b42d3f0";
    private static final Scope SCOPE = new Scope("tickets", "acme", List.of());
    private static final PastAlert ALERT =
            new PastAlert(Said.DUPLICATE, new PastAlert.Pair("B", "A", 0.931_2, 0.99), 0, 0, new Hash128(0, 0), "", "");

    @Test
    void verdictOnTheAlertsPairBringsWhatWasMeasured() {
        Verdict verdict = new Verdict(ID, Opinion.DIFFERENT, "A", "", "", "");

        assertThat(LabelLine.key(verdict, ALERT)).isEqualTo(ID);
        assertThat(LabelLine.of(SCOPE, verdict, ALERT))
                .contains("\"other_id\":\"A\"", "\"similarity\":0.931", "\"score\":0.99")
                .satisfies(line -> assertThat(Contract.of("label").errors(line)).isEmpty());
    }

    @Test
    void verdictOnAnotherPairHasItsOwnKeyAndNoMeasures() {
        Verdict verdict = new Verdict(ID, Opinion.DIFFERENT, "Z", "", "", "");

        assertThat(LabelLine.key(verdict, ALERT)).isEqualTo(ID + "/Z");
        assertThat(LabelLine.of(SCOPE, verdict, ALERT))
                .contains("\"other_id\":\"Z\"")
                .doesNotContain("similarity", "score")
                .satisfies(line -> assertThat(Contract.of("label").errors(line)).isEmpty());
    }

    @Test
    void usefulIsSaidOfTheAlertWhateverTheOther() {
        Verdict verdict = new Verdict(ID, Opinion.USEFUL, "Z", "", "", "");

        assertThat(LabelLine.key(verdict, ALERT)).isEqualTo(ID);
        assertThat(LabelLine.of(SCOPE, verdict, ALERT)).contains("\"other_id\":\"A\"", "similarity");
    }
}
