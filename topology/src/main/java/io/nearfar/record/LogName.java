package io.nearfar.record;

import java.util.Locale;
import java.util.Set;

/**
 * Finds what stands in a log line as the name or value of something, which only the words before it tell: the value of
 * {@code key=value}, the name after {@code user} or {@code host}, who a password or session is {@code for}. Words that say how
 * something is stay, and so do the values of keys that say so ({@code state=}), and plain words behind any key but that of a
 * name: {@code link=slow} is told by no list.
 */
final class LogName {

    /** Keys whose value is no name: it tells what happened. */
    private static final Set<String> TELLING = Set.of(
            "state",
            "status",
            "condition",
            "health",
            "phase",
            "stage",
            "step",
            "type",
            "kind",
            "mode",
            "role",
            "level",
            "severity",
            "action",
            "event",
            "op",
            "operation",
            "cmd",
            "command",
            "method",
            "result",
            "outcome",
            "response",
            "reason",
            "cause",
            "error",
            "err",
            "exception",
            "code",
            "signal",
            "msg",
            "message");

    /** Keys whose value is a name, by their last word: it may be any word. */
    private static final Set<String> NAMING =
            Set.of(("user host hostname username name logname filename nickname node id uid gid pid "
                            + "euid login account owner client customer tenant peer from to src dst source target dest destination group "
                            + "principal email mail tty file path dir bucket topic table db database pod container namespace service app "
                            + "job thread tag ruser rhost")
                    .split(" "));

    /** They say that there is no value. */
    private static final Set<String> NOTHING = Set.of("null", "nil", "none", "undefined", "na");

    /** Words that are followed by a name. */
    private static final Set<String> NAMED = Set.of("user", "username", "account", "host", "hostname");

    /** What is given or asked {@code for} somebody. */
    private static final Set<String> GRANTED = Set.of(
            "password",
            "passphrase",
            "publickey",
            "key",
            "credentials",
            "authentication",
            "auth",
            "login",
            "logon",
            "access",
            "session",
            "failure",
            "failures");

    /** Words that may follow a name, and are none. */
    private static final Set<String> PREPOSITIONS = Set.of(
            "from", "by", "on", "at", "in", "to", "for", "with", "via", "of", "as", "over", "through", "after", "and",
            "or", "is", "was", "has");

    private static final String OPEN = "([{";
    private static final String CLOSE = ")]}";

    /** Of the words that announce a name: no other word is looked up. */
    private static final String LAST_LETTERS = "retRET";

    private static final int SHORTEST = "for".length();
    private static final int LONGEST = "username".length();
    private static final int MAX_KEY = 40;
    private static final int MAX_NAME = 64;
    private static final int MAX_QUOTED = 128;

    private LogName() {}

    /** The end of the value or name that begins at {@code start}, behind white space or a sign, or {@code start}. */
    static int end(String line, int start) {
        if (start == 0) {
            return start;
        }
        char before = line.charAt(start - 1);
        if (before == '=') {
            return valueEnd(line, start);
        }
        return before == ' ' ? nameEnd(line, start) : start;
    }

    /** Whether a key's value is missing here: {@code key=} and then a gap. */
    static boolean isMissing(String line, int start) {
        return start > 1
                && line.charAt(start - 1) == '='
                && isKeyEnd(line.charAt(start - 2))
                && (start == line.length() || " ,;)]}".indexOf(line.charAt(start)) >= 0)
                && !isSpaced(line, start);
    }

    /** The end of empty brackets behind white space, in which a value is missing, or {@code start}. */
    static int emptyEnd(String line, int start) {
        int open = start == 0 || line.charAt(start - 1) != ' ' ? -1 : OPEN.indexOf(line.charAt(start));
        boolean empty = open >= 0 && start + 1 < line.length() && line.charAt(start + 1) == CLOSE.charAt(open);
        return empty ? start + 2 : start;
    }

    private static int valueEnd(String line, int start) {
        char first = line.charAt(start);
        boolean quoted = first == '"' || first == '\'';
        int from = quoted ? start + 1 : start;
        int end = quoted
                ? line.indexOf(first, from, Math.min(line.length(), start + MAX_QUOTED))
                : LogToken.end(line, start);
        if (end <= start || start < 2 || !isKeyEnd(line.charAt(start - 2)) || isLast(TELLING, line, start - 1)) {
            return start;
        }
        int group = quoted ? end + 1 : groupEnd(line, end);
        String value = bare(line, from, end);
        boolean told = (quoted || group == end) && isPlainWord(value) && !isLast(NAMING, line, start - 1);
        return told || StateWords.contains(value) ? start : group;
    }

    /** Letters alone, small or capital ones, that are no word for nothing. */
    private static boolean isPlainWord(String value) {
        boolean small = true;
        boolean capital = true;
        for (int i = 0; i < value.length(); i++) {
            small &= Character.isLowerCase(value.charAt(i));
            capital &= Character.isUpperCase(value.charAt(i));
        }
        return value.length() > 1
                && value.length() <= MAX_NAME
                && (small || capital)
                && !NOTHING.contains(value.toLowerCase(Locale.ROOT));
    }

    /** The end of the brackets that open at {@code end}, as in {@code WorkSource{10113}}, or {@code end}. */
    private static int groupEnd(String line, int end) {
        int open = end == line.length() ? -1 : OPEN.indexOf(line.charAt(end));
        int close = open < 0 ? -1 : line.indexOf(CLOSE.charAt(open), end, Math.min(line.length(), end + MAX_QUOTED));
        return close < 0 ? end : close + 1;
    }

    private static int nameEnd(String line, int start) {
        if (line.charAt(start) == '"' || line.charAt(start) == '\'') {
            return quotedEnd(line, start);
        }
        if (start < 2 || LAST_LETTERS.indexOf(line.charAt(start - 2)) < 0) {
            return start;
        }
        if (!isAnnounced(line, start - 1)) {
            return start;
        }
        int end = Math.min(LogToken.end(line, start), start + MAX_NAME);
        while (end > start && ".:!?".indexOf(line.charAt(end - 1)) >= 0) {
            end--;
        }
        return isName(line, start, end) ? end : start;
    }

    /** Whether the word that ends at {@code end} is one that a name follows. */
    private static boolean isAnnounced(String line, int end) {
        int start = wordStart(line, end);
        if (end - start < SHORTEST || end - start > LONGEST) {
            return false;
        }
        String word = lower(line, start, end);
        return NAMED.contains(word)
                || (word.equals("for")
                        && start > 0
                        && GRANTED.contains(lower(line, wordStart(line, start - 1), start - 1)));
    }

    /** A single quoted word in small letters that is no key: {@code bucket "photos"}. */
    private static int quotedEnd(String line, int start) {
        int close = start + 1;
        while (close < line.length() && close - start <= MAX_NAME && isNamePart(line.charAt(close))) {
            close++;
        }
        boolean quoted = close > start + 1 && close < line.length() && line.charAt(close) == line.charAt(start);
        boolean key = quoted && close + 1 < line.length() && line.charAt(close + 1) == ':';
        if (!quoted || key) {
            return start;
        }
        int last = beforeSigns(line, start - 1);
        return !StateWords.contains(line.substring(start + 1, close))
                        && !TELLING.contains(lower(line, wordStart(line, last), last))
                ? close + 1
                : start;
    }

    /** Where the word before {@code end} ends, over quotes and colons, of which only so many are looked through. */
    static int beforeSigns(CharSequence line, int end) {
        int last = end;
        while (last > 0 && end - last < MAX_KEY && " :\"'".indexOf(line.charAt(last - 1)) >= 0) {
            last--;
        }
        return last;
    }

    private static boolean isNamePart(char c) {
        return Character.isLowerCase(c) || Character.isDigit(c) || c == '_' || c == '-' || c == '.';
    }

    private static boolean isName(String line, int start, int end) {
        if (start == end || !Character.isLetterOrDigit(line.charAt(start)) || !isNameEnd(line, end)) {
            return false;
        }
        String name = lower(line, start, end);
        return !PREPOSITIONS.contains(name) && !FunctionWords.ENGLISH.contains(name) && !StateWords.contains(name);
    }

    /** Nothing, a sign or a preposition follows. */
    private static boolean isNameEnd(String line, int end) {
        if (end >= line.length() || line.charAt(end) != ' ') {
            return true;
        }
        int next = end;
        while (next < line.length() && line.charAt(next) == ' ') {
            next++;
        }
        return next == line.length()
                || LogToken.isDelimiter(line.charAt(next))
                || PREPOSITIONS.contains(lower(line, next, LogToken.end(line, next)));
    }

    /** Whether the last word of the key that ends before the equals sign at {@code equals} is one of those. */
    private static boolean isLast(Set<String> words, String line, int equals) {
        int start = equals;
        while (start > 0 && equals - start < MAX_KEY && Character.isLetter(line.charAt(start - 1))) {
            start--;
            if (Character.isUpperCase(line.charAt(start))
                    && start > 0
                    && Character.isLowerCase(line.charAt(start - 1))) {
                break;
            }
        }
        return words.contains(lower(line, start, equals));
    }

    private static boolean isKeyEnd(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == ']';
    }

    /** {@code a = b} is no pair of key and value but part of a sentence. */
    private static boolean isSpaced(String line, int start) {
        return start > 1 && line.charAt(start - 2) == ' ';
    }

    /** Where the word begins that ends at {@code end}. */
    private static int wordStart(String line, int end) {
        int start = end;
        while (start > 0 && end - start < MAX_KEY && Character.isLetterOrDigit(line.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private static String bare(String line, int start, int end) {
        int last = end;
        while (last > start && ".:!?".indexOf(line.charAt(last - 1)) >= 0) {
            last--;
        }
        return line.substring(start, last);
    }

    private static String lower(String line, int start, int end) {
        return line.substring(start, Math.max(start, end)).toLowerCase(Locale.ROOT);
    }
}
