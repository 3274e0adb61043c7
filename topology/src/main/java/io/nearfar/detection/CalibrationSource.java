package io.nearfar.detection;

/**
 * A calibration and where it came from.
 *
 * @param place the file, as the settings name it, or the name of the calibration that comes with the program
 * @param calibration what was read there
 */
public record CalibrationSource(String place, Calibration calibration) {

    /** The one that comes with the program. */
    public static final CalibrationSource SHIPPED = shipped();

    private static CalibrationSource shipped() {
        Calibration calibration = CalibrationFormat.shipped();
        return new CalibrationSource(calibration.name(), calibration);
    }
}
