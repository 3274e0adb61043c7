package io.nearfar.fact;

import io.nearfar.fact.Lexicon.Words;
import io.nearfar.fact.Token.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A text being read: its tokens, which are copied from a program, and the facts found so far. */
final class Reading {

    private static final int MOST_LOOKED_BACK = 8;

    private final List<Token> tokens;
    private final Excerpts excerpts;
    private final List<Placed> facts = new ArrayList<>();
    private final char[] hashes;

    /** A fact and where it stands. */
    private record Placed(int place, Fact fact) {}

    Reading(String text) {
        this.tokens = Tokens.of(text);
        this.excerpts = Excerpts.of(tokens);
        this.hashes = new char[tokens.size()];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = isContent(tokens.get(i)) ? hash(tokens.get(i).stem()) : 0;
        }
    }

    int size() {
        return tokens.size();
    }

    Token at(int place) {
        return tokens.get(place);
    }

    /** The token at that place, if there is one and nothing ends between it and the one beside it. */
    Optional<Token> before(int place) {
        return place > 0
                        && !tokens.get(place - 1).has(Mark.ENDS_SENTENCE)
                        && !at(place).has(Mark.BEGINS_LINE)
                ? Optional.of(tokens.get(place - 1))
                : Optional.empty();
    }

    /** The token after that place in its sentence. */
    Optional<Token> after(int place) {
        return place + 1 < tokens.size()
                        && !at(place).has(Mark.ENDS_SENTENCE)
                        && !tokens.get(place + 1).has(Mark.BEGINS_LINE)
                ? Optional.of(tokens.get(place + 1))
                : Optional.empty();
    }

    Excerpts excerpts() {
        return excerpts;
    }

    /** Adds a fact that covers the tokens from {@code first} to {@code last}. */
    void add(FactKind kind, String unit, String value, int first, int last) {
        facts.add(new Placed(first, new Fact(kind, unit, value, content(first, -1), content(last, 1))));
    }

    /** The facts in the order of the text, and its content words. */
    Facts facts(boolean log) {
        facts.sort(java.util.Comparator.comparingInt(Placed::place));
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < hashes.length && words.length() < Facts.MAX_WORDS; i++) {
            if (hashes[i] != 0) {
                words.append(hashes[i]);
            }
        }
        return Facts.of(
                log, facts.stream().map(Placed::fact).toList(), words.toString().toCharArray());
    }

    private char content(int place, int step) {
        int looked = 0;
        for (int i = place + step; i >= 0 && i < hashes.length && looked < MOST_LOOKED_BACK; i += step, looked++) {
            if (hashes[i] != 0) {
                return hashes[i];
            }
        }
        return 0;
    }

    static boolean isContent(Token token) {
        return token.isWord()
                && token.lower().length() > 1
                && !Lexicon.english().has(Words.COMMON, token.lower())
                && !Lexicon.english().has(Words.NEGATIONS, token.lower());
    }

    /** Sixteen bits of a word, never 0. */
    static char hash(String word) {
        int hash = word.hashCode() * 0x9E3779B1;
        char high = (char) (hash >>> Character.SIZE);
        return high == 0 ? 1 : high;
    }
}
