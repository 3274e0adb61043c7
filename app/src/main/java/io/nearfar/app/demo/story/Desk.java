package io.nearfar.app.demo.story;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The help desk on ordinary days: somebody writes about something, in no words that were used about it lately. */
final class Desk {
    static final List<Section> MATTERS = Stream.of("deliveries", "money", "app", "products", "others")
            .flatMap(file -> Section.read(file + ".txt").stream())
            .toList();
    static final String TENANT = "acme";
    static final String OTHER_TENANT = "borealis";

    private static final double TOO_ALIKE = 0.45;
    private static final double CORE_TOO_ALIKE = 0.62;
    private static final int REMEMBERED = 40;
    private static final int PICKY_TRIES = 40;

    private final Dice dice;
    private final Numbers numbers;
    private final Manners manners;
    private final Person.Register register;
    private final List<Person> regulars = new ArrayList<>();
    private final Map<String, Deque<Said>> lately = new HashMap<>();

    /** What somebody wrote, and about what. */
    record Letter(Person writer, Wording wording, Matter matter) {

        Map<String, Object> fields(String tenant) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("tenant", tenant);
            fields.put("requester", writer.mail());
            fields.put("subject", wording.subject());
            fields.put("body", wording.body());
            fields.put("status", "open");
            fields.put("product", matter.name().matches("(app|subscription)-.*") ? "app" : "shop");
            return fields;
        }
    }

    Desk(Dice dice, Numbers numbers, Person.Register register) {
        this.dice = dice;
        this.numbers = numbers;
        this.manners = new Manners(dice, numbers);
        this.register = register;
    }

    Manners manners() {
        return manners;
    }

    /** The next letter about anything. */
    Letter letter(Instant time) {
        Person writer = writer();
        for (int tries = 1; ; tries++) {
            Section matter = dice.pick(MATTERS);
            Slots slots = new Slots(dice, numbers, time).with("me", writer.name());
            Wording core = plain(matter).said(dice, slots);
            Wording wording = manners.framed(core, writer, time);
            Said said = new Said(core.words(), wording.words());
            Deque<Said> earlier = lately.computeIfAbsent(matter.name(), name -> new ArrayDeque<>());
            double coreLimit = tries < PICKY_TRIES ? CORE_TOO_ALIKE : 1;
            if (earlier.stream().noneMatch(other -> said.resembles(other, coreLimit))) {
                earlier.addLast(said);
                if (earlier.size() > REMEMBERED) {
                    earlier.removeFirst();
                }
                return new Letter(writer, wording, new Matter(matter.name(), slots.particulars()));
            }
        }
    }

    /** The words of a letter's matter alone, and all of them. */
    private record Said(Set<String> core, Set<String> all) {

        boolean resembles(Said other, double coreLimit) {
            return Wording.overlap(core, other.core) > coreLimit || Wording.overlap(all, other.all) > TOO_ALIKE;
        }
    }

    private Wording plain(Section matter) {
        String body = dice.pick(matter.marked('b'));
        List<String> details = matter.marked('d');
        boolean more = !details.isEmpty() && dice.chance(0.4);
        return new Wording(dice.pick(matter.marked('s')), more ? body + " " + dice.pick(details) : body);
    }

    private Person writer() {
        if (!regulars.isEmpty() && dice.chance(0.08)) {
            return dice.pick(regulars);
        }
        Person writer = register.somebody();
        if (dice.chance(0.1)) {
            regulars.add(writer);
        }
        return writer;
    }
}
