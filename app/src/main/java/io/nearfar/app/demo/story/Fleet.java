package io.nearfar.app.demo.story;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Six services on three hosts each, and what they write on ordinary days. */
final class Fleet {
    static final List<LogTemplate> TEMPLATES = LogTemplate.all();

    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);
    private static final List<String> WORDS = Section.pools("slots.txt").getOrDefault("word", List.of());
    private static final List<String> SERVICES = List.of(
            "gateway",
            "gateway",
            "gateway",
            "gateway",
            "checkout",
            "checkout",
            "catalog",
            "catalog",
            "auth",
            "auth",
            "billing",
            "shipping");

    private final Dice dice;
    private final Map<String, String> versions = new TreeMap<>();

    Fleet(Dice dice) {
        this.dice = dice;
        SERVICES.forEach(this::deploy);
    }

    /** The service has another version from now on. */
    void deploy(String service) {
        versions.put(service, "%d.%d.%d".formatted(dice.between(2, 6), dice.between(0, 30), dice.below(9)));
    }

    /** One of the lines that services write all day. */
    LogTemplate usual() {
        String service = dice.pick(SERVICES);
        List<LogTemplate> own = TEMPLATES.stream()
                .filter(each -> each.service().equals(service))
                .toList();
        int left = dice.below(own.stream().mapToInt(LogTemplate::weight).sum());
        for (LogTemplate each : own) {
            left -= each.weight();
            if (left < 0) {
                return each;
            }
        }
        throw new AssertionError("the weights of %s add up".formatted(service));
    }

    String host(String service) {
        return service + "-" + dice.between(1, 3);
    }

    Map<String, Object> fields(LogTemplate template, String host, Instant time) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("tenant", Desk.TENANT);
        fields.put("service", template.service());
        fields.put("host", host);
        fields.put("level", template.level());
        fields.put("message", Phrase.say(template.line(), dice, name -> value(name, template.service(), time)));
        return fields;
    }

    private String value(String name, String service, Instant time) {
        return switch (name) {
            case "n" -> Integer.toString(dice.between(2, 97));
            case "ms" -> Integer.toString((int) Math.exp(dice.between(1.0, 8.3)));
            case "seconds" -> Integer.toString(dice.between(3, 90_000));
            case "seq" -> Integer.toString(dice.between(100_000, 999_999));
            case "id" -> Integer.toString(dice.between(10_000, 99_999));
            case "hex" -> dice.hex(8);
            case "uuid" -> String.join("-", dice.hex(8), dice.hex(4), dice.hex(4), dice.hex(4), dice.hex(12));
            case "ip" -> "10.%d.%d.%d".formatted(dice.below(32), dice.below(256), dice.between(1, 254));
            case "date" -> DAY.format(time);
            case "version" -> versions.getOrDefault(service, "");
            case "word" -> dice.pick(WORDS);
            default -> throw new IllegalArgumentException("no volatile part named " + name);
        };
    }
}
