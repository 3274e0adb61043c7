package io.nearfar.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.fact.Verifier;
import io.nearfar.record.Boilerplate.Counts;
import io.nearfar.record.Boilerplate.Sifted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoilerplateTest {

    private final Memory memory = new Memory();

    /** What a store would hold. */
    static final class Memory implements Counts {

        private final Map<Integer, LineBucket> buckets = new HashMap<>();
        private long records;

        @Override
        public long records() {
            return records;
        }

        @Override
        public LineBucket bucket(int number) {
            return buckets.getOrDefault(number, LineBucket.EMPTY);
        }

        Sifted learn(PreparedRecord record) {
            Sifted sifted = Boilerplate.sift(record, this);
            records = sifted.records();
            buckets.putAll(sifted.buckets());
            return sifted;
        }

        private int lines() {
            return buckets.values().stream()
                    .mapToInt(bucket -> bucket.lines().size())
                    .sum();
        }
    }

    static PreparedRecord record(String id, String text) {
        Identity identity = new Identity(
                id,
                false,
                new Scope("tickets", "acme", List.of()),
                Instant.EPOCH,
                new Source("in", 0, 0, "", Instant.EPOCH));
        return new PreparedRecord(
                identity, new TreeMap<>(), text, "", text, Hash128.of(text), TextTraits.of(text, true));
    }

    private static PreparedRecord form(int i) {
        return record(
                "T-" + i,
                "Title no. " + i + "\n"
                        + ("Build Identifier: %d\nSteps to Reproduce:\n%s\nActual Results:\n%s\n"
                                        + "This message may be confidential and is meant for its addressee alone.")
                                .formatted(900_000 + i, "opened the window number " + i, "it closed " + i + " times"));
    }

    @Test
    void templateIsLeftOutOnceSoManyRecordsHadIt() {
        for (int i = 0; i < Boilerplate.LEAST; i++) {
            assertThat(memory.learn(form(i)).text()).isEqualTo(form(i).text());
        }
        PreparedRecord next = form(Boilerplate.LEAST);

        Sifted sifted = memory.learn(next);

        assertThat(sifted.text()).isEqualTo("Title no. 20\n900020\nopened the window number 20\nit closed 20 times");
        assertThat(sifted.stated())
                .isEqualTo("Title no. 20\nBuild Identifier: 900020\nopened the window number 20\nit closed 20 times");
        assertThat(next.sifted(sifted).textHash()).isEqualTo(next.textHash());
        assertThat(next.sifted(sifted).snippet()).isEqualTo(next.snippet());
        assertThat(next.sifted(sifted).traits())
                .isEqualTo(TextTraits.of(sifted.stated(), true)
                        .withFacts(next.traits().facts()));
    }

    @Test
    void aTextOfNothingButTemplateStaysWhole() {
        IntStream.range(0, 60).forEach(i -> memory.learn(form(i)));
        String empty = "Bug\nSteps to Reproduce:\nActual Results:";

        assertThat(memory.learn(record("E", empty)).text()).isEqualTo(empty);
        assertThat(memory.learn(record("E", empty)).stated()).isEqualTo(empty);
    }

    @Test
    void statesNegationsAndValuesOfAFormStayHoweverOftenTheyAreWritten() {
        List<String> often =
                List.of("Event: VM Paused", "Event: VM Started", "The server is down", "It does not start");
        for (int i = 0; i < 3 * Boilerplate.LEAST; i++) {
            for (String line : often) {
                memory.learn(record(i + line, "Title\nwritten by number " + i + "\n" + line));
            }
        }
        PreparedRecord paused = record("P", "Alarm of host seven\nEvent: VM Paused");
        PreparedRecord started = record("S", "Alarm of host seven\nEvent: VM Started");
        Sifted siftedPaused = memory.learn(paused);
        Sifted siftedStarted = memory.learn(started);

        assertThat(siftedPaused.text()).isEqualTo("Alarm of host seven\nVM Paused");
        assertThat(siftedPaused.stated()).isEqualTo(paused.text());
        assertThat(siftedStarted.text()).isEqualTo("Alarm of host seven\nVM Started");
        assertThat(Verifier.verify(
                                paused.sifted(siftedPaused).traits().facts(),
                                started.sifted(siftedStarted).traits().facts())
                        .vetoesDuplicate())
                .isTrue();
        String text = "Alarm of host seven\nThe server is down\nIt does not start";
        assertThat(memory.learn(record("L", text)).text()).isEqualTo(text);
    }

    @Test
    void factsAreThoseOfAllThatATicketSays() {
        IntStream.range(0, 60).forEach(i -> memory.learn(form(i)));
        PreparedRecord next = form(60);

        assertThat(next.sifted(memory.learn(next)).traits().facts())
                .isEqualTo(next.traits().facts());
    }

    @Test
    void titlesAreNeverTemplate() {
        IntStream.range(0, 60)
                .forEach(i -> memory.learn(record("T-" + i, "Parcel is late\nwritten by customer number " + i)));

        assertThat(memory.learn(record("N", "Parcel is late\nwritten by someone else"))
                        .text())
                .isEqualTo("Parcel is late\nwritten by someone else");
    }

    @Test
    void whatIsReadAgainUpdatedOrRepeatedTeachesNothing() {
        memory.learn(form(1));
        Map<Integer, LineBucket> once = Map.copyOf(memory.buckets);

        memory.learn(form(1));
        memory.learn(record("T-1", form(1).text() + "\nand one line more of it"));
        memory.learn(
                record("T-2", "Another title\n" + form(1).text().lines().skip(1).collect(Collectors.joining("\n"))));

        assertThat(memory.buckets).isEqualTo(once);
        assertThat(memory.records).isEqualTo(1);
    }

    @Test
    void anAlarmSentAHundredTimesKeepsItsWords() {
        String alarm = "Alarm\nThe backup of last night has failed";
        for (int i = 0; i < 100; i++) {
            assertThat(memory.learn(record("A-" + i, alarm)).text()).isEqualTo(alarm);
        }
    }

    @Test
    void templateThatIsNoLongerUsedIsForgotten() {
        IntStream.range(0, 40).forEach(i -> memory.learn(form(i)));
        assertThat(memory.learn(form(40)).text()).doesNotContain("Steps to Reproduce:");

        IntStream.range(0, 2 * Boilerplate.EPOCH)
                .forEach(i -> memory.learn(record("P-" + i, "Plain\nnobody wrote this line before: " + i)));

        assertThat(memory.learn(form(41)).text()).contains("Steps to Reproduce:");
    }

    /** Against a memory without bounds: what a tenant writes is template exactly where enough records had it. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void linesAreLeftOutExactlyWhereEnoughRecordsHadThem(long seed) {
        Random random = new Random(seed);
        Map<String, Integer> exact = new HashMap<>();
        long records = 0;
        for (int i = 0; i < 3_000; i++) {
            if (records > 0 && records % Boilerplate.EPOCH == 0) {
                exact.replaceAll((line, count) -> count >> 1);
                exact.values().removeIf(count -> count == 0);
            }
            List<String> body = new ArrayList<>(List.of("only of this one, " + seed + " " + i));
            IntStream.range(0, 12)
                    .filter(line -> random.nextDouble() < 0.4 / (1 + line * line / 2.0))
                    .forEach(line -> body.add("common line with number " + line));
            String left = memory.learn(record("R-" + i, "title\n" + String.join("\n", body)))
                    .text();
            List<String> expected = new ArrayList<>(List.of("title"));
            body.stream()
                    .filter(line -> exact.getOrDefault(line, 0) < Boilerplate.LEAST)
                    .forEach(expected::add);
            assertThat(left.lines().toList()).as("seed %d, record %d", seed, i).isEqualTo(expected);
            body.forEach(line -> exact.merge(line, 1, Integer::sum));
            records++;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void siftingAgainChangesNothingAndStateIsBounded(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 4_000; i++) {
            String text = "title " + i + "\n"
                    + IntStream.range(0, random.nextInt(40))
                            .mapToObj(line -> hostile(random))
                            .collect(Collectors.joining("\n"));
            PreparedRecord record = record("H-" + i, Whitespace.lines(text));
            Sifted sifted = Boilerplate.sift(record, memory);
            PreparedRecord again = record("H-" + i, sifted.text());
            assertThat(Boilerplate.sift(again, memory).text())
                    .as("seed %d, record %d", seed, i)
                    .isEqualTo(sifted.text());
            memory.learn(record);
        }
        assertThat(memory.buckets).hasSizeLessThanOrEqualTo(Boilerplate.BUCKETS);
        assertThat(memory.lines()).isBetween(1_000, Boilerplate.BUCKETS * LineBucket.MOST);
        assertThat(memory.buckets.values())
                .allSatisfy(bucket -> assertThat(LineBucket.CODEC.decode(LineBucket.CODEC.encode(bucket)))
                        .isEqualTo(bucket));
    }

    private static String hostile(Random random) {
        return switch (random.nextInt(9)) {
            case 0 -> "Label " + random.nextInt(5) + ": Label " + random.nextInt(3) + ": value " + random.nextInt(50);
            case 1 -> "Severity: high";
            case 2 -> ": : " + ":".repeat(random.nextInt(5));
            case 3 -> "\uD83D " + (char) random.nextInt(0x10000) + random.nextInt(20);
            case 4 -> "same line here";
            case 5 -> "a".repeat(random.nextInt(200)) + ":";
            case 6 -> "";
            default -> "free words " + random.nextInt(100_000);
        };
    }
}
