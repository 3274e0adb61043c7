package io.nearfar.app.settings;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A whole number with its unit, as settings spell durations ({@code 90s 15m 24h 1095d}) and sizes ({@code 64MiB}). */
final class Quantity {

    private static final Pattern SPELLING = Pattern.compile("([0-9]{1,15}+) ?([A-Za-z]++)");
    private static final SequencedMap<String, Long> MILLIS =
            units("d", 86_400_000, "h", 3_600_000, "m", 60_000, "s", 1_000, "ms", 1);
    private static final SequencedMap<String, Long> BYTES =
            units("GiB", 1L << 30, "MiB", 1L << 20, "KiB", 1L << 10, "B", 1);

    private Quantity() {}

    /** Throws {@link IllegalArgumentException} when the text is no duration of at most about 290 million years. */
    static Duration duration(String text) {
        return Duration.ofMillis(parse(text, MILLIS));
    }

    /** In bytes. Throws {@link IllegalArgumentException} when the text is no size. */
    static long size(String text) {
        return parse(text, BYTES);
    }

    /** In the largest unit that needs no fraction. */
    static String text(Duration duration) {
        return text(duration.toMillis(), MILLIS);
    }

    /** In the largest unit that needs no fraction. */
    static String text(long bytes) {
        return text(bytes, BYTES);
    }

    private static long parse(String text, Map<String, Long> units) {
        Matcher matcher = SPELLING.matcher(text);
        if (!matcher.matches() || !units.containsKey(matcher.group(2))) {
            throw new IllegalArgumentException(
                    "'%s' is not a whole number followed by one of %s".formatted(text, units.keySet()));
        }
        try {
            return Math.multiplyExact(Long.parseLong(matcher.group(1)), units.getOrDefault(matcher.group(2), 1L));
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("'%s' is too large".formatted(text), e);
        }
    }

    private static String text(long value, SequencedMap<String, Long> units) {
        return units.entrySet().stream()
                .filter(unit -> value % unit.getValue() == 0 && value >= unit.getValue())
                .findFirst()
                .map(unit -> value / unit.getValue() + unit.getKey())
                .orElse(value + units.lastEntry().getKey());
    }

    private static SequencedMap<String, Long> units(Object... namesAndFactors) {
        SequencedMap<String, Long> units = new LinkedHashMap<>();
        for (int i = 0; i < namesAndFactors.length; i += 2) {
            units.put((String) namesAndFactors[i], ((Number) namesAndFactors[i + 1]).longValue());
        }
        return units;
    }
}
