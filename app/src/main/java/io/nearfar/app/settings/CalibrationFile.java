package io.nearfar.app.settings;

import io.nearfar.detection.CalibrationFormat;
import io.nearfar.detection.CalibrationSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the calibration that settings name: the one that comes with the program, or a file that {@code calibrate} wrote. */
final class CalibrationFile {

    static final Value<CalibrationSource> VALUE = new Value<>(
            "%s, or a file that 'nearfar calibrate' wrote".formatted(CalibrationSource.SHIPPED.place()),
            Value.Form.TEXT,
            node -> read(node.asText().strip()),
            source -> YamlSpelling.text(source.place()),
            node -> Optional.empty(),
            false);

    private CalibrationFile() {}

    private static CalibrationSource read(String place) {
        if (place.equals(CalibrationSource.SHIPPED.place())) {
            return CalibrationSource.SHIPPED;
        }
        try {
            return new CalibrationSource(place, CalibrationFormat.read(Files.readString(Path.of(place))));
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException("cannot be read", e);
        }
    }
}
