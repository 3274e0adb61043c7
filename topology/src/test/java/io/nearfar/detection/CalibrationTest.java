package io.nearfar.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.nearfar.detection.Calibration.Curve;
import io.nearfar.detection.Calibration.Point;
import io.nearfar.fact.Verification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    private static final Curve CURVE = new Curve(
            1_234,
            -5,
            Map.of(Measure.LIKENESS, 10.0, Measure.SAME_REQUESTER, 2.0),
            List.of(new Point(0.9, 0.99, 0.95, 1), new Point(0.6, 0.97, 0.9, 0.99), new Point(0.3, 0.8, 0.7, 0.9)));

    private static Measures measures(double likeness, boolean sameRequester) {
        return new Measures(
                new Likeness(likeness, likeness, likeness, likeness),
                new Measures.Surroundings(0.1, 3, sameRequester, false),
                Verification.NOTHING);
    }

    @Test
    void theProbabilityIsThatOfALogisticRegression() {
        assertThat(CURVE.of(measures(0.5, false))).isEqualTo(0.5, within(1e-12));
        assertThat(CURVE.of(measures(0.5, true))).isEqualTo(1 / (1 + Math.exp(-2)), within(1e-12));
    }

    @Test
    void theThresholdIsTheLowestThatReachesTheTarget() {
        assertThat(CURVE.reaching(0.95)).contains(new Point(0.6, 0.97, 0.9, 0.99));
        assertThat(CURVE.reaching(0.8)).contains(new Point(0.3, 0.8, 0.7, 0.9));
        assertThat(CURVE.reaching(0.999)).isEmpty();
    }

    @Test
    void aTargetThatIsNeverReachedLeavesEqualTextsOnly() {
        PairRule rule =
                new PairRule.Calibrated(new Calibration("mine", CURVE, CURVE), new PairRule.Precision(0.995, 0.8));

        assertThat(rule.thresholds().duplicate()).isEqualTo(1);
        assertThat(rule.thresholds().duplicateOrigin())
                .isEqualTo("target precision 0.995, which calibration mine never reaches");
        assertThat(rule.judge(measures(1, true), false).isDuplicate()).isFalse();
        assertThat(rule.judgeEqual(false, false).isDuplicate()).isTrue();
        assertThat(rule.thresholds().relatedOrigin())
                .isEqualTo("target precision 0.8, calibration mine (n 1,234, 0.700-0.900)");
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        Calibration calibration = new Calibration("mine", CURVE, new Curve(5, 1.5, Map.of(), List.of()));

        assertThat(CalibrationFormat.read(CalibrationFormat.write(calibration))).isEqualTo(calibration);
    }

    @Test
    void whatIsNoCalibrationIsRefusedByItsKey() {
        String whole = CalibrationFormat.write(new Calibration("mine", CURVE, CURVE));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CalibrationFormat.read(whole.replace("related.intercept", "related.start")))
                .withMessageContaining("related.intercept");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CalibrationFormat.read(whole + "related.weight.charm = 1\n"))
                .withMessageContaining("related.weight.charm");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CalibrationFormat.read(whole.replace("intercept = -5", "intercept = five")))
                .withMessageContaining("intercept is no number");
    }

    @Test
    void theShippedCalibrationReachesTheDefaultTargets() {
        Calibration shipped = CalibrationFormat.shipped();

        assertThat(shipped.name()).isEqualTo("default-1");
        assertThat(shipped.duplicate().reaching(PairRule.Precision.DEFAULT.duplicate()))
                .isPresent();
        assertThat(shipped.related().reaching(PairRule.Precision.DEFAULT.related()))
                .isPresent();
    }

    @Test
    void aConflictNeverMakesSurer() {
        Calibration shipped = CalibrationFormat.shipped();
        for (Curve curve : List.of(shipped.duplicate(), shipped.related())) {
            for (Measure against : List.of(Measure.CROWD, Measure.PARTICULARS, Measure.OPPOSITION)) {
                assertThat(curve.weights().getOrDefault(against, 0.0)).isNotPositive();
            }
        }
    }
}
