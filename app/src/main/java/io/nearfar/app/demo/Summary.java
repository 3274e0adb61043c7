package io.nearfar.app.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The table that ends a demo. */
final class Summary {

    private static final int NAMED = 12;

    private Summary() {}

    /**
     * What became of the live records of a stream.
     *
     * @param stream its name
     * @param records records sent
     * @param repeats records with the text of an earlier one; negative where there is no such thing
     * @param embedded texts that went through the model; negative where there is none
     * @param deadLetters records that could not be read
     * @param result what was found
     */
    record Row(String stream, long records, long repeats, long embedded, long deadLetters, Scoreboard.Result result) {}

    /** The lines of the table and, by name, what was missed and what was wrong. */
    static List<String> lines(List<Row> rows, Scoreboard board, int incident) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "stream     records  repeats  embedded   planted  found   traps  silent   alerts  false   dead letters");
        rows.forEach(row -> lines.add(line(row)));
        if (incident > 0) {
            lines.add("surges           1 planted, %s".formatted(board.incident()));
        }
        lines.add("found of planted: " + String.join(", ", board.sorts().subList(0, 3)));
        lines.add("                  " + String.join(", ", board.sorts().subList(3, 7)));
        named(lines, "missed", board.missed());
        named(lines, "traps alerted", board.snapped());
        named(lines, "false", board.wrong());
        return lines;
    }

    private static String line(Row row) {
        Scoreboard.Result result = row.result();
        return String.format(
                Locale.ROOT,
                "%-10s %,7d  %7s  %8s   %,7d  %,5d   %,5d  %,6d   %,6d  %,5d   %,12d",
                row.stream(),
                row.records(),
                number(row.repeats()),
                number(row.embedded()),
                result.planted(),
                result.found(),
                result.traps(),
                result.silent(),
                result.alerts(),
                result.wrong(),
                row.deadLetters());
    }

    private static String number(long count) {
        return count < 0 ? "-" : String.format(Locale.ROOT, "%,d", count);
    }

    private static void named(List<String> lines, String what, List<String> names) {
        if (names.isEmpty()) {
            return;
        }
        String more = names.size() > NAMED ? " and %d more".formatted(names.size() - NAMED) : "";
        String all = names.stream().limit(NAMED).collect(Collectors.joining(", ")) + more + ".";
        wrapped(lines, what + ": ", all);
    }

    private static void wrapped(List<String> lines, String head, String text) {
        StringBuilder line = new StringBuilder(head);
        for (String word : text.split("(?<=,) ", -1)) {
            if (line.length() + word.length() > 108) {
                lines.add(line.toString().stripTrailing());
                line = new StringBuilder(" ".repeat(head.length()));
            }
            line.append(word).append(' ');
        }
        lines.add(line.toString().stripTrailing());
    }
}
