package io.nearfar.record;

import java.nio.charset.StandardCharsets;

/** Text as it may be kept: without control characters or halves of characters, and no longer than wanted. */
final class PlainText {

    private PlainText() {}

    /** Without control characters but newline and tab; a lone surrogate becomes U+FFFD. */
    static String of(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                kept.append(c).append(text.charAt(++i));
            } else if (Character.isSurrogate(c)) {
                kept.append('\uFFFD');
            } else if (!Character.isISOControl(c) || c == '\n' || c == '\t') {
                kept.append(c);
            }
        }
        return kept.toString();
    }

    /** On one line, without any control character, stripped. */
    static String line(String text) {
        return of(text).replace('\n', ' ').replace('\t', ' ').strip();
    }

    /** The longest beginning of at most {@code max} characters that halves no character. */
    static String cut(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max);
    }

    /** The longest beginning of at most {@code max} bytes of UTF-8 that halves no character. */
    static String cutBytes(String text, int max) {
        if (text.length() * 3L <= max) {
            return text;
        }
        int bytes = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            bytes += bytes(point);
            if (bytes > max) {
                return text.substring(0, i);
            }
            i += Character.charCount(point);
        }
        return text;
    }

    /** Bytes of {@code text} in UTF-8. */
    static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static int bytes(int point) {
        if (point < 0x80) {
            return 1;
        }
        if (point < 0x800) {
            return 2;
        }
        return point < 0x10000 ? 3 : 4;
    }
}
