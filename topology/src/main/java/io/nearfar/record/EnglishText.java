package io.nearfar.record;

import java.util.Locale;
import java.util.Set;

/**
 * Tells whether a model of English can read a text. Only what is clearly something else is not English: a text of few words, of
 * names, code or log lines, or of two languages passes for English. Pure.
 */
final class EnglishText {

    /*
     * Two signs, as in stop-word language guessers (Grefenstette, 1995). Letters of other scripts: more than two in five, and
     * more than a name has. Function words: those of the best other language outnumber the English ones two to one and are a
     * fifth of all words. Lower-case words with accents (für, número, için) count for any other language, so that languages
     * without a list are told too. Words with a capital inside a sentence are most often names and do not count. What is glued to digits, dots,
     * slashes or signs is an address, a path, a class, and is no word at all.
     */

    private static final int MIN_FOREIGN_LETTERS = 5;
    private static final double FOREIGN_LETTERS = 0.4;
    private static final int MIN_FOREIGN_WORDS = 3;
    private static final double FOREIGN_WORDS = 0.2;
    private static final int TIMES_ENGLISH = 2;

    private EnglishText() {}

    /** Whether {@code text} is English or not clearly anything else. Linear in its length. */
    static boolean isEnglish(String text) {
        return !isOfOtherScript(text) && !isOfOtherWords(text);
    }

    private static boolean isOfOtherScript(String text) {
        int letters = 0;
        int foreign = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int point = text.codePointAt(i);
            if (Character.isLetter(point)) {
                letters++;
                foreign += isLatin(point) ? 0 : 1;
            }
        }
        return foreign >= MIN_FOREIGN_LETTERS && foreign > FOREIGN_LETTERS * letters;
    }

    private static boolean isOfOtherWords(String text) {
        int[] counts = new int[FunctionWords.OTHERS.size()];
        int words = 0;
        int english = 0;
        int accented = 0;
        boolean begins = true;
        for (String chunk : text.replace('’', '\'').split("\\s+")) {
            String bare = withoutPunctuation(chunk);
            boolean named = !begins && isNamed(bare);
            begins = !chunk.isEmpty() && ".!?:".indexOf(chunk.charAt(chunk.length() - 1)) >= 0;
            if (!isWord(bare)) {
                continue;
            }
            String word = bare.toLowerCase(Locale.ROOT);
            words++;
            english += bare.equals("I") || FunctionWords.ENGLISH.contains(word) ? 1 : 0;
            if (!named && !count(word, counts)) {
                accented += isAccented(bare) ? 1 : 0;
            }
        }
        int best = 0;
        for (int count : counts) {
            best = Math.max(best, count);
        }
        int foreign = best + accented;
        return foreign >= MIN_FOREIGN_WORDS && foreign >= TIMES_ENGLISH * english && foreign >= FOREIGN_WORDS * words;
    }

    private static boolean count(String word, int[] counts) {
        int apostrophe = word.indexOf('\'');
        String elided = apostrophe > 0 ? word.substring(0, apostrophe + 1) : word;
        boolean known = false;
        for (int i = 0; i < counts.length; i++) {
            Set<String> language = FunctionWords.OTHERS.get(i);
            boolean found = language.contains(word) || language.contains(elided);
            counts[i] += found ? 1 : 0;
            known |= found;
        }
        return known;
    }

    private static String withoutPunctuation(String chunk) {
        int start = 0;
        int end = chunk.length();
        while (start < end && "\"'([{«„“‚‘*_¿¡-".indexOf(chunk.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && "\"')]}»”“’*_.,;:!?…-".indexOf(chunk.charAt(end - 1)) >= 0) {
            end--;
        }
        return chunk.substring(start, end);
    }

    /** Letters, with apostrophes and hyphens between them. */
    private static boolean isWord(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isLetter(c) && Character.getType(c) != Character.NON_SPACING_MARK && c != '\'' && c != '-') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** Begins with a capital and goes on in small letters, as names do, also their articles ({@code Los Angeles}). */
    private static boolean isNamed(String word) {
        return word.length() > 1 && Character.isUpperCase(word.charAt(0)) && Character.isLowerCase(word.charAt(1));
    }

    /** Begins with a small letter and has one outside ASCII. */
    private static boolean isAccented(String word) {
        return word.length() > 1
                && Character.isLowerCase(word.charAt(0))
                && word.chars().anyMatch(c -> c >= 0x80);
    }

    private static boolean isLatin(int point) {
        return Character.UnicodeScript.of(point) == Character.UnicodeScript.LATIN
                || Character.UnicodeScript.of(point) == Character.UnicodeScript.COMMON;
    }
}
