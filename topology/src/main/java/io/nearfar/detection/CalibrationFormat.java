package io.nearfar.detection;

import io.nearfar.detection.Calibration.Curve;
import io.nearfar.detection.Calibration.Point;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * How a calibration is written: lines {@code key = value}. {@code name}; then for each kind ({@code duplicate} and {@code
 * related}) {@code KIND.labels}, {@code KIND.intercept}, {@code KIND.weight.MEASURE}, and {@code KIND.from.THRESHOLD =
 * PRECISION LOW HIGH}, the precision from that threshold on with its 95 % interval.
 */
public final class CalibrationFormat {

    private static final String SHIPPED = "calibration-default-1.properties";

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,9}(?:\\.[0-9]{1,9})?");

    private final Properties properties;
    private final Set<String> unread;

    private CalibrationFormat(Properties properties) {
        this.properties = properties;
        this.unread = new TreeSet<>(properties.stringPropertyNames());
    }

    /** The calibration that comes with the program. */
    public static Calibration shipped() {
        try (InputStream resource = CalibrationFormat.class.getResourceAsStream(SHIPPED)) {
            return read(new String(Objects.requireNonNull(resource).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads what {@link #write} wrote; comments begin with {@code #}.
     *
     * @throws IllegalArgumentException when something is missing, unknown or no number
     */
    public static Calibration read(String text) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        CalibrationFormat format = new CalibrationFormat(properties);
        Calibration calibration =
                new Calibration(format.text("name"), format.curve("duplicate"), format.curve("related"));
        if (!format.unread.isEmpty()) {
            throw new IllegalArgumentException("a calibration has no " + format.unread);
        }
        return calibration;
    }

    private Curve curve(String kind) {
        Map<Measure, Double> weights = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            String key = kind + ".weight." + measure.label();
            if (properties.containsKey(key)) {
                weights.put(measure, number(key, text(key)));
            }
        }
        String labels = kind + ".labels";
        String intercept = kind + ".intercept";
        return new Curve(
                (int) number(labels, text(labels)),
                number(intercept, text(intercept)),
                weights,
                points(kind + ".from."));
    }

    private List<Point> points(String prefix) {
        List<Point> points = new ArrayList<>();
        for (String key : properties.stringPropertyNames()) {
            if (key.startsWith(prefix)) {
                String[] numbers = text(key).split(" ", -1);
                if (numbers.length != 3) {
                    throw new IllegalArgumentException(key + " needs three numbers");
                }
                points.add(new Point(
                        number(key, key.substring(prefix.length())),
                        number(key, numbers[0]),
                        number(key, numbers[1]),
                        number(key, numbers[2])));
            }
        }
        points.sort(Comparator.comparingDouble(Point::threshold).reversed());
        return points;
    }

    private String text(String key) {
        String value = properties.getProperty(key, "").strip();
        unread.remove(key);
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a calibration needs " + key);
        }
        return value;
    }

    private static double number(String key, String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException("%s is no number".formatted(key));
        }
        return Double.parseDouble(text);
    }

    /** Lines that {@link #read} reads, the same for equal calibrations. */
    public static String write(Calibration calibration) {
        StringBuilder lines = new StringBuilder("name = " + calibration.name() + "\n");
        write("duplicate", calibration.duplicate(), lines);
        write("related", calibration.related(), lines);
        return lines.toString();
    }

    private static void write(String kind, Curve curve, StringBuilder lines) {
        lines.append(String.format(Locale.ROOT, "%n%s.labels = %d%n", kind, curve.labels()));
        lines.append(String.format(Locale.ROOT, "%s.intercept = %.4f%n", kind, curve.intercept()));
        for (Measure measure : Measure.values()) {
            if (curve.weights().containsKey(measure)) {
                lines.append(String.format(
                        Locale.ROOT,
                        "%s.weight.%s = %.4f%n",
                        kind,
                        measure.label(),
                        curve.weights().get(measure)));
            }
        }
        for (Point point : curve.points()) {
            lines.append(String.format(
                    Locale.ROOT,
                    "%s.from.%.4f = %.4f %.4f %.4f%n",
                    kind,
                    point.threshold(),
                    point.precision(),
                    point.low(),
                    point.high()));
        }
    }
}
