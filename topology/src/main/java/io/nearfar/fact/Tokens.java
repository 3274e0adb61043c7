package io.nearfar.fact;

import io.nearfar.fact.Lexicon.Words;
import io.nearfar.fact.Token.Mark;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Splits a text into words and numbers. Linear in its length. */
final class Tokens {

    private static final String OPENING = "([{<\"'“‘«„`*#_-–—+~|>";
    private static final String CLOSING = ".,;:!?)]}>\"'”’»“`*_-–—…~|&";
    private static final String QUOTES = "\"“”«»„`";
    private static final String SENTENCE_ENDS = ".!?";
    private static final Set<String> PARTICLES = Set.of("in", "out", "up", "down", "on", "off");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private EnumSet<Mark> next = EnumSet.of(Mark.BEGINS_LINE, Mark.BEGINS_SENTENCE);
    private boolean quoted;
    private int brackets;
    private int parentheses;

    private Tokens(String text) {
        this.text = text;
    }

    static List<Token> of(String text) {
        Tokens reading = new Tokens(text);
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\n') {
                reading.line();
                i++;
            } else if (Character.isWhitespace(c) || c == '\u00a0') {
                i++;
            } else {
                int end = reading.end(i);
                reading.chunk(i, end);
                i = end;
            }
        }
        return joined(reading.tokens);
    }

    private void line() {
        next.add(Mark.BEGINS_LINE);
        next.add(Mark.BEGINS_SENTENCE);
        quoted = false;
        brackets = 0;
        parentheses = 0;
    }

    /** Chunks end at white space, and where a comma or bracket joins words, there too. */
    private int end(int start) {
        int end = start + 1;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end)) && text.charAt(end) != '\u00a0') {
            char c = text.charAt(end);
            boolean splits = "[](){}\"“”;".indexOf(c) >= 0 || (c == ',' && !(digitAt(end - 1) && digitAt(end + 1)));
            if (splits) {
                return end + (c == '(' || c == '[' || c == '{' ? 0 : 1);
            }
            end++;
        }
        return end;
    }

    private boolean digitAt(int at) {
        return at < text.length() && Character.isDigit(text.charAt(at));
    }

    private void chunk(int start, int end) {
        int from = start;
        while (from < end && OPENING.indexOf(text.charAt(from)) >= 0) {
            opening(text.charAt(from++));
        }
        int to = end;
        while (to > from && CLOSING.indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        if (to > from) {
            word(text.substring(from, to));
        }
        for (int i = to; i < end; i++) {
            closing(text.charAt(i));
        }
    }

    private void word(String core) {
        EnumSet<Mark> marks = next;
        next = EnumSet.noneOf(Mark.class);
        if (quoted) {
            marks.add(Mark.QUOTED);
        }
        if (brackets > 0) {
            marks.add(Mark.BRACKETED);
        }
        if (parentheses > 0) {
            marks.add(Mark.IN_PARENTHESES);
        }
        Chunk.read(core, marks, tokens);
    }

    private void opening(char sign) {
        switch (sign) {
            case '[' -> brackets++;
            case '(' -> parentheses++;
            case '#' -> next.add(Mark.HASH_BEFORE);
            default -> quote(sign);
        }
    }

    private void quote(char sign) {
        if (QUOTES.indexOf(sign) >= 0) {
            quoted = !quoted;
            if (quoted) {
                next.add(Mark.OPENS_QUOTE);
            }
        }
    }

    private void closing(char sign) {
        if (SENTENCE_ENDS.indexOf(sign) >= 0) {
            mark(Mark.ENDS_SENTENCE);
            next.add(Mark.BEGINS_SENTENCE);
        } else if (sign == ':') {
            mark(Mark.COLON_AFTER);
            next.add(Mark.BEGINS_SENTENCE);
        } else if (sign == ',') {
            mark(Mark.COMMA_AFTER);
        } else if (sign == ']') {
            brackets = Math.max(0, brackets - 1);
        } else if (sign == ')') {
            parentheses = Math.max(0, parentheses - 1);
        } else {
            quote(sign);
        }
    }

    private void mark(Mark mark) {
        if (!tokens.isEmpty()) {
            Token last = tokens.removeLast();
            EnumSet<Mark> marks = EnumSet.of(mark);
            marks.addAll(last.marks());
            tokens.add(new Token(last.type(), last.text(), last.lower(), last.stem(), marks));
        }
    }

    /** With verb and particle ({@code log in}, {@code logged-in}) made one word. */
    private static List<Token> joined(List<Token> tokens) {
        List<Token> joined = new ArrayList<>(tokens.size());
        for (Token token : tokens) {
            boolean particle = token.isWord() && PARTICLES.contains(token.lower()) && !joined.isEmpty();
            if (particle && isPhrasal(joined.getLast())) {
                Token verb = joined.removeLast();
                EnumSet<Mark> marks = EnumSet.noneOf(Mark.class);
                marks.addAll(verb.marks());
                token.marks().stream().filter(mark -> mark != Mark.JOINED).forEach(marks::add);
                joined.add(new Token(
                        Token.Type.WORD,
                        verb.text() + " " + token.text(),
                        verb.lower() + "-" + token.lower(),
                        verb.stem() + "-" + token.lower(),
                        marks));
            } else {
                joined.add(token);
            }
        }
        return joined;
    }

    private static boolean isPhrasal(Token verb) {
        return verb.isWord()
                && !verb.has(Mark.ENDS_SENTENCE)
                && Lexicon.english().has(Words.PHRASAL, verb.stem());
    }
}
