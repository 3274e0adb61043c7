package io.nearfar.record;

/**
 * Replaces the volatile parts of a log line by {@link #MARKER}, so that lines of one template become one text: numbers with
 * their units, times and dates, addresses, hosts, identifiers, hexadecimal words, paths, URLs, redaction placeholders, and
 * what {@link LogName} finds. Words, levels, states and the class of an HTTP status stay. Neighbouring markers become one.
 * Takes time linear in the length. A line is masked once: most masked lines would stay as they are, but what a marker leaves
 * of a token may read anew as a sign or path ({@code 12/b} becomes {@code <*>/b} and that {@code <*>}). Immutable, safe to
 * share between threads.
 */
public final class LogMask {

    /*
     * One pass over tokens, which end at white space, brackets, quotes, commas and equals signs. A token is volatile as a whole
     * (a path, an address, a host name) or falls into parts at its other signs, of which those with digits are masked: a part
     * that begins with a digit altogether, of a word with digits in it only these. That keeps the words that name a thing
     * (blk_<*>, broadcast_<*>) and needs no list of formats. A token with three volatile parts is volatile as a whole. What has
     * no such form is told by what stands before it (LogName). Repeated tokens that only differ in values become one.
     */

    /** What stands for a volatile part. */
    public static final String MARKER = "<*>";

    /** The line on which volatile parts are replaced. */
    public String mask(String message) {
        MaskedLine masked = new MaskedLine(message.length());
        int i = 0;
        while (i < message.length()) {
            if (message.charAt(i) == ' ') {
                masked.sign(message.charAt(i++));
                continue;
            }
            int volatileEnd = volatileEnd(message, i);
            if (volatileEnd > i) {
                masked.marker();
                i = volatileEnd;
            } else if (LogName.emptyEnd(message, i) > i) {
                masked.missing(message.charAt(i), message.charAt(i + 1));
                i += 2;
            } else if (LogToken.isDelimiter(message.charAt(i))) {
                masked.sign(message.charAt(i++));
                if (LogName.isMissing(message, i)) {
                    masked.marker();
                }
            } else {
                i = token(message, i, masked);
            }
        }
        return masked.toString();
    }

    private static int volatileEnd(String message, int start) {
        int end = LogName.end(message, start);
        return end > start ? end : LogToken.delimitedEnd(message, start);
    }

    /** Masks the token that begins at {@code start} and answers where to go on. */
    private static int token(String message, int start, MaskedLine masked) {
        int end = LogToken.end(message, start);
        if (HttpStatus.is(message, start, end)) {
            masked.status(message.charAt(start));
            return end;
        }
        if (LogToken.isPath(message, start, end)) {
            masked.marker();
            return LogToken.pathEnd(message, end);
        }
        if (LogToken.isAddress(message, start, end) || LogToken.isHost(message, start, end)) {
            masked.marker();
        } else if (!LogToken.hasDigit(message, start, end)) {
            masked.word(message, start, end);
        } else {
            int before = masked.length();
            parts(message, start, end, masked);
            masked.gather(before);
            masked.fold(before);
        }
        return masked.endsWithMarker() ? LogToken.unitEnd(message, end) : end;
    }

    private static void parts(String message, int start, int end, MaskedLine masked) {
        int i = start;
        int words = LogToken.wordsLength(message, start, end);
        while (i < end) {
            if (!Character.isLetterOrDigit(message.charAt(i))) {
                masked.sign(message.charAt(i++));
                continue;
            }
            int uuid = LogToken.uuidEnd(message, i, end);
            int part = uuid > i ? uuid : LogToken.partEnd(message, i, end);
            if (uuid > i || LogToken.isVolatile(message, i, part, part - i < words)) {
                masked.marker();
            } else {
                letters(message, i, part, masked);
            }
            i = part;
        }
    }

    /** A word with digits in it: the letters stay. */
    private static void letters(String message, int start, int end, MaskedLine masked) {
        int i = start;
        while (i < end) {
            int from = i;
            boolean digit = Character.isDigit(message.charAt(i));
            while (i < end && Character.isDigit(message.charAt(i)) == digit) {
                i++;
            }
            if (digit) {
                masked.marker();
            } else {
                masked.letters(message, from, i);
            }
        }
    }
}
