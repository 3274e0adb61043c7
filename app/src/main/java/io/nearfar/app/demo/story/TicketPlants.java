package io.nearfar.app.demo.story;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The tickets that are to be found. */
final class TicketPlants {
    private static final List<Section> REWORDINGS = Section.read("rewordings.txt");
    private static final List<String> FOREIGN = Section.lines("foreign.txt");
    private static final List<String> INCIDENT = Section.lines("incident.txt");
    private static final String INCIDENT_MATTER = "card-declined";
    private static final int INCIDENT_TICKETS = 9;
    private static final Duration INCIDENT_LASTS = Duration.ofMinutes(20);
    private static final Duration SOONEST = Duration.ofMinutes(4);
    private static final Duration LATEST = Duration.ofDays(4);

    private final Cast cast;
    private final Script script;
    private final Dice dice;
    private final Times times;
    private final Share share;
    private final Retelling retelling;

    TicketPlants(Cast cast, Share share) {
        this.cast = cast;
        this.script = cast.script();
        this.dice = cast.dice();
        this.times = cast.times();
        this.share = share;
        this.retelling = new Retelling(dice);
    }

    /** How many tickets {@link #retyped} and {@link #forwarded} will add. */
    int copies() {
        return share.of(12) + share.of(11);
    }

    /** The same particulars in other words, by the same requester or somebody close. */
    void reworded() {
        dice.some(share.of(11), REWORDINGS).forEach(pair -> {
            Instant time = times.live();
            Instant earlier = earlier(time);
            Person writer = cast.register().somebody();
            Slots slots = cast.slots(earlier, writer);
            Wording first = Wording.of(pair.lines().getFirst()).said(dice, slots);
            Wording second = Wording.of(pair.lines().getLast()).said(dice, slots);
            Matter matter = new Matter(pair.name(), slots.particulars());
            Draft original = cast.post(earlier, writer, greeted(first), matter);
            Draft repeat = cast.post(time, sameOrClose(writer, 0.75), second, matter);
            script.plant(Plant.Sort.REWORDED, repeat, original);
        });
    }

    void outliers() {
        dice.some(share.of(6), FOREIGN).forEach(line -> {
            Wording wording = Wording.of(line);
            Matter matter = new Matter("foreign: " + wording.subject(), Map.of());
            script.plant(
                    Plant.Sort.TICKET_OUTLIER,
                    cast.post(times.live(), cast.register().somebody(), wording, matter));
        });
    }

    /** @return nine tickets of eight requesters within twenty minutes */
    List<Draft> incident() {
        Instant begin = times.live(Duration.ofHours(3));
        List<Person> writers = new ArrayList<>();
        List<Draft> tickets = new ArrayList<>();
        for (String line : dice.some(INCIDENT_TICKETS, INCIDENT)) {
            boolean again = writers.size() == INCIDENT_TICKETS - 1;
            Person writer = again ? writers.getFirst() : cast.register().somebody();
            writers.add(writer);
            Instant time = times.between(begin, begin.plus(INCIDENT_LASTS));
            Slots slots = cast.slots(time, writer);
            Wording wording = Wording.of(line).said(dice, slots);
            tickets.add(cast.post(time, writer, wording, new Matter(INCIDENT_MATTER, slots.particulars())));
        }
        tickets.sort(Comparator.comparing(Draft::time));
        tickets.forEach(script::take);
        script.plant(Plant.Sort.INCIDENT, tickets.getFirst());
        return List.copyOf(tickets);
    }

    /** Background tickets typed again. */
    void retyped() {
        for (int i = 0; i < share.of(12); i++) {
            Instant time = times.live(SOONEST);
            Draft original = original(time);
            Wording again = retelling.retyped(wording(original));
            plant(Plant.Sort.RETYPED, time, sameOrClose(writer(original), 0.75), again, original);
        }
    }

    /** Background tickets passed on by an agent, or by somebody close to the requester. */
    void forwarded() {
        for (int i = 0; i < share.of(11); i++) {
            Instant time = times.live(SOONEST);
            Draft original = original(time);
            Person writer = writer(original);
            Wording whole = retelling.forwarded(wording(original), writer.mail(), original.time());
            Person agent = new Person("Agent", "Desk", "agent.%d@acme.example".formatted(dice.between(3, 19)));
            plant(Plant.Sort.FORWARDED, time, dice.chance(0.5) ? agent : sameOrClose(writer, 0.3), whole, original);
        }
    }

    private void plant(Plant.Sort sort, Instant time, Person writer, Wording wording, Draft original) {
        Draft repeat = script.add(
                Draft.TICKETS, time, new Desk.Letter(writer, wording, script.matter(original)).fields(Desk.TENANT));
        script.about(repeat, script.matter(original));
        script.plant(sort, repeat, original);
    }

    /** A ticket of no other part, long enough to be recognised, minutes to days older. */
    private Draft original(Instant time) {
        Instant wished = earlier(time);
        return script.free(Draft.TICKETS).stream()
                .filter(draft -> draft.text("tenant").equals(Desk.TENANT))
                .filter(draft -> draft.text("body").length() > 60)
                .filter(draft -> draft.time().isBefore(time.minus(Duration.ofMinutes(1))))
                .min(Comparator.comparing(
                        draft -> Duration.between(draft.time(), wished).abs()))
                .orElseThrow();
    }

    private Instant earlier(Instant time) {
        return time.minus(Duration.between(time, times.after(time, SOONEST, LATEST)));
    }

    private Wording greeted(Wording plain) {
        return dice.chance(0.5) ? new Wording(plain.subject(), "Hello,\n" + plain.body()) : plain;
    }

    private Person sameOrClose(Person writer, double same) {
        return dice.chance(same) ? writer : cast.register().besides(writer);
    }

    private static Wording wording(Draft draft) {
        return new Wording(draft.text("subject"), draft.text("body"));
    }

    private static Person writer(Draft draft) {
        String mail = draft.text("requester");
        String[] names =
                mail.substring(0, mail.indexOf('@')).replaceAll("\\d", "").split("\\.");
        return new Person(capital(names[0]), capital(names[1]), mail);
    }

    private static String capital(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
