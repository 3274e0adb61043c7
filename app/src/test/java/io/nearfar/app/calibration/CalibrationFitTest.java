package io.nearfar.app.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nearfar.app.calibration.PrecisionCurve.Scored;
import io.nearfar.detection.Calibration;
import io.nearfar.detection.Calibration.Point;
import io.nearfar.detection.CalibrationFormat;
import io.nearfar.detection.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibrationFitTest {

    private static List<LabelledPair> made(long seed, int count) {
        Random random = new Random(seed);
        List<LabelledPair> pairs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double likeness = random.nextDouble();
            double draw = random.nextDouble();
            boolean duplicate = draw < 1 / (1 + Math.exp(10 - 14 * likeness));
            boolean related = draw < 1 / (1 + Math.exp(6 - 14 * likeness));
            pairs.add(new LabelledPair("R" + i, Map.of(Measure.LIKENESS, likeness), duplicate, related));
        }
        return pairs;
    }

    @Test
    void onOtherRecordsOfTheSameStreamTheTargetIsReached() {
        Calibration calibration = new CalibrationFit(made(1, 20_000), "made", -1).calibration();
        Point point = calibration.duplicate().reaching(0.9).orElseThrow();

        List<LabelledPair> alerted = made(2, 20_000).stream()
                .filter(pair -> probability(calibration, pair) >= point.threshold())
                .toList();
        double right = alerted.stream().filter(LabelledPair::duplicate).count() / (double) alerted.size();

        assertThat(right).isEqualTo(0.9, within(0.02));
        assertThat(point.low()).isLessThan(right);
        assertThat(point.high()).isGreaterThan(0.89);
    }

    private static double probability(Calibration calibration, LabelledPair pair) {
        double odds = calibration.duplicate().intercept()
                + calibration.duplicate().weights().getOrDefault(Measure.LIKENESS, 0.0) * pair.of(Measure.LIKENESS);
        return 1 / (1 + Math.exp(-odds));
    }

    @Test
    void whereDuplicatesAreRarerTheThresholdIsHigher() {
        List<LabelledPair> pairs = made(3, 20_000);

        double asLabelled = threshold(new CalibrationFit(pairs, "made", -1).calibration(), pairs);
        double rare = threshold(new CalibrationFit(pairs, "made", 0.02).calibration(), pairs);

        assertThat(rare).isGreaterThan(asLabelled);
    }

    /** The likeness from which on a pair is alerted at 0.6, which rare duplicates reach too. */
    private static double threshold(Calibration calibration, List<LabelledPair> pairs) {
        double from = calibration.duplicate().reaching(0.6).orElseThrow().threshold();
        return pairs.stream()
                .filter(pair -> probability(calibration, pair) >= from)
                .mapToDouble(pair -> pair.of(Measure.LIKENESS))
                .min()
                .orElseThrow();
    }

    /** One in two of these pairs is right, one in fifty of the stream's; what the fit says of that stream is asked of another. */
    @Test
    void ofAStreamWithFewerDuplicatesTheIntervalHoldsWhatIsSeenThere() {
        List<LabelledPair> labels = made(5, 1_000);
        Calibration calibration = new CalibrationFit(labels, "made", 0.02).calibration();
        List<LabelledPair> others = made(6, 50_000);
        double positives = others.stream().filter(LabelledPair::duplicate).count();
        double weight = 0.02 / 0.98 * (others.size() - positives) / positives;
        int checked = 0;
        for (Point point : calibration.duplicate().points()) {
            List<LabelledPair> alerted = others.stream()
                    .filter(pair -> probability(calibration, pair) >= point.threshold())
                    .toList();
            double right =
                    weight * alerted.stream().filter(LabelledPair::duplicate).count();
            double wrong = alerted.stream().filter(pair -> !pair.duplicate()).count();
            assertThat(right / (right + wrong)).as("from %s", point.threshold()).isBetween(point.low(), point.high());
            checked++;
        }
        assertThat(checked).isGreaterThan(10);
    }

    /** Every bin's share of right pairs is that of the stream, as its mean probability is. */
    @Test
    void tableSaysOfEachBinWhatTheStreamWouldShow() {
        CalibrationFit fit = new CalibrationFit(made(7, 40_000), "made", 0.02);
        String table = ReliabilityTable.of(
                "duplicate", fit.duplicates(), fit.weight(), fit.calibration().duplicate(), 0.9);
        List<String[]> bins = table.lines()
                .filter(line -> line.matches("  0\\.\\d-\\d\\.\\d .*"))
                .map(line -> line.strip().split(" +"))
                .filter(bin -> Integer.parseInt(bin[1].replace(",", "")) > 2_000)
                .toList();
        assertThat(bins).hasSizeGreaterThan(1);
        for (String[] bin : bins) {
            assertThat(Double.parseDouble(bin[3])).as(bin[0]).isEqualTo(Double.parseDouble(bin[2]), within(0.05));
        }
    }

    @Test
    void equalLabelsGiveEqualFiles() {
        assertThat(CalibrationFormat.write(new CalibrationFit(made(4, 500), "made", 0.1).calibration()))
                .isEqualTo(CalibrationFormat.write(new CalibrationFit(made(4, 500), "made", 0.1).calibration()));
    }

    @Test
    void aRecordIsAlertedOnceAboutTheSurestOfItsPairs() {
        List<Scored> scored = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            scored.add(new Scored("R" + i, 0.9, true));
            scored.add(new Scored("R" + i, 0.8, false));
        }

        List<Point> points = PrecisionCurve.of(scored, 1);

        assertThat(points).allMatch(point -> point.precision() == 1);
        assertThat(points.getFirst().threshold()).isEqualTo(0.9);
    }

    @Test
    void theIntervalIsWilsons() {
        assertThat(Wilson.of(0.9, 100).low()).isEqualTo(0.8256, within(1e-4));
        assertThat(Wilson.of(0.9, 100).high()).isEqualTo(0.9448, within(1e-4));
        assertThat(Wilson.of(0, 0)).isEqualTo(new Wilson(0, 1));
    }
}
