package io.nearfar.fact;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Two texts' facts beside each other, and how much of the rest agrees.
 *
 * @param here the later text's
 * @param there the earlier one's
 * @param rest content words that both have, as a share of those of the shorter, of which one may differ; in [0, 1]
 * @param alike the same as a share of those of the longer
 */
record Comparison(Facts here, Facts there, double rest, double alike) {

    private static final double HALF = 0.5;
    private static final double QUARTER = 0.25;
    private static final double MOST = 0.6;

    static Comparison of(Facts here, Facts there) {
        char[] first = sorted(here);
        char[] second = sorted(there);
        int shared = 0;
        for (int i = 0, j = 0; i < first.length && j < second.length; ) {
            int order = Character.compare(first[i], second[j]);
            shared += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        double rest = share(shared, Math.min(first.length, second.length));
        return new Comparison(here, there, rest, share(shared, Math.max(first.length, second.length)));
    }

    private static double share(int shared, int words) {
        return Math.min(1, shared / (double) Math.max(1, words - 1));
    }

    /** Whether most of the shorter text stands in the other: both are about one matter. */
    boolean isOneMatter() {
        return rest >= HALF;
    }

    /** The same where neither is much longer. */
    boolean isOneMatterInAll() {
        return rest >= HALF && alike >= QUARTER;
    }

    /** Whether the texts say the same but for a few words. */
    boolean isAlmostEqual() {
        return alike >= MOST;
    }

    private static char[] sorted(Facts facts) {
        char[] words = new char[facts.words()];
        for (int i = 0; i < words.length; i++) {
            words[i] = facts.word(i);
        }
        Arrays.sort(words);
        return words;
    }

    /** The same two texts the other way round. */
    Comparison reversed() {
        return new Comparison(there, here, rest, alike);
    }

    /** Whether one of them is a program's text, whose numbers and names differ from one time to the next. */
    boolean isLog() {
        return here.log() || there.log();
    }

    static List<Fact> of(Facts facts, FactKind kind) {
        return facts.all().stream().filter(fact -> fact.kind() == kind).toList();
    }

    static Stream<Fact> stream(Facts facts, FactKind kind) {
        return facts.all().stream().filter(fact -> fact.kind() == kind);
    }

    static boolean contains(Facts facts, char word) {
        return count(facts, word) > 0;
    }

    static int count(Facts facts, char word) {
        int count = 0;
        for (int i = 0; i < facts.words(); i++) {
            count += facts.word(i) == word ? 1 : 0;
        }
        return count;
    }

    /** How many of the two words around a fact also stand around {@code word} somewhere in a text, 0 to 2. */
    static int around(Fact fact, Facts text, char word) {
        int most = 0;
        for (int i = 0; i < text.words(); i++) {
            if (text.word(i) == word) {
                char before = i == 0 ? 0 : text.word(i - 1);
                char after = i + 1 == text.words() ? 0 : text.word(i + 1);
                most = Math.max(most, (before == fact.before() ? 1 : 0) + (after == fact.after() ? 1 : 0));
            }
        }
        return most;
    }

    /** How many of the two words around two facts are equal, 0 to 2; the edge of a text equals the edge of another. */
    static int around(Fact fact, Fact other) {
        return (fact.before() == other.before() ? 1 : 0) + (fact.after() == other.after() ? 1 : 0);
    }
}
