package io.nearfar.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nearfar.detection.LineGrounds.RareWord;
import io.nearfar.embedding.EmbeddedRecord;
import io.nearfar.record.LogLine;
import io.nearfar.record.PreparedRecord;
import io.nearfar.record.TextPreparation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineCountsTest {

    private final WordFrequencies frequencies = new WordFrequencies();
    private final TextPreparation preparation = new TextPreparation();

    @Test
    void whatIsInEveryLineIsNotRareAndWhatWasNeverSeenIs() {
        for (int i = 0; i < 3_000; i++) {
            count("INFO", "job " + i + " done");
        }

        LineRarity usual = counts("INFO", "job 7 done").rarity();
        LineRarity strange = counts("INFO", "keystore tampered").rarity();

        assertThat(usual.template()).isCloseTo(0.1, within(0.01));
        assertThat(usual.words()).isCloseTo(0.1, within(0.01));
        assertThat(strange.template()).isCloseTo(Math.log(3_300 / 0.3), within(0.01));
        assertThat(strange.words()).isCloseTo(Math.log(3_300 / 0.3), within(0.01));
    }

    @Test
    void whatAYoungServiceSaysIsRareUntilItHasSaidMore() {
        double before = counts("INFO", "job done").rarity().template();
        for (int i = 0; i < 10; i++) {
            count("INFO", "job done");
        }
        assertThat(before).isCloseTo(Math.log(1_000), within(1e-9));
        assertThat(counts("INFO", "job done").rarity().template()).isGreaterThan(3);
    }

    @Test
    void anErrorIsWorthLessWhereErrorsAreUsual() {
        for (int i = 0; i < 1_000; i++) {
            count("INFO", "job done");
        }
        double rare = counts("ERROR", "job lost").rarity().score();
        for (int i = 0; i < 1_000; i++) {
            count("ERROR", "job stuck in line");
        }
        double often = counts("ERROR", "job lost").rarity().score();

        assertThat(rare).isGreaterThan(often + 5);
        assertThat(often).isGreaterThan(counts("INFO", "job kept").rarity().score());
    }

    @Test
    void worseIsHigherWhateverTheWords() {
        for (int i = 0; i < 500; i++) {
            count("INFO", "job done");
        }
        double last = 0;
        for (String level : List.of("INFO", "WARN", "ERROR", "FATAL")) {
            double score = counts(level, "something else").rarity().score();
            assertThat(score).as(level).isGreaterThan(last);
            last = score;
        }
    }

    @Test
    void groundsNameTheRarestWordsAndHowUsualTheSeverityIs() {
        for (int i = 0; i < 1_000; i++) {
            count("INFO", "rotated signing key");
        }
        for (int i = 0; i < 3; i++) {
            count("ERROR", "keystore is full");
        }

        LineGrounds grounds =
                counts("ERROR", "signing key: keystore was tampered").grounds();

        assertThat(grounds.lines()).isEqualTo(1_003);
        assertThat(grounds.words()).containsExactly(new RareWord("tampered", 0), new RareWord("keystore", 3));
        assertThat(grounds.level()).isEqualTo(new LineGrounds.Share(Alarm.ERROR, 3, List.of()));
        assertThat(grounds.alarm()).isEqualTo(new LineGrounds.Share(Alarm.ERROR, 0, List.of("tampered")));
    }

    /** Held against shares counted by hand, as long as nothing is halved and no two words share a bucket. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void raritiesAreThoseOfPlainCounts(long seed) {
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            String line = "word" + letter(random) + " word" + letter(random);
            long same = lines.stream().filter(line::equals).count();
            double template = -Math.log((same + 0.3) / (lines.size() + 300));
            assertThat(counts("", line).rarity().template())
                    .as("seed %d, line %d", seed, i)
                    .isEqualTo(template, within(1e-9));
            count("", line);
            lines.add(line);
        }
    }

    private static char letter(Random random) {
        return (char) ('a' + random.nextInt(1 + random.nextInt(8)));
    }

    private void count(String level, String message) {
        frequencies.apply(counts(level, message).counted());
    }

    private LineCounts counts(String level, String message) {
        LogLine line = new LogLine(Texts.identity(Texts.SCOPE, "L", false, 1), message, "vm", "node", level);
        PreparedRecord prepared = PreparedRecord.of(line, preparation);
        EmbeddedRecord record = new EmbeddedRecord(
                prepared.identity(),
                prepared.labels(),
                prepared.snippet(),
                prepared.textHash(),
                prepared.traits(),
                Texts.MODEL,
                List.of(Texts.at(1)));
        return new LineCounts(record, record.traits().words(), frequencies);
    }
}
