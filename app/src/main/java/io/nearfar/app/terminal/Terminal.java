package io.nearfar.app.terminal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Console;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the lines for people go. Nothing that it prints but JSON is wider than {@link Columns#WIDTH}, and no control
 * character of a text reaches the terminal. Safe to use from several threads: what one call prints stays together.
 */
public final class Terminal {

    private static final String RESET = "\u001B[0m";
    private static final String BOLD = "\u001B[1m";

    private static final Map<String, String> COLOURS = Map.of(
            "DUPLICATE", "\u001B[1;36m",
            "RELATED", "\u001B[1;34m",
            "OUTLIER", "\u001B[1;33m",
            "SURGE", "\u001B[1;31m",
            "REGRESSION", "\u001B[1;31m",
            "OVERFLOW", "\u001B[1;35m");

    private final PrintWriter out;
    private final boolean colour;

    /**
     * @param out takes the lines; flushed after each call
     * @param colour whether the first word of an alert is coloured
     */
    public Terminal(PrintWriter out, boolean colour) {
        this.out = out;
        this.colour = colour;
    }

    /** The terminal of this process, coloured where it is one that shows colours and nobody asked for none. */
    public static Terminal of(PrintWriter out) {
        boolean terminal = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent();
        return new Terminal(out, colours(System.getenv(), terminal));
    }

    /** Whether to use colours: on a terminal that is not dumb, unless {@code NO_COLOR} holds anything. */
    static boolean colours(Map<String, String> environment, boolean terminal) {
        return terminal
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "dumb").equals("dumb");
    }

    /** Prints a line; what is past the width is cut. */
    public synchronized void line(String text) {
        out.println(Columns.cut(Columns.clean(text), Columns.WIDTH));
        out.flush();
    }

    /** Prints lines as {@link #line} does. */
    public synchronized void lines(List<String> lines) {
        lines.forEach(this::line);
    }

    /** Prints an alert as {@link AlertPrinter#lines} tells it, its first word coloured where colours are used. */
    public synchronized void alert(String type, JsonNode body) {
        List<String> lines = AlertPrinter.lines(type, body);
        out.println(colour ? painted(lines.getFirst()) : lines.getFirst());
        lines.stream().skip(1).forEach(out::println);
        out.flush();
    }

    /**
     * Prints JSON on a line of its own, whatever its width. Line breaks between its tokens are spaces and control
     * characters in its texts are escaped, which changes nothing of what it says.
     */
    public synchronized void json(String json) {
        StringBuilder line = new StringBuilder(json.length());
        for (int at = 0; at < json.length(); at++) {
            char next = json.charAt(at);
            if (next < ' ') {
                line.append(' ');
            } else if (Character.isISOControl(next)) {
                line.append("\\u%04x".formatted((int) next));
            } else {
                line.append(next);
            }
        }
        out.println(line);
        out.flush();
    }

    /** Whether lines no longer reach anybody, as when the reader of a pipe has ended. */
    public synchronized boolean closed() {
        return out.checkError();
    }

    private static String painted(String line) {
        int end = line.indexOf(' ') < 0 ? line.length() : line.indexOf(' ');
        String word = line.substring(0, end);
        return COLOURS.getOrDefault(word, BOLD) + word + RESET + line.substring(end);
    }
}
