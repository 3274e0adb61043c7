package io.nearfar.detection;

import io.nearfar.detection.LineGrounds.RareWord;
import io.nearfar.detection.LineGrounds.Share;
import io.nearfar.detection.LineRarity.Badness;
import io.nearfar.embedding.EmbeddedRecord;
import io.nearfar.record.WordSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** A log line beside the counts of its scope. Counts its words, its template, and how bad its level and its words are. */
final class LineCounts {

    /*
     * A share of the lines so far is (count + PRIOR * usual) / (lines + PRIOR): of a service that has said little nothing is known,
     * so that everything it says is rather rare, and a service with few lines is not taken for a usual one. The usual share of a
     * word or template that was never seen is UNSEEN. Buckets: words first, as of tickets; then as many for templates; then one for
     * each grade of level and of words, counting the lines as bad or worse.
     */
    static final int PRIOR = 300;
    static final double UNSEEN = 0.001;

    private static final int TEMPLATES = WordFrequencies.BUCKETS;
    private static final int LEVELS = 2 * WordFrequencies.BUCKETS;
    private static final int ALARMS = LEVELS + Alarm.values().length;
    private static final int WORDS_SHOWN = 3;
    private static final int RARE = 100;

    /** Words that so many English texts have say nothing to people, however rare they are in a log. */
    private static final double USUAL_IN_ENGLISH = 0.3;

    private final WordFrequencies frequencies;
    private final WordSet words;
    private final Map<Integer, String> spelled;
    private final int template;
    private final Alarm level;
    private final Alarm alarm;

    LineCounts(EmbeddedRecord line, WordSet words, WordFrequencies frequencies) {
        this.frequencies = frequencies;
        this.words = words;
        this.spelled = new TreeMap<>(words.spelled(line.snippet()));
        this.template = TEMPLATES + ((int) line.textHash().low() & (WordFrequencies.BUCKETS - 1));
        this.level = Alarm.ofLevel(line.labels().getOrDefault("level", ""));
        this.alarm = Alarm.ofWords(words, spelled);
    }

    /** What counting the line changes. */
    WordFrequencies.Update counted() {
        IntStream bad = IntStream.concat(grades(LEVELS, level), grades(ALARMS, alarm));
        IntStream parts = IntStream.concat(IntStream.of(template), bad);
        return frequencies.counted(IntStream.concat(WordFrequencies.buckets(words), parts));
    }

    private static IntStream grades(int first, Alarm alarm) {
        return IntStream.rangeClosed(1, alarm.grade()).map(grade -> first + grade);
    }

    LineRarity rarity() {
        double mean = WordFrequencies.buckets(words)
                .mapToDouble(bucket -> rarity(bucket, UNSEEN))
                .average()
                .orElse(0);
        return new LineRarity(rarity(template, UNSEEN), mean, badness(LEVELS, level), badness(ALARMS, alarm));
    }

    private Badness badness(int first, Alarm said) {
        return new Badness(said, said == Alarm.NONE ? 0 : rarity(first + said.grade(), said.usual()));
    }

    private double rarity(int bucket, double usual) {
        double share = (frequencies.count(bucket) + PRIOR * usual) / (frequencies.documents() + PRIOR);
        return -StrictMath.log(Math.min(1, share));
    }

    LineGrounds grounds() {
        List<RareWord> rarest = spelled.entrySet().stream()
                .filter(word -> BackgroundWords.share(word.getKey()) < USUAL_IN_ENGLISH)
                .map(word -> new RareWord(word.getValue(), lines(word.getKey())))
                .filter(word -> (long) word.lines() * RARE < Math.max(RARE, frequencies.documents()))
                .sorted(Comparator.comparingInt(RareWord::lines).thenComparing(RareWord::word))
                .limit(WORDS_SHOWN)
                .toList();
        List<String> alarming = spelled.entrySet().stream()
                .filter(word -> alarm != Alarm.NONE
                        && Alarm.ofWords(WordSet.of(word.getValue()), Map.of(word.getKey(), word.getValue())) == alarm)
                .map(Map.Entry::getValue)
                .sorted()
                .toList();
        return new LineGrounds(
                frequencies.documents(), rarest, share(LEVELS, level, List.of()), share(ALARMS, alarm, alarming));
    }

    private int lines(int hash) {
        return frequencies.count(WordFrequencies.bucket(hash));
    }

    private Share share(int first, Alarm said, List<String> saying) {
        int lines = said == Alarm.NONE ? frequencies.documents() : frequencies.count(first + said.grade());
        return new Share(said, lines, saying);
    }
}
