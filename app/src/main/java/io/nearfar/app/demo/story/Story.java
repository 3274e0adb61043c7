package io.nearfar.app.demo.story;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Everything that a demo sends, in time order, and what is true about it. Immutable; the same seed tells the same. */
public final class Story {
    /** Live records of the ordinary demo: 1,000 tickets, 4,000 log lines and 1,000 payments. */
    public static final int ORDINARY = 6_000;

    /** The fewest live records that hold every sort of plant and trap. */
    public static final int FEWEST = 600;

    private static final int FIRST_ORDER = 41_000;

    private final long seed;
    private final Instant end;
    private final Told told;

    private Story(long seed, Instant end, Told told) {
        this.seed = seed;
        this.end = end;
        this.told = told;
    }

    /**
     * @param records how many live records, at least {@link #FEWEST}; a sixth are tickets, a sixth payments
     * @param start the first instant of the live part, which lasts twelve hours; history ends there
     * @throws IllegalArgumentException on fewer records
     */
    public static Story of(long seed, int records, Instant start) {
        if (records < FEWEST) {
            throw new IllegalArgumentException("a story has at least %d records, was %d".formatted(FEWEST, records));
        }
        Dice dice = new Dice(seed);
        Share share = new Share(records);
        Script script = new Script(start);
        Numbers numbers = new Numbers(dice.named("numbers"), FIRST_ORDER);
        List<Draft> incident = new Tickets(script, share, dice.named("tickets"), numbers).write();
        new Logs(script, share, dice.named("logs")).write();
        new Payments(script, share, dice.named("payments")).write();
        return new Story(seed, script.end(), Told.from(script, incident));
    }

    /** What is learned quietly: 600 tickets and 900 payments of 30 days, 2,000 log lines of one day. */
    public List<Sent> history() {
        return told.history();
    }

    /** What follows, with everything planted. */
    public List<Sent> live() {
        return told.live();
    }

    /** What is to be found, in the order of the records. */
    public List<Plant> plants() {
        return told.plants();
    }

    /** What must stay silent, in the order of the records; none is a plant. */
    public List<Trap> traps() {
        return told.traps();
    }

    /** The ids of the incident's tickets, in order. */
    public List<String> incident() {
        return told.incident().stream().map(Report::id).toList();
    }

    /** The same with who wrote them. */
    public List<Report> reports() {
        return told.incident();
    }

    /** The ids of live records that end as dead letters; they are neither plant nor trap. */
    public Set<String> unreadable() {
        return told.unreadable();
    }

    /** What the ticket is about; empty for unknown ids, unreadable tickets and records of other streams. */
    public Optional<Matter> matter(String id) {
        return Optional.ofNullable(told.matters().get(id));
    }

    /** Endless slow traffic from the end of the story on, the same at each call, with a finding now and then. */
    public Iterator<Sent> after() {
        return new Aftermath(
                new Dice(seed).named("aftermath"), end, told.clerk().successor());
    }
}
