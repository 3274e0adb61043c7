package io.nearfar.record;

import java.util.Locale;
import java.util.Set;

/** Finds the status of an HTTP answer in a log line: of its three digits the first tells what happened, the others vary. */
final class HttpStatus {

    private static final Set<String> BEFORE = Set.of(
            "status",
            "statuscode",
            "status_code",
            "http_status",
            "httpstatus",
            "http",
            "http/1.0",
            "http/1.1",
            "http/2",
            "http/2.0",
            "http/3");

    private static final String SIGNS = " :=\"'";
    private static final int MAX_SIGNS = 4;
    private static final int MAX_WORD = 16;

    private HttpStatus() {}

    /** Whether the token is a status by what stands before it, or already the class of one ({@code 5xx}). */
    static boolean is(String line, int start, int end) {
        if (end - start != 3 || line.charAt(start) < '1' || line.charAt(start) > '5') {
            return false;
        }
        if (line.startsWith("xx", start + 1)) {
            return true;
        }
        return Character.isDigit(line.charAt(start + 1))
                && Character.isDigit(line.charAt(start + 2))
                && isAnnounced(line, start);
    }

    private static boolean isAnnounced(String line, int start) {
        int end = start;
        while (end > 0 && start - end < MAX_SIGNS && SIGNS.indexOf(line.charAt(end - 1)) >= 0) {
            end--;
        }
        int word = wordStart(line, end);
        if (end == start) {
            return false;
        }
        String before = word > 0 ? lower(line, wordStart(line, word - 1), word - 1) : "";
        String name = lower(line, word, end);
        return name.equals("code") ? BEFORE.contains(before) : BEFORE.contains(name) && !before.equals("exit");
    }

    private static int wordStart(String line, int end) {
        int start = end;
        while (start > 0 && end - start < MAX_WORD && SIGNS.indexOf(line.charAt(start - 1)) < 0) {
            start--;
        }
        return start;
    }

    private static String lower(String line, int start, int end) {
        return line.substring(start, end).toLowerCase(Locale.ROOT);
    }
}
