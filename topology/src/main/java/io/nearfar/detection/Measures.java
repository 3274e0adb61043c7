package io.nearfar.detection;

import io.nearfar.fact.Verification;
import java.util.EnumMap;
import java.util.Map;

/**
 * What is measured of two tickets.
 *
 * @param likeness how alike their texts are
 * @param surroundings what tells how much that says
 * @param verification what their facts say of each other
 */
public record Measures(Likeness likeness, Surroundings surroundings, Verification verification) {

    /**
     * What tells how much likeness says.
     *
     * @param crowd mean likeness of the tickets that come after the nearest
     * @param detail see {@link Measure#DETAIL}
     * @param sameRequester whether one requester wrote both within the time that counts
     * @param sameNumber whether both name one rare number and neither another
     */
    public record Surroundings(double crowd, double detail, boolean sameRequester, boolean sameNumber) {}

    /** The same with facts compared. */
    Measures with(Verification verified) {
        return new Measures(likeness, surroundings, verified);
    }

    /** The value of one measure. */
    public double of(Measure measure) {
        return switch (measure) {
            case LIKENESS -> likeness.value();
            case CROWD -> surroundings.crowd();
            case DETAIL -> surroundings.detail();
            case SAME_REQUESTER -> surroundings.sameRequester() ? 1 : 0;
            case SAME_NUMBER -> surroundings.sameNumber() ? 1 : 0;
            case PARTICULARS -> verification.particulars();
            case OPPOSITION -> verification.opposition();
        };
    }

    /** All values. */
    public Map<Measure, Double> values() {
        Map<Measure, Double> values = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            values.put(measure, of(measure));
        }
        return values;
    }
}
