package io.nearfar.app.demo.story;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** All tickets of a story. */
final class Tickets {
    private static final Duration HISTORY = Duration.ofDays(30);

    private final Script script;
    private final Share share;
    private final Dice dice;
    private final Times times;
    private final Desk desk;
    private final TicketPlants plants;
    private final TicketTraps traps;

    Tickets(Script script, Share share, Dice dice, Numbers numbers) {
        this.script = script;
        this.share = share;
        this.dice = dice;
        this.times = new Times(dice, script.start());
        Person.Register register = new Person.Register(dice);
        this.desk = new Desk(dice, numbers, register);
        Cast cast = new Cast(script, dice, numbers, register, desk.manners());
        this.plants = new TicketPlants(cast, share);
        this.traps = new TicketTraps(cast, share);
    }

    /** @return the tickets of the incident */
    List<Draft> write() {
        plants.reworded();
        plants.outliers();
        List<Draft> incident = plants.incident();
        traps.otherNumbers();
        traps.otherStates();
        traps.otherProducts();
        traps.noisyRequester();
        spoiled(Draft.Flaw.CUT);
        spoiled(Draft.Flaw.UNSAID);
        int copies = plants.copies() + traps.copies();
        fill(Share.HISTORY_TICKETS - script.count(Draft.TICKETS, false), false);
        fill(share.tickets() - script.count(Draft.TICKETS, true) - copies, true);
        plants.retyped();
        plants.forwarded();
        traps.otherTenants();
        return incident;
    }

    private void spoiled(Draft.Flaw flaw) {
        script.spoil(post(Desk.TENANT, times.live()), flaw);
    }

    private void fill(int count, boolean live) {
        for (int i = 0; i < count; i++) {
            String tenant = dice.chance(0.05) ? Desk.OTHER_TENANT : Desk.TENANT;
            post(tenant, live ? times.live() : times.before(HISTORY));
        }
    }

    private Draft post(String tenant, Instant time) {
        Desk.Letter letter = desk.letter(time);
        Draft draft = script.add(Draft.TICKETS, time, letter.fields(tenant));
        script.about(draft, letter.matter());
        return draft;
    }
}
