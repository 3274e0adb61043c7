package io.nearfar.app.demo.story;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who is paid.
 *
 * @param low the smallest usual amount
 * @param high the greatest usual amount; equal to {@code low} for a fixed price
 */
record Merchant(String name, String category, Place place, double low, double high) {
    private static final Pattern LINE = Pattern.compile("(\\S+) (\\S\\S) (.+?) ([0-9.]+) ([0-9.]+) (.+)");

    /** Where a merchant is. */
    record Place(String country, String city) {}

    /** The merchants of one section of {@code merchants.txt}. */
    static List<Merchant> named(String section) {
        return Section.read("merchants.txt").stream()
                .filter(each -> each.name().equals(section))
                .flatMap(each -> each.lines().stream())
                .map(Merchant::read)
                .toList();
    }

    String currency() {
        return place.country().equals("GB") ? "GBP" : "EUR";
    }

    private static Merchant read(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a merchant: " + line);
        }
        Place place = new Place(parts.group(2), parts.group(3));
        double low = Double.parseDouble(parts.group(4));
        return new Merchant(parts.group(6), parts.group(1), place, low, Double.parseDouble(parts.group(5)));
    }
}
