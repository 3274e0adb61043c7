package io.nearfar.app.demo.story;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Somebody who writes. */
record Person(String first, String last, String mail) {
    private static final Map<String, List<String>> POOLS = Section.pools("slots.txt");
    private static final List<String> HOSTS =
            List.of("mailbox.example", "posteo.example", "freenet.example", "webpost.example", "inbox.example");

    String name() {
        return first + " " + last;
    }

    /** Makes people of different addresses. */
    static final class Register {
        private final Dice dice;
        private final Set<String> mails = new HashSet<>();

        Register(Dice dice) {
            this.dice = dice;
        }

        Person somebody() {
            return person(pool("last"), dice.chance(0.2) ? company() : dice.pick(HOSTS));
        }

        /** Somebody of the same name and mail host: of one household, or of one company. */
        Person besides(Person other) {
            return person(other.last(), other.mail().substring(other.mail().indexOf('@') + 1));
        }

        private Person person(String last, String host) {
            String first = pool("first");
            String base = (first + "." + last).toLowerCase(Locale.ROOT);
            String mail = base + "@" + host;
            for (int i = 2; !mails.add(mail); i++) {
                mail = base + i + "@" + host;
            }
            return new Person(first, last, mail);
        }

        private String company() {
            return pool("company").toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-") + ".example";
        }

        private String pool(String name) {
            return dice.pick(POOLS.getOrDefault(name, List.of()));
        }
    }
}
