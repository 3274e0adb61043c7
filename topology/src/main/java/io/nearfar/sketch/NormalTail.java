package io.nearfar.sketch;

/** How likely a normal variable is to exceed a value. The same on every machine. */
final class NormalTail {

    private static final double SERIES_BELOW = 2;

    private static final int STEPS = 64;
    private static final int MOST = 8;
    private static final double[] TABLE = table();

    private NormalTail() {}

    private static double[] table() {
        double[] table = new double[MOST * STEPS + 1];
        for (int step = 0; step < table.length; step++) {
            table[step] = above((double) step / STEPS);
        }
        return table;
    }

    /**
     * The chance of exceeding {@code z}, exact to 1e-9 of it: by the series around zero (Abramowitz and Stegun, Handbook of
     * Mathematical Functions, 26.2.11) or the continued fraction of Laplace (26.2.14).
     */
    static double above(double z) {
        if (z < 0) {
            return 1 - above(-z);
        }
        double density = StrictMath.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
        return z < SERIES_BELOW ? 0.5 - density * series(z) : density / fraction(z);
    }

    private static double series(double z) {
        double sum = 0;
        double term = z;
        for (int odd = 3; odd < 80; odd += 2) {
            sum += term;
            term *= z * z / odd;
        }
        return sum;
    }

    private static double fraction(double z) {
        double fraction = z;
        for (int k = 60; k >= 1; k--) {
            fraction = z + k / fraction;
        }
        return fraction;
    }

    /** No less than {@link #above} of the value, and no more than that of one a 64th lower; from a table where it matters. */
    static double atMost(double z) {
        if (z >= MOST) {
            return above(z);
        }
        if (z <= -MOST) {
            return 1;
        }
        int step = (int) Math.floor(Math.abs(z) * STEPS);
        return z >= 0 ? TABLE[step] : 1 - TABLE[step + 1];
    }
}
