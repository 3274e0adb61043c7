package io.nearfar.app.calibration;

/**
 * The 95 % interval of a share (Wilson 1927).
 *
 * @param low its lower end, in [0, 1]
 * @param high its upper end, in [0, 1]
 */
public record Wilson(double low, double high) {

    private static final double Z = 1.959964;

    /** Of {@code share} seen in {@code count} trials; everything is possible without any. */
    public static Wilson of(double share, double count) {
        if (count <= 0) {
            return new Wilson(0, 1);
        }
        double z2 = Z * Z / count;
        double middle = (share + z2 / 2) / (1 + z2);
        double half = Z / (1 + z2) * Math.sqrt(share * (1 - share) / count + z2 / (4 * count));
        return new Wilson(Math.max(0, middle - half), Math.min(1, middle + half));
    }
}
