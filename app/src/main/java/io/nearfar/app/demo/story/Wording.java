package io.nearfar.app.demo.story;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A ticket's texts. */
record Wording(String subject, String body) {

    /** From a line {@code subject | body}. */
    static Wording of(String line) {
        String[] parts = line.split(" \\| ", 2);
        if (parts.length != 2) {
            throw new IllegalArgumentException("not a subject and a body: " + line);
        }
        return new Wording(parts[0], parts[1]);
    }

    Wording said(Dice dice, Slots slots) {
        return new Wording(Phrase.say(subject, dice, slots::value), Phrase.say(body, dice, slots::value));
    }

    Set<String> words() {
        return Arrays.stream((subject + " " + body).toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** Shared words against all words of both, 0 to 1. */
    static double overlap(Set<String> some, Set<String> others) {
        long shared = some.stream().filter(others::contains).count();
        return shared / (double) (some.size() + others.size() - shared);
    }
}
