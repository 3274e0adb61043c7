package io.nearfar.record;

import java.util.Locale;
import java.util.Set;

/** Tells the kinds of tokens in a log line apart, by looking at characters only. */
final class LogToken {

    private static final Set<String> UNITS = Set.of(
            "b",
            "kb",
            "mb",
            "gb",
            "tb",
            "kib",
            "mib",
            "gib",
            "tib",
            "byte",
            "bytes",
            "bit",
            "bits",
            "ns",
            "us",
            "ms",
            "s",
            "sec",
            "secs",
            "second",
            "seconds",
            "min",
            "mins",
            "minute",
            "minutes",
            "h",
            "hr",
            "hrs",
            "hour",
            "hours",
            "day",
            "days",
            "msec",
            "millis",
            "milliseconds",
            "hz",
            "khz",
            "mhz",
            "ghz",
            "%");
    private static final Set<String> DOMAINS = Set.of(
            "com",
            "net",
            "org",
            "edu",
            "gov",
            "mil",
            "int",
            "io",
            "info",
            "biz",
            "local",
            "internal",
            "lan",
            "localdomain",
            "de",
            "uk",
            "fr",
            "it",
            "es",
            "nl",
            "eu",
            "ch",
            "at",
            "be",
            "pl",
            "ru",
            "cn",
            "jp",
            "kr",
            "tw",
            "hk",
            "in",
            "br",
            "ar",
            "mx",
            "ca",
            "us",
            "au",
            "tr",
            "ro",
            "cz",
            "se",
            "no",
            "dk",
            "fi",
            "cloud",
            "dev",
            "app");

    private static final String DELIMITERS = " \t\r\n,;()[]{}<>\"'`|=";
    private static final String PATH_ENDS = " \t\r\n,;()[]{}<>\"'`|";
    private static final int MAX_COUNTER = 2;
    private static final int MAX_UNIT = 12;
    private static final int MAX_QUOTED = 128;
    private static final int[] UUID = {8, 4, 4, 4, 12};
    private static final int PLACEHOLDER_HEX = 8;

    private LogToken() {}

    static boolean isDelimiter(char c) {
        return DELIMITERS.indexOf(c) >= 0;
    }

    static int end(String line, int start) {
        int end = start;
        while (end < line.length() && !isDelimiter(line.charAt(end))) {
            end++;
        }
        return end;
    }

    /** The end of the marker, placeholder or quoted value that begins here, or {@code start}. */
    static int delimitedEnd(String line, int start) {
        char c = line.charAt(start);
        if (c == '<') {
            return line.startsWith(LogMask.MARKER, start)
                    ? start + LogMask.MARKER.length()
                    : placeholderEnd(line, start);
        }
        return c == '"' || c == '\'' || c == '`' ? quotedEnd(line, start) : start;
    }

    /** Rooted, relative with a dot, a URL, or with at least two slashes. */
    static boolean isPath(String line, int start, int end) {
        int slash = line.indexOf('/', start, end);
        if (slash < 0) {
            return end - start > 3 && line.charAt(start + 1) == ':' && line.charAt(start + 2) == '\\';
        }
        if (end - start < 2 || (end - start == 2 && line.startsWith("//", start))) {
            return false;
        }
        int last = line.lastIndexOf('/', end - 1);
        boolean rooted = slash == start || line.charAt(start) == '~' || line.charAt(start) == '.';
        int dot = line.indexOf('.', last, end);
        boolean file = dot > 0 && dot < end - 1;
        return rooted || last > slash || (file && !hasDigit(line, last, end));
    }

    /** Where a path that reaches {@code end} really ends: a query has equals signs. */
    static int pathEnd(String line, int end) {
        int i = end;
        while (i < line.length() && PATH_ENDS.indexOf(line.charAt(i)) < 0) {
            i++;
        }
        return i;
    }

    /** Hexadecimal digits with at least two colons: IPv6, a MAC address, a time. */
    static boolean isAddress(String line, int start, int end) {
        int colons = 0;
        for (int i = start; i < end; i++) {
            char c = line.charAt(i);
            if (c == ':') {
                colons++;
            } else if (!Separators.isHex(c) && c != '.' && c != '%') {
                return false;
            }
        }
        return colons >= 2 && end - start > colons;
    }

    /** A dotted name that ends in a well-known domain, perhaps with a port or an address behind it. */
    static boolean isHost(String line, int start, int end) {
        int dot = -1;
        int labelEnd = end;
        for (int i = start; i < end; i++) {
            char c = line.charAt(i);
            if (c == '.') {
                dot = i;
            } else if ((c == ':' || c == '/') && i > start) {
                labelEnd = i;
                break;
            } else if (c >= 0x80 || (!Character.isLetterOrDigit(c) && c != '-')) {
                return false;
            }
        }
        return dot > start
                && (DOMAINS.contains(line.substring(dot + 1, labelEnd))
                        || isGeneratedHost(line, start, labelEnd, isPort(line, labelEnd, end)));
    }

    private static boolean isPort(String line, int colon, int end) {
        return colon + 2 < end
                && Character.isDigit(line.charAt(colon + 1))
                && Character.isDigit(line.charAt(colon + 2));
    }

    /** At least three labels in lower case, with a port or with a number in them, as providers call their customers' hosts. */
    private static boolean isGeneratedHost(String line, int start, int end, boolean port) {
        int labels = 1;
        boolean hyphen = false;
        boolean digit = false;
        for (int i = start; i < end; i++) {
            char c = line.charAt(i);
            labels += c == '.' ? 1 : 0;
            hyphen |= c == '-';
            digit |= Character.isDigit(c);
            if (Character.isUpperCase(c)) {
                return false;
            }
        }
        return labels >= 3 && (port || (digit && (hyphen || Character.isDigit(line.charAt(start)))));
    }

    static boolean hasDigit(String line, int start, int end) {
        for (int i = start; i < end; i++) {
            if (Character.isDigit(line.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** How long a token is from its first letter or digit to its last. */
    static int wordsLength(String line, int start, int end) {
        int first = start;
        int last = end;
        while (first < last && !Character.isLetterOrDigit(line.charAt(first))) {
            first++;
        }
        while (last > first && !Character.isLetterOrDigit(line.charAt(last - 1))) {
            last--;
        }
        return last - first;
    }

    /** The end of the letters and digits from {@code start} on. */
    static int partEnd(String line, int start, int end) {
        int i = start;
        while (i < end && Character.isLetterOrDigit(line.charAt(i))) {
            i++;
        }
        return i;
    }

    /**
     * Whether a part is volatile as a whole: begins with a digit, is hexadecimal, changes often between letters and digits, or
     * is a letter or two with a number in a compound name ({@code rack-A12}).
     */
    static boolean isVolatile(String line, int start, int end, boolean compound) {
        if (Character.isDigit(line.charAt(start))) {
            return true;
        }
        boolean hex = true;
        int digits = 0;
        int changes = 0;
        for (int i = start; i < end; i++) {
            boolean digit = Character.isDigit(line.charAt(i));
            digits += digit ? 1 : 0;
            changes += i > start && digit != Character.isDigit(line.charAt(i - 1)) ? 1 : 0;
            hex &= Separators.isHex(line.charAt(i));
        }
        boolean hexWord = hex && end - start >= 4 && digits > 0;
        boolean counted = compound && changes == 1 && digits >= end - start - MAX_COUNTER;
        return hexWord || changes >= 3 || counted;
    }

    /** The end of the UUID that begins here, or {@code start}. */
    static int uuidEnd(String line, int start, int end) {
        int i = start;
        for (int group = 0; group < UUID.length; group++) {
            int from = i;
            while (i < end && i - from < UUID[group] && Separators.isHex(line.charAt(i))) {
                i++;
            }
            boolean last = group == UUID.length - 1;
            if (i - from < UUID[group] || (!last && (i >= end || line.charAt(i++) != '-'))) {
                return start;
            }
        }
        return i == end || !Character.isLetterOrDigit(line.charAt(i)) ? i : start;
    }

    /** The end of the unit that follows a number ending at {@code end}, or {@code end}. */
    static int unitEnd(String line, int end) {
        if (end + 1 >= line.length() || line.charAt(end) != ' ') {
            return end;
        }
        int i = end + 1;
        while (i < line.length()
                && i - end <= MAX_UNIT
                && (Character.isLetter(line.charAt(i)) || line.charAt(i) == '%')) {
            i++;
        }
        boolean bounded = i == line.length() || (!Character.isLetterOrDigit(line.charAt(i)) && line.charAt(i) != '_');
        return bounded && UNITS.contains(line.substring(end + 1, i).toLowerCase(Locale.ROOT)) ? i : end;
    }

    private static int placeholderEnd(String line, int start) {
        int i = start + 1;
        while (i < line.length() && line.charAt(i) >= 'a' && line.charAt(i) <= 'z' && i - start <= MAX_UNIT) {
            i++;
        }
        int hex = i + 1;
        int close = hex + PLACEHOLDER_HEX;
        if (close >= line.length() || line.charAt(i) != ':' || line.charAt(close) != '>') {
            return start;
        }
        for (int k = hex; k < close; k++) {
            if (!Separators.isHex(line.charAt(k))) {
                return start;
            }
        }
        return close + 1;
    }

    /** A quoted value without white space that is no plain word. */
    private static int quotedEnd(String line, int start) {
        if (start > 0 && Character.isLetterOrDigit(line.charAt(start - 1))) {
            return start;
        }
        char quote = line.charAt(start);
        boolean plain = true;
        for (int i = start + 1; i < line.length() && i - start < MAX_QUOTED; i++) {
            char c = line.charAt(i);
            if (c == quote) {
                return plain ? start : i + 1;
            }
            if (Character.isWhitespace(c)) {
                return start;
            }
            plain &= Character.isLetter(c) || c == '_' || c == '-' || c == '.' || c == '<' || c == '*' || c == '>';
        }
        return start;
    }
}
