package io.nearfar.window;

import io.nearfar.sketch.SketchBound;

/**
 * How recent vectors are searched.
 *
 * @param z standard deviations that a sketch may be off before a pair is passed over, in [2, 8]; a larger one makes
 *     searches slower and misses fewer pairs. Default 4.6: less than one in 100,000
 * @param canaryEvery one in so many searches is checked against the rows themselves; 0 for none. Default 1,000
 */
public record SearchConfig(double z, int canaryEvery) {

    public static final SearchConfig DEFAULT = new SearchConfig(SketchBound.DEFAULT_Z, 1000);

    public SearchConfig {
        if (!(z >= 2 && z <= 8)) {
            throw new IllegalArgumentException("search.z must be in [2, 8], was " + z);
        }
        if (canaryEvery < 0) {
            throw new IllegalArgumentException("search.canary_every must not be negative, was " + canaryEvery);
        }
    }
}
