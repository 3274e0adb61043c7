package io.nearfar.fact;

import io.nearfar.fact.Lexicon.Words;
import java.util.Locale;
import java.util.Set;

/** Which English words say how something is, or that it is not so. Pure. */
public final class StateLexicon {

    /** Common words that tell a state too. */
    private static final Set<String> UP = Set.of("up", "down");

    private StateLexicon() {}

    /** Whether the word, in any of its forms, is a side of a pair of opposites: {@code frozen}, {@code unpaid}. */
    public static boolean isState(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        Lexicon lexicon = Lexicon.english();
        String stem = Stem.of(lower);
        return (!lexicon.has(Words.COMMON, lower) || UP.contains(lower))
                && (!lexicon.poles(stem).isEmpty() || !lexicon.unprefixed(stem).isEmpty());
    }

    /** Whether the word negates what follows it. */
    public static boolean isNegation(String word) {
        String plain = word.toLowerCase(Locale.ROOT).replace("'", "").replace("’", "");
        return Lexicon.english().has(Words.NEGATIONS, plain);
    }
}
