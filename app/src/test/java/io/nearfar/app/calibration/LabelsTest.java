package io.nearfar.app.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nearfar.app.CommandFailed;
import io.nearfar.detection.Measure;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LabelsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<JsonNode> SCORES = json("""
            {"record_id":"B","matches":[{"id":"A","measured":{"likeness":0.5,"same_requester":1}}]}""", """
            {"record_id":"P/b","matches":[{"id":"P/a","measured":{"likeness":0.7}}]}""", """
            {"record_id":"C","matches":[{"id":"A"}]}""");
    private static final List<JsonNode> ALERTS = json("""
            {"alert_id":"1","record":{"id":"B"},"match":{"id":"A"}}""", """
            {"key":"k","body":{"alert_id":"2","related_score":0.8,"record":{"id":"B"},"match":{"id":"A"}}}""");

    private static List<JsonNode> json(String... lines) {
        return Arrays.stream(lines).map(LabelsTest::parsed).toList();
    }

    private static JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static List<LabelledPair> join(String... labels) {
        return new Labels(SCORES, ALERTS).join(json(labels));
    }

    @Test
    void aVerdictOnTwoRecordsIsJoinedWithTheirScores() {
        assertThat(join("{\"record_id\":\"B\",\"match_id\":\"A\",\"verdict\":\"same\"}"))
                .containsExactly(
                        new LabelledPair("B", Map.of(Measure.LIKENESS, 0.5, Measure.SAME_REQUESTER, 1.0), true, true));
    }

    @Test
    void aVerdictOnAnAlertIsJoinedByItsId() {
        Map<Measure, Double> measured = Map.of(Measure.LIKENESS, 0.5, Measure.SAME_REQUESTER, 1.0);

        assertThat(join("{\"alert_id\":\"1\",\"verdict\":\"expected\"}"))
                .containsExactly(new LabelledPair("B", measured, true, true));
        assertThat(join("{\"alert_id\":\"2\",\"verdict\":\"expected\"}"))
                .containsExactly(new LabelledPair("B", measured, false, true));
        assertThat(join("{\"alert_id\":\"1\",\"verdict\":\"different\"}"))
                .containsExactly(new LabelledPair("B", measured, false, false));
    }

    @Test
    void aLabelLineIsJoinedByItsOtherRecord() {
        Map<Measure, Double> measured = Map.of(Measure.LIKENESS, 0.5, Measure.SAME_REQUESTER, 1.0);

        assertThat(join("{\"alert_id\":\"9\",\"record_id\":\"B\",\"other_id\":\"A\",\"verdict\":\"different\"}"))
                .containsExactly(new LabelledPair("B", measured, false, false));
        assertThat(join("{\"alert_id\":\"1\",\"record_id\":\"B\",\"other_id\":\"A\",\"verdict\":\"same\"}"))
                .containsExactly(new LabelledPair("B", measured, true, true));
    }

    @Test
    void aVerdictOnAnotherRecordThanTheAlertsMatchIsLeftOut() {
        assertThat(join("{\"alert_id\":\"1\",\"record_id\":\"B\",\"other_id\":\"Z\",\"verdict\":\"different\"}"))
                .isEmpty();
    }

    @Test
    void aPairOfTextsIsJoinedByItsId() {
        assertThat(join("{\"id\":\"P\",\"a\":\"one\",\"b\":\"other\",\"duplicate\":false}"))
                .containsExactly(new LabelledPair("P/b", Map.of(Measure.LIKENESS, 0.7), false, false));
    }

    @Test
    void whatALabelBringsItselfCounts() {
        assertThat(
                        join(
                                "{\"record_id\":\"X\",\"match_id\":\"Y\",\"verdict\":\"related\",\"measured\":{\"likeness\":0.2}}"))
                .containsExactly(new LabelledPair("X", Map.of(Measure.LIKENESS, 0.2), false, true));
    }

    @Test
    void whatWasNeverMeasuredIsLeftOut() {
        assertThat(join(
                        "{\"record_id\":\"C\",\"match_id\":\"A\",\"verdict\":\"same\"}",
                        "{\"alert_id\":\"unknown\",\"verdict\":\"same\"}"))
                .isEmpty();
    }

    @Test
    void anUnknownVerdictIsRefused() {
        assertThatThrownBy(() -> join("{\"record_id\":\"B\",\"match_id\":\"A\",\"verdict\":\"perhaps\"}"))
                .isInstanceOf(CommandFailed.class);
    }
}
