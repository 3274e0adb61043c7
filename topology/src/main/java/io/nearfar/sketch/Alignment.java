package io.nearfar.sketch;

/** The cosine between a rotated vector and the signs of its first {@value Sketch#BITS} coordinates, in a byte. */
final class Alignment {

    /*
     * For coordinates like normal variables it is sqrt(2 / pi) = 0.80, give or take 0.02, times the share of the vector's
     * length that the signs stand for. The byte holds what it is beside that share, where the length is spread evenly: from
     * 0.5 to 1 in steps of 0.002, rounded down. An estimate that divides by it errs to the higher side where it is positive,
     * which is the safe one. Below 0.5, fifteen deviations away, it would not.
     */
    static final int LEVELS = 256;

    private static final double LEAST = 0.5;
    private static final double STEP = (1 - LEAST) / (LEVELS - 1);

    private Alignment() {}

    static byte of(int[] rotated) {
        long sum = 0;
        for (int i = 0; i < Sketch.BITS; i++) {
            sum += Math.abs(rotated[i]);
        }
        double squares = 0;
        for (int coordinate : rotated) {
            squares += (double) coordinate * coordinate;
        }
        double alignment = sum / Math.sqrt(squares * Sketch.BITS) / share(rotated.length);
        return (byte) Math.clamp((long) ((alignment - LEAST) / STEP), 0, LEVELS - 1);
    }

    /** What a level in [0, {@link #LEVELS}) says of vectors with that many coordinates; in (0, 1]. */
    static double cosine(int level, int coordinates) {
        return (LEAST + level * STEP) * share(coordinates);
    }

    private static double share(int coordinates) {
        return Math.sqrt((double) Sketch.BITS / coordinates);
    }
}
