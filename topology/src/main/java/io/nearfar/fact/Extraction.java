package io.nearfar.fact;

import java.util.Locale;

/** Reads the facts of a text. Linear in its length. */
final class Extraction {

    private Extraction() {}

    static Facts ofTicket(String text) {
        Reading reading = new Reading(text);
        boolean log = reading.excerpts().isAll();
        if (!log) {
            new NumberFacts(reading).read();
            new NameFacts(reading).read();
        }
        new StateFacts(reading).read(log);
        return reading.facts(log);
    }

    static Facts ofLog(String level, String text) {
        Reading reading = new Reading(text);
        new StateFacts(reading).read(true);
        if (!level.isEmpty() && reading.size() > 0) {
            reading.add(FactKind.LEVEL, "level", level.toUpperCase(Locale.ROOT), 0, 0);
        }
        return reading.facts(true);
    }
}
