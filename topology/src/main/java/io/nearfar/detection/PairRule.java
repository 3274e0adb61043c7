package io.nearfar.detection;

import io.nearfar.fact.Verification;
import java.util.Locale;
import java.util.Optional;

/** How sure it is that two records say the same, and how sure it must be. */
public sealed interface PairRule {

    /** From which confidence on something is said. */
    Thresholds thresholds();

    /** How sure it is that both are the same request. */
    double duplicate(Measures measures);

    /** How sure it is that both are about the same problem. */
    double related(Measures measures);

    /** Whether it asks how usual words are, so that they must be counted. */
    boolean weighsWords();

    /** How alike a record must be to the leader of the group whose member it is that alike, or groups would creep. */
    double nearLeader(double similarity);

    /** Whether facts could still make something of a pair whose facts are not compared yet. */
    default boolean reaches(Measures measures) {
        return Math.max(related(measures), duplicate(measures))
                >= Math.min(thresholds().related(), thresholds().duplicate());
    }

    /**
     * The cosine itself, as for log lines, of which nothing is related.
     *
     * @param similarity least cosine of duplicates, in (0, 1]
     */
    record FixedCosine(double similarity) implements PairRule {

        public FixedCosine {
            if (!(similarity > 0 && similarity <= 1)) {
                throw new IllegalArgumentException("a similarity must be above 0 and at most 1, was " + similarity);
            }
        }

        @Override
        public Thresholds thresholds() {
            String origin = "fixed similarity " + similarity;
            return new Thresholds(similarity, 1, origin, origin);
        }

        @Override
        public double duplicate(Measures measures) {
            return measures.likeness().text();
        }

        @Override
        public double related(Measures measures) {
            return 0;
        }

        @Override
        public boolean weighsWords() {
            return false;
        }

        @Override
        public double nearLeader(double alike) {
            return similarity;
        }

        @Override
        public boolean reaches(Measures measures) {
            return duplicate(measures) >= similarity;
        }
    }

    /**
     * A calibrated probability, as for tickets. The thresholds are those with which the mean precision of what is alerted
     * reached a target on the labels of the calibration; where none did, only equal texts are duplicates.
     *
     * @param calibration gives the probabilities
     * @param precision the targets
     * @param thresholds that follow from both
     */
    record Calibrated(Calibration calibration, Precision precision, Thresholds thresholds) implements PairRule {

        /** A leader may be that much less like a record than the member it repeats, as a cosine. */
        private static final double SPREAD = 0.1;

        public Calibrated(Calibration calibration, Precision precision) {
            this(calibration, precision, thresholds(calibration, precision));
        }

        private static Thresholds thresholds(Calibration calibration, Precision precision) {
            Optional<Calibration.Point> duplicate = calibration.duplicate().reaching(precision.duplicate());
            Optional<Calibration.Point> related = calibration.related().reaching(precision.related());
            return new Thresholds(
                    duplicate.map(Calibration.Point::threshold).orElse(1.0),
                    related.map(Calibration.Point::threshold).orElse(1.0),
                    origin(calibration.name(), calibration.duplicate(), precision.duplicate(), duplicate),
                    origin(calibration.name(), calibration.related(), precision.related(), related));
        }

        private static String origin(
                String name, Calibration.Curve curve, double target, Optional<Calibration.Point> point) {
            return point.map(found -> String.format(
                            Locale.ROOT,
                            "target precision %s, calibration %s (n %,d, %.3f-%.3f)",
                            target,
                            name,
                            curve.labels(),
                            found.low(),
                            found.high()))
                    .orElseGet(() -> "target precision %s, which calibration %s never reaches".formatted(target, name));
        }

        @Override
        public boolean weighsWords() {
            return true;
        }

        @Override
        public double nearLeader(double similarity) {
            return similarity - SPREAD;
        }

        @Override
        public double duplicate(Measures measures) {
            return calibration.duplicate().of(measures);
        }

        @Override
        public double related(Measures measures) {
            return calibration.related().of(measures);
        }
    }

    /**
     * How many of the alerts of a kind shall be right, on average.
     *
     * @param duplicate of duplicates, in [0.5, 1); default 0.98
     * @param related of related records, in [0.5, 1); default 0.8
     */
    record Precision(double duplicate, double related) {

        /** What holds unless told otherwise. */
        public static final Precision DEFAULT = new Precision(0.98, 0.8);

        public Precision {
            require("duplicate", duplicate);
            require("related", related);
        }

        private static void require(String kind, double precision) {
            if (!(precision >= 0.5 && precision < 1)) {
                throw new IllegalArgumentException(
                        "duplicates.precision.%s must be from 0.5 to below 1, was %s".formatted(kind, precision));
            }
        }
    }

    /** What is made of two records with those measures. */
    default Judgement judge(Measures measures, boolean tooShort) {
        return new Judgement(thresholds(), duplicate(measures), related(measures), measures, tooShort);
    }

    /** What is made of two records with equal texts. */
    default Judgement judgeEqual(boolean sameRequester, boolean tooShort) {
        Measures equal = new Measures(
                Likeness.EQUAL, new Measures.Surroundings(0, 0, sameRequester, false), Verification.NOTHING);
        return new Judgement(thresholds(), 1, 1, equal, tooShort);
    }
}
