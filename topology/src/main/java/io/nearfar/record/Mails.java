package io.nearfar.record;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Finds mail addresses around each at sign, plain, full-width, percent-encoded or as a JSON escape: to the left as far as a
 * local part reaches, to the right a domain of at least two labels, the last of letters.
 */
final class Mails {

    private static final List<String> AT = List.of("@", "\uFF20", "%40", "\\u0040", "&#64;");
    private static final List<String> ENCODED = List.of("%2B", "%2b", "%2E", "%2e", "%2D", "%2d", "%5F", "%5f");
    private static final String LOCAL = ".!#$*+-/^_`{|}~'\uFF0E\uFF0D\uFF3F";

    private Mails() {}

    static List<Finding> in(String text) {
        List<Finding> findings = new ArrayList<>();
        int done = 0;
        int i = 0;
        while (i < text.length()) {
            int at = at(text, i);
            if (at == 0) {
                i++;
                continue;
            }
            int start = localStart(text, i, done);
            int end = domainEnd(text, i + at);
            if (start < i && end > 0) {
                findings.add(new Finding("mail", start, end, canonical(text, start, end)));
                done = end;
            } else {
                done = i + at;
            }
            i = Math.max(done, i + at);
        }
        return findings;
    }

    /** Characters of the at sign that stands here, or 0. */
    private static int at(String text, int i) {
        char c = text.charAt(i);
        if (c != '@' && c != '\uFF20' && c != '%' && c != '\\' && c != '&') {
            return 0;
        }
        return AT.stream()
                .filter(sign -> text.startsWith(sign, i))
                .mapToInt(String::length)
                .findFirst()
                .orElse(0);
    }

    private static int localStart(String text, int at, int from) {
        int start = at;
        while (start > from) {
            if (start - 3 >= from && ENCODED.contains(text.substring(start - 3, start))) {
                start -= 3;
            } else if ((isLocal(text.charAt(start - 1)) && Separators.isWordBefore(text, start))
                    || isSign(text.charAt(start - 1))) {
                start--;
            } else {
                break;
            }
        }
        while (start < at && isSign(text.charAt(start))) {
            start++;
        }
        return start;
    }

    /** The end of the domain that begins here, or -1. */
    private static int domainEnd(String text, int start) {
        int end = -1;
        int labels = 0;
        int label = start;
        while (label < text.length()) {
            int i = label;
            boolean letters = true;
            while (i < text.length() && (isLocal(text.charAt(i)) || (text.charAt(i) == '-' && i > label))) {
                letters &= !Character.isDigit(text.charAt(i));
                i++;
            }
            labels++;
            if (labels > 1 && i - label >= 2 && (letters || text.startsWith("xn--", label))) {
                end = i;
            }
            int dot = i > label ? dot(text, i) : 0;
            if (dot == 0) {
                break;
            }
            label = i + dot;
        }
        return end;
    }

    private static int dot(String text, int i) {
        if (i < text.length() && (text.charAt(i) == '.' || text.charAt(i) == '\uFF0E')) {
            return 1;
        }
        return text.startsWith("%2E", i) || text.startsWith("%2e", i) ? 3 : 0;
    }

    /** Letters of the scripts that words are spaced in; others would make a whole sentence part of an address. */
    private static boolean isLocal(char c) {
        return Character.isLetterOrDigit(c) && (c < '\u0530' || (c >= '\uFF10' && c <= '\uFF5A'));
    }

    private static boolean isSign(char c) {
        return LOCAL.indexOf(c) >= 0;
    }

    private static String canonical(String text, int start, int end) {
        StringBuilder plain = new StringBuilder();
        int i = start;
        while (i < end) {
            int at = at(text, i);
            if (at > 0) {
                plain.append('@');
                i += at;
            } else if (Separators.isEncoded(text, i)) {
                plain.append((char) Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 3;
            } else {
                plain.append(text.charAt(i++));
            }
        }
        return Normalizer.normalize(plain, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
