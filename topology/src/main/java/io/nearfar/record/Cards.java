package io.nearfar.record;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds payment card numbers: 13 to 19 digits with the prefix and length of an issuer (ISO/IEC 7812) and a Luhn check digit,
 * in groups as people write them. Of several that begin alike the longest counts.
 */
final class Cards {

    private static final int MIN = 13;
    private static final int MAX = 19;
    private static final int COMMON = 16;
    private static final int MIN_HASH = 20;
    private static final int MIN_HASH_LETTERS = 4;

    private Cards() {}

    static List<Finding> in(String text) {
        List<Finding> findings = new ArrayList<>();
        for (DigitRun run : DigitRun.of(text, Separators.NUMBER | Separators.LIST)) {
            for (int group = 0; group < run.size(); group++) {
                int last = last(run, group);
                if (last >= 0) {
                    findings.add(new Finding("card", run.start(group), run.end(last), run.digits(group, last)));
                    group = last;
                }
            }
        }
        return findings;
    }

    /** The last group of the card that begins with group {@code first}, or -1. */
    private static int last(DigitRun run, int first) {
        int best = -1;
        int length = 0;
        for (int last = first; last < run.size(); last++) {
            length += run.length(last);
            if (length > MAX || (last > first && !isJoined(run, last))) {
                return best;
            }
            if (length >= MIN && isCard(run, first, last)) {
                best = last;
            }
        }
        return best;
    }

    /** Whether what stands before the group may stand inside a card: no parentheses, commas and bars only by themselves. */
    private static boolean isJoined(DigitRun run, int group) {
        int gap = run.gap(group);
        return (gap & Separators.PARENTHESIS) == 0 && ((gap & Separators.LIST) == 0 || gap == Separators.LIST);
    }

    private static boolean isCard(DigitRun run, int first, int last) {
        return isGrouped(run, first, last)
                && isIssued(run.digits(first, last))
                && passesLuhn(run.digits(first, last))
                && !isPartOfOther(run, first, last);
    }

    /**
     * As printed on a card with anything in between; or with one separator throughout, but for line breaks, groups of three
     * and more digits, but for the last, or all of one size, one by one for instance.
     */
    private static boolean isGrouped(DigitRun run, int first, int last) {
        boolean large = true;
        boolean equal = true;
        for (int group = first; group < last; group++) {
            large &= run.length(group) >= 3;
            equal &= run.length(group) == run.length(first);
        }
        equal &= run.length(last) <= run.length(first);
        return isPrinted(run, first, last) || ((large || equal) && isUniform(run, first, last));
    }

    /** Groups of four digits and perhaps fewer at the end; or four, six and four or five. */
    private static boolean isPrinted(DigitRun run, int first, int last) {
        boolean fours = true;
        for (int group = first; group < last; group++) {
            fours &= run.length(group) == 4;
        }
        boolean six = last - first == 2 && run.length(first) == 4 && run.length(first + 1) == 6;
        return (fours && run.length(last) <= 4) || (six && run.length(last) >= 4 && run.length(last) <= 5);
    }

    private static boolean isUniform(DigitRun run, int first, int last) {
        int same = 0;
        for (int group = first + 1; group <= last; group++) {
            int gap = run.gap(group) & ~Separators.LINE;
            boolean broken = (run.gap(group) & Separators.LINE) != 0;
            if ((gap & Separators.LIST) != 0 || (same != 0 && gap != same && gap != 0 && !broken)) {
                return false;
            }
            same = same == 0 ? gap : same;
        }
        return true;
    }

    /** Digits of a decimal fraction, of a hexadecimal word, or of a long id that a sign joins to a word. */
    private static boolean isPartOfOther(DigitRun run, int first, int last) {
        if (first == last) {
            boolean fraction = first > 0 && run.gap(first) == Separators.DOT;
            boolean whole = last + 1 < run.size() && run.gap(last + 1) == Separators.DOT;
            if (fraction || whole) {
                return true;
            }
        }
        int start = run.start(first);
        int end = run.end(last);
        if (isHexWord(run.text(), start, end)) {
            return true;
        }
        return end - start > COMMON && first == last && isGlued(run.text(), start);
    }

    /**
     * Whether the digits belong to a hash: a hexadecimal word with letters amid or on both sides of its digits, or one that is
     * longer than a card with a word of two letters or so glued to it.
     */
    private static boolean isHexWord(String text, int start, int end) {
        int from = start;
        while (from > 0
                && start - from < MAX
                && Separators.isHex(text.charAt(from - 1))
                && Separators.isWordBefore(text, from)) {
            from--;
        }
        int to = end;
        while (to < text.length() && to - end < MAX && Separators.isHex(text.charAt(to))) {
            to++;
        }
        boolean left = start - from == MAX || !Separators.isWordBefore(text, from);
        boolean right = to - end == MAX || to == text.length() || !Character.isLetterOrDigit(text.charAt(to));
        boolean sides = from < start && to > end;
        boolean amid = LogToken.hasDigit(text, from, start) || LogToken.hasDigit(text, end, to);
        boolean hash = to - from >= MIN_HASH && start - from + to - end >= MIN_HASH_LETTERS;
        return left && right && (sides || amid || hash);
    }

    /** Whether an underscore or hyphen joins the digits to a word. */
    private static boolean isGlued(String text, int start) {
        int from = start;
        while (from > 0 && start - from < 2 && "_-".indexOf(text.charAt(from - 1)) >= 0) {
            from--;
        }
        return from < start && Separators.isWordBefore(text, from);
    }

    private static boolean isIssued(String digits) {
        int six = Integer.parseInt(digits.substring(0, 6));
        return switch (digits.length()) {
            case 13 -> six / 100_000 == 4 || isMaestro(six);
            case 14 -> isDiners(six) || isMaestro(six);
            case 15 -> six / 10_000 == 34 || six / 10_000 == 37 || isMaestro(six);
            case 16 -> six / 100_000 == 4 || isSixteen(six) || isLong(six) || isDiners(six);
            case 19 -> six / 100_000 == 4 || isLong(six) || isMaestro(six);
            default -> isLong(six) || isMaestro(six);
        };
    }

    /** Mastercard, Maestro, Mir, RuPay, Troy. */
    private static boolean isSixteen(int six) {
        int two = six / 10_000;
        int four = six / 100;
        return (two >= 50 && two <= 58)
                || (four >= 2221 && four <= 2720)
                || (four >= 2200 && four <= 2204)
                || two == 60
                || two == 63
                || two == 67
                || two == 81
                || two == 82
                || four == 9792;
    }

    /** Discover, UnionPay, JCB: 16 to 19 digits. */
    private static boolean isLong(int six) {
        int three = six / 1000;
        int four = six / 100;
        return four == 6011 || (three >= 644 && three <= 659) || six / 10_000 == 62 || (four >= 3528 && four <= 3589);
    }

    private static boolean isDiners(int six) {
        int two = six / 10_000;
        int three = six / 1000;
        return two == 36 || two == 38 || two == 39 || (three >= 300 && three <= 305) || three == 309;
    }

    private static boolean isMaestro(int six) {
        return switch (six / 100) {
            case 5018, 5020, 5038, 5893, 6304, 6759, 6761, 6762, 6763 -> true;
            default -> false;
        };
    }

    private static boolean passesLuhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit : 2 * digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }
}
