package io.nearfar.app.demo.story;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says a pattern: one choice of each {@code [a|b]}, and for each {@code {slot}} its value. */
final class Phrase {
    private static final Pattern CHOICE = Pattern.compile("\\[([^\\[\\]]*)]");
    private static final Pattern SLOT = Pattern.compile("\\{([a-z0-9]+)}");

    private Phrase() {}

    static String say(String pattern, Dice dice, UnaryOperator<String> values) {
        String chosen = CHOICE.matcher(pattern)
                .replaceAll(found -> Matcher.quoteReplacement(
                        dice.pick(List.of(found.group(1).split("\\|", -1)))));
        return capitalised(
                SLOT.matcher(chosen).replaceAll(found -> Matcher.quoteReplacement(values.apply(found.group(1)))));
    }

    private static String capitalised(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
