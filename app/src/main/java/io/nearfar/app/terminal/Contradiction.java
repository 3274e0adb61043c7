package io.nearfar.app.terminal;

import io.nearfar.app.terminal.Body.Reason;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What speaks against a match. A text such as {@code order 18 against order 17} is taken apart, any other is left as it is.
 *
 * @param what the words that both sides begin with; empty where there are none
 * @param here what the new record says, after those words
 * @param there what the old record says, after those words
 * @param text all of it
 */
record Contradiction(String what, String here, String there, String text) {

    private static final Pattern SIDES = Pattern.compile("(.+) against (.+)");

    static Contradiction of(Reason reason) {
        Matcher sides = SIDES.matcher(reason.text());
        if (!sides.matches()) {
            return new Contradiction("", "", "", reason.text());
        }
        String here = sides.group(1);
        String there = sides.group(2);
        int same = common(here, there);
        return new Contradiction(
                here.substring(0, same).strip(), here.substring(same), there.substring(same), reason.text());
    }

    /** What to do about a related record, and the first reason not to merge it. */
    static String advice(Body body) {
        return body.reasons("conflicts").stream()
                .findFirst()
                .map(reason -> "do not merge: " + of(reason).contrast())
                .orElse("do not merge");
    }

    /** Both sides, as short as they can be told. */
    String contrast() {
        return what.isEmpty() ? text : "%s %s, not %s".formatted(what, here, there);
    }

    /** What differs, without saying how. */
    String difference() {
        return what.isEmpty() ? text : "other " + what;
    }

    /** Length of the words, with the space after them, that both begin with. */
    private static int common(String here, String there) {
        int end = 0;
        for (int at = 0; at < Math.min(here.length(), there.length()) && here.charAt(at) == there.charAt(at); at++) {
            end = here.charAt(at) == ' ' ? at + 1 : end;
        }
        return end;
    }
}
