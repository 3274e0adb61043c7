package io.nearfar.fact;

import io.nearfar.fact.Lexicon.Words;
import io.nearfar.fact.Token.Mark;
import java.util.List;
import java.util.Set;

/**
 * Which tokens of a text are copied from what a program wrote: log lines, stack traces, output. Its numbers and names differ from
 * one time to the next.
 */
final class Excerpts {

    /*
     * Each line is scored by what only programs write: addresses, hexadecimal words, key=value, class names, levels, times to the
     * second, numbers in brackets, numbers after words such as port and tid. One such sign makes a line without any word of a
     * person's own an excerpt; in a line of a person's, what stands next to a sign is one.
     */

    private static final Set<String> LEVELS = Set.of(
            "ERROR", "WARN", "WARNING", "INFO", "DEBUG", "FATAL", "TRACE", "ALERT", "CRITICAL", "SEVERE", "NOTICE");
    private static final Set<String> LEADS = Set.of(
            "log",
            "logs",
            "trace",
            "stacktrace",
            "traceback",
            "output",
            "console",
            "syslog",
            "logfile",
            "excerpt",
            "dump");
    private static final Set<String> TOLD =
            Set.of("say", "show", "read", "contain", "print", "write", "have", "report", "state");
    private static final double ENOUGH = 1;
    private static final double HALF = 0.5;
    private static final double QUARTER = 0.25;
    private static final int NEAR = 5;

    private final List<Token> tokens;
    private final boolean[] excerpt;
    private int personal;

    private Excerpts(List<Token> tokens) {
        this.tokens = tokens;
        this.excerpt = new boolean[tokens.size()];
    }

    static Excerpts of(List<Token> tokens) {
        Excerpts found = new Excerpts(tokens);
        int start = 0;
        for (int i = 1; i <= tokens.size(); i++) {
            if (i == tokens.size() || tokens.get(i).has(Mark.BEGINS_LINE)) {
                found.line(start, i);
                start = i;
            }
        }
        return found;
    }

    /** Whether the token at that place is in an excerpt. */
    boolean covers(int place) {
        return excerpt[place];
    }

    /** Whether the whole text is one. */
    boolean isAll() {
        for (boolean covered : excerpt) {
            if (!covered) {
                return false;
            }
        }
        return excerpt.length > 0;
    }

    /** Whether a person seems to speak anywhere. */
    boolean isPersonal() {
        return personal > 0;
    }

    private void line(int start, int end) {
        double signs = 0;
        int people = 0;
        for (int i = start; i < end; i++) {
            signs += sign(i, start);
            people += tokens.get(i).isWord() && Lexicon.english().has(Words.HUMAN, plainLower(i)) ? 1 : 0;
        }
        boolean all = people == 0 ? signs >= ENOUGH : people == 1 && signs >= 2 * ENOUGH && end - start < 2 * NEAR + 2;
        personal += all ? 0 : people;
        for (int i = start; i < end; i++) {
            if (all) {
                excerpt[i] = true;
            } else if (signs >= ENOUGH && sign(i, start) >= HALF) {
                mark(Math.max(start, i - NEAR), Math.min(end, i + NEAR + 1), i);
            }
            if (leads(i, end)) {
                mark(i + 1, end, i);
                return;
            }
        }
    }

    private String plainLower(int place) {
        return tokens.get(place).text().toLowerCase(java.util.Locale.ROOT).replace('’', '\'');
    }

    /** Around a sign: up to the end of its sentence, and of its quotation. */
    private void mark(int from, int to, int at) {
        for (int i = from; i < to; i++) {
            boolean before = i < at && tokens.subList(i, at).stream().anyMatch(token -> token.has(Mark.ENDS_SENTENCE));
            excerpt[i] |= !before;
        }
    }

    /** {@code log:}, {@code the log says} and the like: what follows on the line is an excerpt. */
    private boolean leads(int place, int end) {
        Token token = tokens.get(place);
        if (!token.isWord() || !LEADS.contains(token.lower()) || place + 1 >= end) {
            return false;
        }
        return token.has(Mark.COLON_AFTER)
                || TOLD.contains(tokens.get(place + 1).stem());
    }

    private double sign(int place, int start) {
        Token token = tokens.get(place);
        return switch (token.type()) {
            case TECHNICAL -> ENOUGH;
            case DATE -> token.lower().matches(".*\\d:\\d{2}:\\d{2}.*") ? HALF : 0;
            case WORD -> LEVELS.contains(token.text()) && isAlone(place) ? HALF : 0;
            case NUMBER -> number(token, place, start);
            case CODE -> token.has(Mark.BRACKETED) ? HALF : 0;
            case PATH -> token.has(Mark.JOINED) ? HALF : 0;
            case AMOUNT, VERSION -> 0;
        };
    }

    /** Capitals mean nothing among capitals. */
    private boolean isAlone(int place) {
        boolean before = place > 0 && tokens.get(place - 1).isHigh();
        boolean after = place + 1 < tokens.size() && tokens.get(place + 1).isHigh();
        return !before && !after;
    }

    private double number(Token token, int place, int start) {
        if (token.has(Mark.BRACKETED)) {
            return HALF;
        }
        Token before = place > start ? tokens.get(place - 1) : token;
        Lexicon lexicon = Lexicon.english();
        if (before.isWord()
                && lexicon.has(Words.TECHNICAL, before.lower())
                && !lexicon.has(Words.COMMON, before.lower())) {
            return HALF;
        }
        boolean bytes = place + 1 < tokens.size()
                && Set.of("bytes", "byte", "b", "kb", "mb", "ms")
                        .contains(tokens.get(place + 1).lower());
        return bytes ? QUARTER : 0;
    }
}
