package io.nearfar.app.demo.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What people put around their matter: greeting, circumstances, thanks, signature. */
final class Manners {
    private static final Section FRAME = Section.read("manners.txt").getFirst();
    private static final List<String> CIRCUMSTANCES = Section.lines("circumstances.txt");
    private static final List<Integer> HOW_MANY = List.of(0, 0, 1, 1, 1, 1, 2, 2, 2, 3);

    private final Dice dice;
    private final Numbers numbers;

    Manners(Dice dice, Numbers numbers) {
        this.dice = dice;
        this.numbers = numbers;
    }

    /** The wording with a frame around it; some subjects say nothing and some people never use capitals. */
    Wording framed(Wording plain, Person writer, Instant time) {
        Slots own = new Slots(dice, numbers, time).with("me", writer.name());
        List<String> sentences = new ArrayList<>(List.of(plain.body()));
        dice.some(dice.pick(HOW_MANY), CIRCUMSTANCES).forEach(each -> {
            int at = dice.chance(0.2) ? 0 : sentences.size();
            sentences.add(at, Phrase.say(each, dice, own::value));
        });
        List<String> parts = new ArrayList<>();
        maybe(0.45, 'g', own, parts);
        parts.add(String.join(" ", sentences));
        maybe(0.5, 't', own, parts);
        maybe(0.16, 'f', own, parts);
        String subject = dice.chance(0.1) ? line('s', own) : plain.subject();
        String body = String.join(dice.pick(List.of("\n", "\n\n")), parts);
        return dice.chance(0.06)
                ? new Wording(subject.toLowerCase(Locale.ROOT), body.toLowerCase(Locale.ROOT))
                : new Wording(subject, body);
    }

    /** The body without its greeting. */
    static String ungreeted(String body) {
        String first = body.lines().findFirst().orElse("");
        boolean greeting = FRAME.marked('g').stream().anyMatch(first::equalsIgnoreCase);
        return greeting ? body.substring(first.length()).strip() : body;
    }

    private void maybe(double probability, char letter, Slots own, List<String> parts) {
        if (dice.chance(probability)) {
            parts.add(line(letter, own));
        }
    }

    private String line(char letter, Slots own) {
        return Phrase.say(dice.pick(FRAME.marked(letter)), dice, own::value);
    }
}
