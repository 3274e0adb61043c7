package io.nearfar.fact;

import java.util.Locale;

/**
 * The base form of an English word, roughly: endings of plurals, tenses and participles are taken off. Two forms of one word
 * have one base form; it need not be a word itself. Pure.
 */
final class Stem {

    private static final int SHORTEST = 3;

    private Stem() {}

    /** In lower case, without apostrophes and a possessive s. */
    static String plain(String word) {
        String lower = word.toLowerCase(Locale.ROOT).replace('’', '\'');
        int apostrophe = lower.indexOf('\'');
        if (apostrophe < 0) {
            return lower;
        }
        return lower.endsWith("'s") ? lower.substring(0, lower.length() - 2).replace("'", "") : lower.replace("'", "");
    }

    /** The base form of a word in lower case; phrases are joined by a hyphen, of which the first word has endings. */
    static String of(String lower) {
        return of(lower, Lexicon.english());
    }

    static String of(String lower, Lexicon lexicon) {
        int hyphen = lower.indexOf('-');
        if (hyphen > 0) {
            return of(lower.substring(0, hyphen), lexicon) + lower.substring(hyphen);
        }
        return trimmed(withoutEnding(lexicon.irregular(lower)));
    }

    private static String withoutEnding(String word) {
        int length = word.length();
        if (length <= SHORTEST) {
            return word;
        }
        if (word.endsWith("ies") || word.endsWith("ied")) {
            return word.substring(0, length - 3) + "y";
        }
        if (word.endsWith("eed")) {
            return word;
        }
        if (word.endsWith("ing") && hasVowel(word, length - 3)) {
            return word.substring(0, length - 3);
        }
        if (word.endsWith("ed") && hasVowel(word, length - 2)) {
            return word.substring(0, length - 2);
        }
        if (word.endsWith("es") && isHissing(word, length - 2)) {
            return word.substring(0, length - 2);
        }
        if (word.endsWith("s") && "sui".indexOf(word.charAt(length - 2)) < 0) {
            return word.substring(0, length - 1);
        }
        return word;
    }

    /** Without a final e and with a final double letter made single, so that stop, stopped and stopping are one. */
    private static String trimmed(String word) {
        String base = word.length() > SHORTEST && word.endsWith("e") ? word.substring(0, word.length() - 1) : word;
        int last = base.length() - 1;
        boolean doubled = last >= SHORTEST && base.charAt(last) == base.charAt(last - 1) && !isVowel(base.charAt(last));
        String single = doubled ? base.substring(0, last) : base;
        return single.length() > 2 && single.endsWith("y") ? single.substring(0, single.length() - 1) + "i" : single;
    }

    private static boolean isHissing(String word, int end) {
        String before = word.substring(0, end);
        return before.endsWith("s")
                || before.endsWith("x")
                || before.endsWith("z")
                || before.endsWith("ch")
                || before.endsWith("sh");
    }

    private static boolean hasVowel(String word, int end) {
        for (int i = 0; i < end; i++) {
            if (isVowel(word.charAt(i)) || word.charAt(i) == 'y') {
                return true;
            }
        }
        return false;
    }

    private static boolean isVowel(char c) {
        return "aeiou".indexOf(c) >= 0;
    }
}
