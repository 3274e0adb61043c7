package io.nearfar.detection;

import java.util.List;

/**
 * What makes a log line stand out, for people. Counts are those of its scope before it, about, old ones fading.
 *
 * @param lines lines counted
 * @param words its rarest words, rarest first, those that are in less than one line of a hundred
 * @param level share of lines whose level is as bad or worse, where it is bad
 * @param alarm the same of words
 */
public record LineGrounds(int lines, List<RareWord> words, Share level, Share alarm) {

    public LineGrounds {
        words = List.copyOf(words);
    }

    /**
     * A word as its record spells it.
     *
     * @param word in lower case
     * @param lines lines that have it
     */
    public record RareWord(String word, int lines) {}

    /**
     * How many lines are as bad or worse.
     *
     * @param alarm how bad
     * @param lines lines as bad or worse
     * @param words the words that say so; of a level none
     */
    public record Share(Alarm alarm, int lines, List<String> words) {

        public Share {
            words = List.copyOf(words);
        }
    }
}
