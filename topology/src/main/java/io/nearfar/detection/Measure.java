package io.nearfar.detection;

import java.util.Locale;

/** One thing that is measured of two tickets, under the name that a calibration gives its weight. */
public enum Measure {
    /** How alike both are, in [0, 1]: cosines and weighted words of text and title. */
    LIKENESS,
    /** How alike the tickets that come after the nearest are, in [0, 1]: where all read alike, likeness says less. */
    CROWD,
    /** How much the words say that both have, on a logarithmic scale: little where both are a few common words. */
    DETAIL,
    /** 1 where one requester wrote both within the time that counts, else 0. */
    SAME_REQUESTER,
    /** 1 where both name one rare number and neither another, else 0. */
    SAME_NUMBER,
    /** Weight of the strongest conflict of particulars, in [0, 1]. */
    PARTICULARS,
    /** Weight of the strongest conflict of state or negation, in [0, 1]. */
    OPPOSITION;

    /** As calibrations, score lines and alerts spell it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
