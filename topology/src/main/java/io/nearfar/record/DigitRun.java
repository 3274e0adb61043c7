package io.nearfar.record;

import java.util.ArrayList;
import java.util.List;

/**
 * Groups of decimal digits, of whatever script, with nothing between them that could not stand inside one number.
 *
 * @param text the text
 * @param groups the groups in order, at least one
 */
record DigitRun(String text, List<Group> groups) {

    /**
     * Digits without anything between them.
     *
     * @param start where they begin
     * @param end where they end, exclusive
     * @param gap what stands between the group before and this one: bits of {@link Separators}, 0 for the first group
     */
    record Group(int start, int end, int gap) {

        int length() {
            return end - start;
        }
    }

    /** All runs of a text, in order, but for those inside UUIDs. Linear in its length. */
    static List<DigitRun> of(String text) {
        return of(text, Separators.NUMBER);
    }

    /** All runs of a text whose groups are joined by separators of these kinds. */
    static List<DigitRun> of(String text, int joining) {
        List<DigitRun> runs = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            int uuid = Separators.isWordBefore(text, i) ? i : LogToken.uuidEnd(text, i, text.length());
            if (uuid > i) {
                i = uuid;
            } else if (digit(text.charAt(i)) >= 0) {
                DigitRun run = at(text, i, joining);
                runs.add(run);
                i = run.groups.getLast().end;
            } else {
                i += Separators.isEncoded(text, i) ? 3 : 1;
            }
        }
        return runs;
    }

    /** The digits of groups {@code from} to {@code to}, both included, as ASCII. */
    String digits(int from, int to) {
        StringBuilder digits = new StringBuilder();
        for (Group group : groups.subList(from, to + 1)) {
            for (int i = group.start; i < group.end; i++) {
                digits.append((char) ('0' + digit(text.charAt(i))));
            }
        }
        return digits.toString();
    }

    int start(int group) {
        return groups.get(group).start;
    }

    int end(int group) {
        return groups.get(group).end;
    }

    int length(int group) {
        return groups.get(group).length();
    }

    int gap(int group) {
        return groups.get(group).gap;
    }

    int size() {
        return groups.size();
    }

    /** The value of a decimal digit, or -1. */
    static int digit(char c) {
        if (c < 0x80) {
            return c >= '0' && c <= '9' ? c - '0' : -1;
        }
        return Character.digit(c, 10);
    }

    private static DigitRun at(String text, int start, int joining) {
        List<Group> groups = new ArrayList<>();
        int from = start;
        int gap = 0;
        while (true) {
            int end = from;
            while (end < text.length() && digit(text.charAt(end)) >= 0) {
                end++;
            }
            groups.add(new Group(from, end, gap));
            Separators.Gap next = Separators.after(text, end, joining);
            if (next.end() == end || next.end() >= text.length() || digit(text.charAt(next.end())) < 0) {
                return new DigitRun(text, groups);
            }
            from = next.end();
            gap = next.kinds();
        }
    }
}
