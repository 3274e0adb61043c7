package io.nearfar.app.demo.story;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Says a text once more: typed again from memory of the keyboard, or passed on whole. */
final class Retelling {
    private static final DateTimeFormatter SENT =
            DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final Map<String, String> HABITS = new TreeMap<>(Map.of(
            "please", "pls", "don't", "do not", "I've", "I have", "can't", "cannot", "and", "&", "it's", "it is",
            "Please", "pls", "didn't", "did not", "isn't", "is not", "you", "u"));
    private static final List<String> INTROS = List.of(
            "Passing this on, it has not been answered.",
            "Hi, see below, this came to the wrong inbox.",
            "Customer phoned about this mail again.",
            "As discussed on the phone, here is my mail once more.",
            "FYI, sent to the old address first.",
            "Can somebody take this?",
            "I am resending what we wrote earlier.");

    private static final double MOST = 0.55;

    private final Dice dice;

    Retelling(Dice dice) {
        this.dice = dice;
    }

    /** Without greeting, sentences in another order, a few slips; numbers stay right and most words too. */
    Wording retyped(Wording original) {
        while (true) {
            Wording again = typed(original);
            double overlap = Wording.overlap(again.words(), original.words());
            if (overlap < 1 && overlap > MOST) {
                return again;
            }
        }
    }

    private Wording typed(Wording original) {
        List<String> sentences = new ArrayList<>(List.of(
                Manners.ungreeted(original.body()).replaceAll("\\s+", " ").split("(?<=[.!?]) ")));
        if (sentences.size() > 1 && dice.chance(0.6)) {
            sentences.add(dice.below(sentences.size()), sentences.removeLast());
        }
        String body = sentences.stream().map(this::sentence).collect(Collectors.joining(" "));
        String subject = dice.chance(0.5) ? original.subject() : sentence(original.subject());
        return new Wording(dice.chance(0.3) ? subject.toLowerCase(Locale.ROOT) : subject, body);
    }

    /** The whole mail below a line or two of whoever passes it on. */
    Wording forwarded(Wording original, String writer, Instant written) {
        String quoted = original.body().lines().map(line -> "> " + line).collect(Collectors.joining("\n"));
        String header = dice.chance(0.5)
                ? "---------- Forwarded message ----------\nFrom: %s\nDate: %s\nSubject: %s"
                : "-----Original Message-----\nFrom: %s\nSent: %s\nSubject: %s";
        String body = "%s\n\n%s\n\n%s"
                .formatted(
                        dice.pick(INTROS), header.formatted(writer, SENT.format(written), original.subject()), quoted);
        return new Wording(dice.pick(List.of("Fwd: ", "FW: ", "Fwd: Fwd: ")) + original.subject(), body);
    }

    private String sentence(String text) {
        String typed = Arrays.stream(text.split(" ")).map(this::word).collect(Collectors.joining(" "));
        if (dice.chance(0.4)) {
            typed = typed.replaceAll("[.]$", dice.pick(List.of("", "!", "...", " .")));
        }
        return dice.chance(0.3) ? typed.replace(",", "") : typed;
    }

    private String word(String word) {
        String usual = dice.chance(0.5) ? HABITS.getOrDefault(word, word) : word;
        boolean plain = usual.length() > 4 && usual.chars().allMatch(Character::isLetter);
        return plain && dice.chance(0.07) ? slip(usual) : usual;
    }

    /** Two letters swapped, one left out or one doubled. */
    private String slip(String word) {
        int at = dice.between(1, word.length() - 3);
        String before = word.substring(0, at);
        return switch (dice.below(3)) {
            case 0 -> before + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
            case 1 -> before + word.substring(at + 1);
            default -> before + word.charAt(at) + word.substring(at);
        };
    }
}
