package io.nearfar.record;

import java.util.Set;

/** A masked log line in the making: merges neighbouring markers, and draws the words of dates into them. */
final class MaskedLine {

    private static final Set<String> DATE_WORDS = Set.of(
            "Jan",
            "Feb",
            "Mar",
            "Apr",
            "May",
            "Jun",
            "Jul",
            "Aug",
            "Sep",
            "Oct",
            "Nov",
            "Dec",
            "January",
            "February",
            "March",
            "April",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
            "Mon",
            "Tue",
            "Wed",
            "Thu",
            "Fri",
            "Sat",
            "Sun",
            "Monday",
            "Tuesday",
            "Wednesday",
            "Thursday",
            "Friday",
            "Saturday",
            "Sunday");
    private static final Set<String> ZONES = Set.of(
            "UTC", "GMT", "CET", "CEST", "PST", "PDT", "EST", "EDT", "CST", "CDT", "MST", "MDT", "BST", "AM", "PM");

    /** Signs that may stand between two values of one list, time or address. */
    private static final String JOINING = " ,:.-/_+@#";

    /** Signs that say that a number is not exact. */
    private static final String COMPARING = "<>~";

    private static final int GENERATED = 3;
    private static final int MAX_JOINING = 3;
    private static final int MAX_DATE_WORD = 9;

    private final StringBuilder line;

    MaskedLine(int length) {
        this.line = new StringBuilder(length + LogMask.MARKER.length());
    }

    /** A sign between words; a per cent sign disappears in the number before it, white space in that before it. */
    void sign(char sign) {
        boolean space = Character.isWhitespace(sign);
        boolean spaced = !line.isEmpty() && line.charAt(line.length() - 1) == ' ';
        if (!(space && spaced) && !(sign == '%' && endsWithMarker())) {
            line.append(space ? ' ' : sign);
        }
    }

    /** Brackets with nothing in them, where other lines have a value. */
    void missing(char open, char close) {
        line.append(open).append(LogMask.MARKER).append(close);
    }

    /** The class of an HTTP status. */
    void status(char first) {
        line.append(first).append("xx");
    }

    /** A token from {@code start} on with many volatile parts is a generated name, volatile as a whole. */
    void gather(int start) {
        int markers = 0;
        for (int i = line.indexOf(LogMask.MARKER, start); i >= 0; i = line.indexOf(LogMask.MARKER, i + 1)) {
            markers++;
        }
        if (markers >= GENERATED) {
            line.setLength(start);
            marker();
        }
    }

    /** The token from {@code start} on disappears in the one before it where both are alike and only their values differ. */
    void fold(int start) {
        int length = line.length() - start;
        int end = Math.min(start, line.length());
        while (end > 0 && (line.charAt(end - 1) == ' ' || line.charAt(end - 1) == ',')) {
            end--;
        }
        int before = end - length;
        boolean list = length > LogMask.MARKER.length() && end < start && before >= 0;
        if (list
                && (before == 0 || !Character.isLetterOrDigit(line.charAt(before - 1)))
                && line.substring(before, end).contentEquals(line.substring(start))
                && line.indexOf(LogMask.MARKER, start) >= 0) {
            line.setLength(end);
        }
    }

    int length() {
        return line.length();
    }

    /** Part of a word. */
    void letters(String text, int start, int end) {
        line.append(text, start, end);
    }

    /** A whole word, which disappears where it is the month or zone of the date before it. */
    void word(String text, int start, int end) {
        if (end - start <= MAX_DATE_WORD && markerEnd() > 0 && markerEnd() < line.length()) {
            String word = text.substring(start, end);
            if (ZONES.contains(word) || DATE_WORDS.contains(word)) {
                line.setLength(markerEnd());
                return;
            }
        }
        line.append(text, start, end);
    }

    /** A volatile part, which takes the sign, month and weekday before it along. */
    void marker() {
        dropSign();
        while (dropDateWord()) {
            dropSign();
        }
        int end = markerEnd();
        if (end > 0) {
            line.setLength(end);
        } else {
            line.append(LogMask.MARKER);
        }
    }

    boolean endsWithMarker() {
        return endsWithMarker(line.length());
    }

    @Override
    public String toString() {
        return line.toString();
    }

    /** The end of the marker that only joining signs separate from the end of the line, or 0. */
    private int markerEnd() {
        int end = line.length();
        while (end > 0 && line.length() - end < MAX_JOINING && JOINING.indexOf(line.charAt(end - 1)) >= 0) {
            end--;
        }
        return endsWithMarker(end) ? end : 0;
    }

    private boolean endsWithMarker(int end) {
        return end >= LogMask.MARKER.length()
                && line.charAt(end - 1) == '>'
                && line.charAt(end - 2) == '*'
                && line.charAt(end - 3) == '<';
    }

    /** A minus, plus or comparison that belongs to the number, not to a word before it. */
    private void dropSign() {
        int last = line.length() - 1;
        if (last > 0 && COMPARING.indexOf(line.charAt(last)) >= 0 && line.charAt(last - 1) == ' ') {
            line.setLength(last);
            return;
        }
        boolean sign = last >= 0 && (line.charAt(last) == '-' || line.charAt(last) == '+');
        if (sign && (last == 0 || !Character.isLetter(line.charAt(last - 1)))) {
            line.setLength(last);
        }
    }

    private boolean dropDateWord() {
        int end = line.length();
        while (end > 0
                && (line.charAt(end - 1) == ' '
                        || line.charAt(end - 1) == ','
                        || line.charAt(end - 1) == '-'
                        || line.charAt(end - 1) == '/')) {
            end--;
        }
        int start = end;
        while (start > 0 && end - start <= MAX_DATE_WORD && Character.isLetter(line.charAt(start - 1))) {
            start--;
        }
        boolean date = end < line.length() && end - start >= 3 && DATE_WORDS.contains(line.substring(start, end));
        if (date) {
            line.setLength(start);
        }
        return date;
    }
}
