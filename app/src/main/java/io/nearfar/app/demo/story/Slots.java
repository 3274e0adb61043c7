package io.nearfar.app.demo.story;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The particulars that one ticket names: each is drawn when first asked for and stays. */
final class Slots {
    private static final Map<String, List<String>> POOLS = Section.pools("slots.txt");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM", Locale.ENGLISH);
    private static final List<String> DAYS =
            List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday");

    private final Dice dice;
    private final Numbers numbers;
    private final Instant time;
    private final Map<String, String> values = new TreeMap<>();
    private final Map<String, String> avoided = new TreeMap<>();

    Slots(Dice dice, Numbers numbers, Instant time) {
        this.dice = dice;
        this.numbers = numbers;
        this.time = time;
    }

    /** The same particulars except for these, which will be others. */
    Slots except(Set<String> others) {
        Slots copy = new Slots(dice, numbers, time);
        values.forEach((name, value) -> {
            Map<String, String> side = others.contains(name) ? copy.avoided : copy.values;
            side.put(name, value);
        });
        return copy;
    }

    Slots with(String name, String value) {
        values.put(name, value);
        return this;
    }

    /** @throws IllegalArgumentException if there is no such particular */
    String value(String name) {
        String known = values.get(name);
        if (known != null) {
            return known;
        }
        String drawn = draw(name);
        while (drawn.equals(avoided.get(name))) {
            drawn = draw(name);
        }
        values.put(name, drawn);
        return drawn;
    }

    Map<String, String> particulars() {
        return Map.copyOf(values);
    }

    private String draw(String name) {
        return switch (name) {
            case "order" -> numbers.order();
            case "invoice" -> numbers.invoice();
            case "parcel" -> numbers.parcel();
            case "voucher" -> numbers.voucher();
            case "ref" -> numbers.reference();
            case "amount" -> amount();
            case "n" -> Integer.toString(dice.between(2, 9));
            case "age" -> Integer.toString(dice.between(19, 86));
            case "version" -> "%d.%d.%d".formatted(dice.between(4, 7), dice.below(12), dice.below(6));
            case "date" -> DATE.format(at(-dice.between(2, 20)));
            case "later" -> DATE.format(at(dice.between(2, 25)));
            case "month" -> MONTH.format(at(-dice.between(40, 250)));
            case "day" -> dice.pick(DAYS);
            case "name", "me" -> pool("first") + " " + pool("last");
            case "city2" -> another("city");
            case "colour2" -> another("colour");
            default -> pool(name);
        };
    }

    private String pool(String name) {
        List<String> pool = POOLS.get(name);
        if (pool == null) {
            throw new IllegalArgumentException("no particular named " + name);
        }
        return dice.pick(pool);
    }

    private String another(String name) {
        String one = value(name);
        String other = pool(name);
        return other.equals(one) ? another(name) : other;
    }

    private String amount() {
        String sum = "%d.%02d".formatted(dice.between(6, 240), dice.pick(List.of(0, 50, 90, 95, 99, dice.below(100))));
        return dice.pick(List.of("€" + sum, sum + " euros", sum + " EUR", sum + " €"));
    }

    private OffsetDateTime at(int days) {
        return time.plus(days, ChronoUnit.DAYS).atOffset(ZoneOffset.UTC);
    }
}
