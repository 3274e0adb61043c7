package io.nearfar.record;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What around digits says that they are a phone number, or that they are not. */
final class PhoneCues {

    private static final Set<String> CALLS = Set.of(
            "tel",
            "fon",
            "fax",
            "call",
            "calling",
            "cell",
            "sms",
            "text",
            "ring",
            "handy",
            "handynr",
            "handynummer",
            "dial",
            "anrufen",
            "anruf",
            "mob",
            "ph");
    private static final List<String> CALL_PARTS =
            List.of("phone", "telefon", "mobil", "whatsapp", "rufnummer", "telnr");

    /** Words that may stand between such a word and the number. */
    private static final Set<String> FILLERS = Set.of(
            "number", "no", "nr", "nummer", "num", "is", "ist", "at", "on", "me", "us", "mich", "uns", "unter", "under",
            "back", "to", "an", "my", "our", "the", "or", "and", "oder", "und", "are", "lautet", "unser", "meine");

    private static final Set<String> OTHERS = Set.of(
            "order",
            "ticket",
            "invoice",
            "id",
            "ref",
            "reference",
            "case",
            "tracking",
            "parcel",
            "shipment",
            "customer",
            "serial",
            "sku",
            "article",
            "bestellung",
            "auftrag",
            "rechnung",
            "kundennummer",
            "bestellnummer",
            "number",
            "no",
            "nr",
            "nummer",
            "block",
            "offset",
            "size",
            "bytes",
            "pid",
            "code",
            "key",
            "account",
            "konto");

    private static final List<String> EXTENSIONS =
            List.of("extension", "durchwahl", "poste", "ext.", "ext", "dw", "x", "#");

    private static final int MAX_FILLERS = 4;
    private static final int MAX_WORD = 24;
    private static final int MAX_GAP = 6;
    private static final int MAX_EXTENSION = 6;

    private PhoneCues() {}

    /** Whether a plus that belongs to no word or number before it stands right before the group. */
    static boolean isPlus(DigitRun run, int group) {
        return plus(run.text(), run.start(group)) >= 0;
    }

    /** Where the number begins with all that belongs to it: a plus, an opening parenthesis. */
    static int start(DigitRun run, int group) {
        int plus = plus(run.text(), run.start(group));
        int start = plus >= 0 ? plus : run.start(group);
        boolean open = start > 0 && isOpening(run.text().charAt(start - 1)) && isClosed(run, group);
        return open ? start - 1 : start;
    }

    /** Whether the group stands in parentheses of its own. */
    static boolean isParenthesised(DigitRun run, int group) {
        int start = run.start(group);
        return start > 0 && isOpening(run.text().charAt(start - 1)) && isClosed(run, group);
    }

    /** Whether the group is the zero of {@code +49 (0) 170}. */
    static boolean isTrunkZero(DigitRun run, int group) {
        return isParenthesised(run, group) && run.digits(group, group).equals("0");
    }

    /** Whether letters, an underscore, a number sign or a hyphen behind letters join the group to a word. */
    static boolean isInsideWord(DigitRun run, int group) {
        String text = run.text();
        int start = run.start(group);
        if (start == 0 || group > 0) {
            return false;
        }
        char before = text.charAt(start - 1);
        if (before == '-' || before == '/' || before == '.') {
            return start > 1 && Character.isLetterOrDigit(text.charAt(start - 2));
        }
        return before == '_' || before == '#' || Separators.isWordBefore(text, start);
    }

    /** Whether a word that announces a phone number stands before the run. */
    static boolean follows(DigitRun run) {
        int end = run.start(0);
        for (int word = 0; word <= MAX_FILLERS; word++) {
            String before = wordBefore(run.text(), end);
            if (isCall(before)) {
                return !isPlaceholder(run.text(), run.start(0));
            }
            if (!FILLERS.contains(before)) {
                return false;
            }
            end = wordEnd(run.text(), end) - before.length();
        }
        return false;
    }

    /** Whether no letter or host name follows the group and no word that announces some other number stands right before it. */
    static boolean standsAlone(DigitRun run, int group) {
        String text = run.text();
        int end = run.end(group);
        String before = wordBefore(text, run.start(group));
        boolean other = OTHERS.contains(before) || OTHERS.contains(before.substring(before.lastIndexOf('_') + 1));
        boolean host = end + 1 < text.length() && text.charAt(end) == '.' && Character.isLetter(text.charAt(end + 1));
        return !other && !host && (end == text.length() || !Character.isLetter(text.charAt(end)));
    }

    /** The end of the extension that follows a number ending at {@code end}, or {@code end}. */
    static int extensionEnd(String text, int end) {
        int i = skip(text, end, " ,;\u00A0");
        int from = i;
        int sign = EXTENSIONS.stream()
                .filter(word -> text.regionMatches(true, from, word, 0, word.length()))
                .mapToInt(String::length)
                .findFirst()
                .orElse(0);
        int digits = skip(text, i + sign, " .:\u00A0");
        int last = digits;
        while (last < text.length() && last - digits < MAX_EXTENSION && DigitRun.digit(text.charAt(last)) >= 0) {
            last++;
        }
        boolean bounded = last == text.length() || !Character.isLetterOrDigit(text.charAt(last));
        return sign > 0 && last > digits && bounded ? last : end;
    }

    private static int plus(String text, int start) {
        int plus = start;
        if (start > 0 && isOpening(text.charAt(start - 1))) {
            plus--;
        }
        if (plus > 0 && (text.charAt(plus - 1) == '+' || text.charAt(plus - 1) == '\uFF0B')) {
            return isJoined(text, plus - 1) ? -1 : plus - 1;
        }
        return plus > 2 && text.regionMatches(true, plus - 3, "%2B", 0, 3) && !isJoined(text, plus - 3) ? plus - 3 : -1;
    }

    private static boolean isJoined(String text, int plus) {
        return Separators.isWordBefore(text, plus);
    }

    private static boolean isOpening(char c) {
        return c == '(' || c == '\uFF08';
    }

    private static boolean isClosed(DigitRun run, int group) {
        return group + 1 < run.size() && (run.gap(group + 1) & Separators.PARENTHESIS) != 0;
    }

    private static boolean isCall(String word) {
        String last = word.substring(word.lastIndexOf('_') + 1);
        return CALLS.contains(word)
                || CALLS.contains(last)
                || CALL_PARTS.stream().anyMatch(word::contains);
    }

    /** The last word before {@code end}, lower case; signs between it and {@code end} do not count. */
    private static String wordBefore(String text, int end) {
        int to = wordEnd(text, end);
        int from = to;
        while (from > 0
                && to - from < MAX_WORD
                && (Character.isLetter(text.charAt(from - 1)) || text.charAt(from - 1) == '_')) {
            from--;
        }
        return text.substring(from, to).toLowerCase(Locale.ROOT);
    }

    private static int wordEnd(String text, int end) {
        int to = end;
        while (to > 0 && end - to < MAX_GAP && !Character.isLetterOrDigit(text.charAt(to - 1))) {
            to--;
        }
        return to;
    }

    /** Whether the digits are the hash of a placeholder. */
    private static boolean isPlaceholder(String text, int start) {
        return text.startsWith("<phone:", start - 7);
    }

    private static int skip(String text, int from, String signs) {
        int i = from;
        while (i < text.length() && i - from < 2 && signs.indexOf(text.charAt(i)) >= 0) {
            i++;
        }
        return i;
    }
}
