package io.nearfar.app.demo.story;

import java.time.Instant;
import java.util.Map;

/** What plants and traps among the tickets are made with. */
record Cast(Script script, Dice dice, Numbers numbers, Person.Register register, Manners manners) {

    Slots slots(Instant time, Person writer) {
        return new Slots(dice, numbers, time).with("me", writer.name());
    }

    Times times() {
        return new Times(dice, script.start());
    }

    /** Somebody's ticket at the first tenant. */
    Draft post(Instant time, Person writer, Wording wording, Matter matter) {
        Map<String, Object> fields = new Desk.Letter(writer, wording, matter).fields(Desk.TENANT);
        Draft draft = script.add(Draft.TICKETS, time, fields);
        script.about(draft, matter);
        return draft;
    }
}
