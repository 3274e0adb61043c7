package io.nearfar.detection;

/**
 * How many alerts of one kind people called right, and how many wrong.
 *
 * @param right those with the verdict same, expected or useful
 * @param wrong those with the verdict different
 */
public record VerdictTally(long right, long wrong) {

    public static final VerdictTally NONE = new VerdictTally(0, 0);

    /** Of a 95 % interval. */
    private static final double Z = 1.96;

    /** With an opinion counted, after the earlier one on the same alert, empty for none, is taken back. */
    VerdictTally with(String earlier, String later) {
        return counted(earlier, -1).counted(later, 1);
    }

    public VerdictTally plus(VerdictTally other) {
        return new VerdictTally(right + other.right, wrong + other.wrong);
    }

    /** The lower end of Wilson's 95 % interval of the share that is right, 0 before the first verdict. */
    public double low() {
        return bound(-1);
    }

    /** The upper end, 1 before the first verdict. */
    public double high() {
        return bound(1);
    }

    private VerdictTally counted(String verdict, int by) {
        if (verdict.isEmpty()) {
            return this;
        }
        return verdict.startsWith(Verdict.Opinion.DIFFERENT.label())
                ? new VerdictTally(right, wrong + by)
                : new VerdictTally(right + by, wrong);
    }

    private double bound(int side) {
        double n = right + wrong;
        if (n == 0) {
            return side < 0 ? 0 : 1;
        }
        double share = right / n;
        double middle = share + Z * Z / (2 * n);
        double half = Z * Math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n));
        return Math.clamp((middle + side * half) / (1 + Z * Z / n), 0, 1);
    }
}
