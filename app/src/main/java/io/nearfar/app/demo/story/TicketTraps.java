package io.nearfar.app.demo.story;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tickets that are easily taken for repeats and are none. */
final class TicketTraps {
    private static final List<Section> SENTENCES = Section.read("sentences.txt");
    private static final List<Section> STATES = Section.read("states.txt");
    private static final List<Section> THINGS = Section.read("things.txt");
    private static final List<Section> SHORT = Section.read("short.txt");
    private static final Set<String> NUMBERS = Set.of("order", "invoice", "parcel", "voucher");
    private static final int NOISE = 10;

    private final Cast cast;
    private final Script script;
    private final Dice dice;
    private final Times times;
    private final Share share;

    TicketTraps(Cast cast, Share share) {
        this.cast = cast;
        this.script = cast.script();
        this.dice = cast.dice();
        this.times = cast.times();
        this.share = share;
    }

    /** How many tickets {@link #otherTenants} will add. */
    int copies() {
        return share.of(6);
    }

    /** One sentence, two people, two numbers. */
    void otherNumbers() {
        dice.some(share.of(10), SENTENCES)
                .forEach(section -> twice(section, Trap.Sort.OTHER_NUMBER, NUMBERS, "duplicate"));
    }

    /** One sentence, two people, two products. */
    void otherProducts() {
        dice.some(share.of(6), THINGS)
                .forEach(section -> twice(section, Trap.Sort.OTHER_PRODUCT, Set.of("product"), "duplicate"));
    }

    /** It works for one and not for the other, with all particulars the same but numbers, which are one's own. */
    void otherStates() {
        dice.some(share.of(8), STATES).forEach(section -> {
            String[] names = section.name().split(" / ");
            Instant time = times.live();
            Person one = cast.register().somebody();
            Slots slots = cast.slots(time, one);
            Draft first = say(section.lines().getFirst(), one, earlier(time), new Naming(names[0], slots));
            Slots others = slots.except(NUMBERS);
            Person other = cast.register().somebody();
            Draft second = say(section.lines().getLast(), other, time, new Naming(names[1], others));
            script.trap(Trap.Sort.OTHER_STATE, second, Optional.of(first), "duplicate", "related");
        });
    }

    /** One requester with ten short matters in half an hour. */
    void noisyRequester() {
        Instant begin = times.live(Duration.ofHours(1));
        Person writer = cast.register().somebody();
        for (Section section : dice.some(NOISE, SHORT)) {
            Instant time = times.between(begin, begin.plus(Duration.ofMinutes(30)));
            Naming naming = new Naming(section.name(), cast.slots(time, writer));
            Draft draft = say(section.lines().getFirst(), writer, time, naming);
            script.trap(Trap.Sort.NOISY_REQUESTER, draft, Optional.empty(), "duplicate", "surge");
        }
    }

    /** The very text at the other tenant, who must not learn of it. */
    void otherTenants() {
        List<Draft> originals = script.free(Draft.TICKETS).stream()
                .filter(draft -> draft.text("tenant").equals(Desk.TENANT))
                .filter(draft -> draft.time().isBefore(script.end().minus(Duration.ofHours(2))))
                .toList();
        dice.some(share.of(6), originals).forEach(original -> {
            Map<String, Object> fields = new LinkedHashMap<>(original.fields());
            fields.put("tenant", Desk.OTHER_TENANT);
            fields.put("requester", cast.register().somebody().mail());
            Instant after = original.time().isBefore(script.start()) ? script.start() : original.time();
            Draft copy = script.add(Draft.TICKETS, times.between(after, script.end()), fields);
            script.about(copy, script.matter(original));
            script.trap(Trap.Sort.OTHER_TENANT, copy, Optional.of(original), "duplicate", "related");
        });
    }

    private record Naming(String matter, Slots slots) {}

    private void twice(Section section, Trap.Sort sort, Set<String> differing, String wrong) {
        String line = section.lines().getFirst();
        Instant time = times.live();
        Person one = cast.register().somebody();
        Slots slots = cast.slots(time, one);
        Draft first = say(line, one, earlier(time), new Naming(section.name(), slots));
        Naming others = new Naming(section.name(), slots.except(differing));
        Draft second = say(line, cast.register().somebody(), time, others);
        script.trap(sort, second, Optional.of(first), wrong);
    }

    private Draft say(String line, Person writer, Instant time, Naming naming) {
        Wording wording = Wording.of(line).said(dice, naming.slots());
        return cast.post(
                time,
                writer,
                wording,
                new Matter(naming.matter(), naming.slots().particulars()));
    }

    private Instant earlier(Instant time) {
        return time.minus(Duration.between(time, times.after(time, Duration.ofMinutes(10), Duration.ofDays(3))));
    }
}
