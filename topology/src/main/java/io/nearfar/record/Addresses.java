package io.nearfar.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds IP addresses that may be a person's: of version 4 all but private, local, shared, multicast and reserved ones, of
 * version 6 those of global unicast. A port behind one belongs to it. Versions of software in four parts look the same: behind
 * {@code v}, a word that says so, or a name and a slash they are none.
 */
final class Addresses {

    private static final int GROUPS = 4;
    private static final int LARGEST = 255;
    private static final int PORT_DIGITS = 5;
    private static final int SIX_GROUPS = 8;
    private static final int MULTICAST = 224;
    private static final Set<String> VERSION = Set.of("v", "ver", "version", "release", "build", "firmware", "driver");

    private Addresses() {}

    static List<Finding> in(String text) {
        List<Finding> findings = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            int end = isStart(text, i) ? end(text, i) : -1;
            if (end < 0) {
                i++;
                continue;
            }
            int port = portEnd(text, end);
            findings.add(new Finding("ip", i, port, text.substring(i, end).toLowerCase(Locale.ROOT)));
            i = port;
        }
        return findings;
    }

    private static int end(String text, int start) {
        int four = fourEnd(text, start);
        return four >= 0 ? four : sixEnd(text, start);
    }

    private static boolean isStart(String text, int i) {
        if (Character.digit(text.charAt(i), 16) < 0 || text.charAt(i) >= 0x80) {
            return false;
        }
        char before = i == 0 ? ' ' : text.charAt(i - 1);
        return !Character.isLetterOrDigit(before) && before != '_' && before != '.';
    }

    /** Behind the colon of a longer hexadecimal word. */
    private static boolean isInside(String text, int i) {
        return i > 1
                && text.charAt(i - 1) == ':'
                && (Separators.isHex(text.charAt(i - 2)) || text.charAt(i - 2) == ':');
    }

    private static int fourEnd(String text, int start) {
        int[] parts = new int[GROUPS];
        int i = start;
        for (int group = 0; group < GROUPS; group++) {
            int from = i;
            while (i < text.length() && i - from < 3 && isDigit(text, i)) {
                parts[group] = parts[group] * 10 + text.charAt(i++) - '0';
            }
            boolean dot = group == GROUPS - 1 || (i < text.length() && text.charAt(i++) == '.');
            if (i == from || !dot || parts[group] > LARGEST || (text.charAt(from) == '0' && isDigit(text, from + 1))) {
                return -1;
            }
        }
        boolean longer = i < text.length()
                && (Character.isLetterOrDigit(text.charAt(i))
                        || text.charAt(i) == '_'
                        || (text.charAt(i) == '.' && isDigit(text, i + 1)));
        return longer || !isPublic(parts) || isVersion(text, start) ? -1 : i;
    }

    private static boolean isPublic(int[] parts) {
        int first = parts[0];
        int second = parts[1];
        boolean own = first == 0 || first == 10 || first == 127 || first >= MULTICAST;
        boolean local = (first == 169 && second == 254) || (first == 192 && second == 168);
        boolean shared = first == 100 && second >= 64 && second < 128;
        boolean inside = first == 172 && second >= 16 && second < 32;
        return !own && !local && !shared && !inside;
    }

    private static boolean isVersion(String text, int start) {
        int end = start;
        boolean slash = end > 0 && text.charAt(end - 1) == '/';
        while (end > 0 && start - end < 2 && " =:/".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        int from = end;
        while (from > 0 && end - from < 12 && Character.isLetter(text.charAt(from - 1))) {
            from--;
        }
        String word = text.substring(from, end).toLowerCase(Locale.ROOT);
        boolean product = slash && !word.isEmpty() && (from == 0 || text.charAt(from - 1) != '.');
        return product || VERSION.contains(word);
    }

    /** Groups of at most four hexadecimal digits: eight, or fewer with one pair of colons; the first says global unicast. */
    private static int sixEnd(String text, int start) {
        if (isInside(text, start)
                || (text.charAt(start) != '2' && text.charAt(start) != '3')
                || groupEnd(text, start) != start + 4) {
            return -1;
        }
        int groups = 1;
        boolean gap = false;
        int i = start + 4;
        while (i < text.length() && text.charAt(i) == ':' && groups < SIX_GROUPS) {
            boolean pair = i + 1 < text.length() && text.charAt(i + 1) == ':';
            if (pair && gap) {
                return -1;
            }
            gap |= pair;
            int from = pair ? i + 2 : i + 1;
            int end = groupEnd(text, from);
            if (end == from) {
                i = pair ? from : i;
                break;
            }
            groups++;
            i = end;
        }
        boolean bounded = i == text.length() || (!Character.isLetterOrDigit(text.charAt(i)) && text.charAt(i) != '_');
        return bounded && (groups == SIX_GROUPS || gap) ? i : -1;
    }

    /** The end of at most four hexadecimal digits; five are no group. */
    private static int groupEnd(String text, int from) {
        int i = from;
        while (i < text.length() && i - from < 5 && Separators.isHex(text.charAt(i))) {
            i++;
        }
        return i - from > 4 ? from : i;
    }

    private static int portEnd(String text, int end) {
        int i = end + 1;
        while (i < text.length() && i - end <= PORT_DIGITS && isDigit(text, i)) {
            i++;
        }
        boolean port = end < text.length() && text.charAt(end) == ':' && i > end + 1;
        return port && !isDigit(text, i) ? i : end;
    }

    private static boolean isDigit(String text, int i) {
        return i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
}
