package io.nearfar.app.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import io.nearfar.app.check.StreamResult.Figures;
import io.nearfar.app.check.StreamResult.Nothing;
import io.nearfar.embedding.Embedder;
import io.nearfar.embedding.Embedding;
import io.nearfar.embedding.ModelId;
import io.nearfar.record.SkipReason;
import io.nearfar.stream.StreamConfig;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class FiguresTest {

    private static final StreamConfig TICKETS =
            Samples.stream("tickets: {kind: ticket, window: {keep: 1d, max: 1000}}");
    private static final long EACH_NANOS = 10_000_000;

    @Test
    void idsSayHowManyAreTheirOwnAndHowManyComeAgain() {
        StreamConfig logs = Samples.stream("logs: {kind: log}");

        Figures figures = figures(
                logs,
                "{\"id\":\"a\",\"message\":\"GC pause\"}",
                "{\"id\":\"a\",\"message\":\"GC pause ended\"}",
                "{\"message\":\"GC pause\"}",
                "{\"id\":\"a\",\"tenant\":\"other\",\"message\":\"GC pause\"}");

        assertThat(figures.ids()).isEqualTo(new IdFigures(3, 1, 1));
        assertThat(figures.ids().ownShare()).isEqualTo(0.75);
    }

    @Test
    void timesAreHeldAgainstTheKafkaTimestamp() {
        String start = Instant.ofEpochMilli(Samples.START).toString();
        String behind = Instant.ofEpochMilli(Samples.START).minusSeconds(59).toString();
        String ahead = Instant.ofEpochMilli(Samples.START).plusSeconds(62).toString();

        TimeFigures times = figures(
                        TICKETS,
                        ticket("1", "\"time\":\"" + start + "\""),
                        ticket("2", "\"time\":\"" + behind + "\""),
                        ticket("3", "\"time\":\"" + ahead + "\""),
                        ticket("4", "\"status\":\"open\""))
                .times();

        assertThat(times.ownShare()).isEqualTo(0.75);
        assertThat(times.oldest()).isEqualTo(behind);
        assertThat(times.newest()).isEqualTo(ahead);
        assertThat(times.ahead()).isEqualTo(1);
        assertThat(times.furthestAhead()).isEqualTo(Duration.ofSeconds(60));
        assertThat(times.medianBehind()).isZero();
        assertThat(times.furthestBehind()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void tenantsAndScopesHaveTheirShares() {
        Figures figures = figures(
                TICKETS,
                ticket("1", "\"tenant\":\"acme\""),
                ticket("2", "\"tenant\":\"acme\""),
                ticket("3", "\"tenant\":\"beta\""),
                ticket("4", "\"status\":\"open\""));

        assertThat(figures.tenants().top())
                .containsExactly(
                        new Shares.Count("acme", 2, 0.5),
                        new Shares.Count("beta", 1, 0.25),
                        new Shares.Count("default", 1, 0.25));
        assertThat(figures.defaultTenant().share()).isEqualTo(0.25);
        assertThat(figures.scopes().largest()).isEqualTo(0.5);
        assertThat(figures.fields())
                .hasEntrySatisfying(
                        "status", status -> assertThat(status.share()).isEqualTo(0.25));
    }

    @Test
    void aStatusThatHoldsAPhoneNumberIsRedacted() {
        Figures figures = figures(TICKETS, ticket("1", "\"status\":\"call +49 30 901820\""));

        assertThat(figures.fields().toString()).contains("<phone:").doesNotContain("901820");
    }

    @Test
    void textsSayHowLongTheyAreAndHowManyRepeat() {
        TextFigures texts = figures(
                        TICKETS,
                        "{\"id\":\"1\",\"subject\":\"Help\"}",
                        "{\"id\":\"2\",\"subject\":\"Card declined at the checkout\"}",
                        "{\"id\":\"3\",\"subject\":\"Card declined at the checkout\"}",
                        "{\"id\":\"4\",\"subject\":\"%s\",\"body\":\"%s\"}".formatted("word", "word ".repeat(9_000)))
                .texts();

        assertThat(texts.leastWords()).isEqualTo(1);
        assertThat(texts.medianWords()).isEqualTo(5);
        assertThat(texts.p95Words()).isGreaterThan(6_000);
        assertThat(texts.belowMinWords()).isEqualTo(0.25);
        assertThat(texts.cut()).isEqualTo(0.25);
        assertThat(texts.repeats()).isEqualTo(0.25);
    }

    @Test
    void theSameTextInAnotherTenantIsNoRepeat() {
        assertThat(figures(TICKETS, ticket("1", "\"tenant\":\"acme\""), ticket("2", "\"tenant\":\"beta\""))
                        .texts()
                        .repeats())
                .isZero();
    }

    @Test
    void costFollowsRateAndMeasuredInference() {
        String[] tickets = new String[20];
        for (int i = 0; i < tickets.length; i++) {
            tickets[i] = "{\"id\":\"%d\",\"subject\":\"Order %d is late again\"}".formatted(i, i);
        }

        CostFigures cost = figures(TICKETS, tickets).cost();

        assertThat(cost.recordsPerSecond()).isEqualTo(1);
        assertThat(cost.measuredTexts()).isEqualTo(20);
        assertThat(cost.textsPerSecond()).isCloseTo(1e9 / EACH_NANOS, within(1e-6));
        assertThat(cost.cores()).isCloseTo(0.01, within(1e-9));
        // A day at one record a second would be 86,400.
        assertThat(cost.windowRecords()).isEqualTo(1_000);
        assertThat(cost.bytes().disk()).isBetween(200L, 1_000L);
        assertThat(cost.diskBytes()).isEqualTo(1_000 * cost.bytes().disk());
    }

    @Test
    void templatesThatCameAgainAreCountedBeyondTheWindow() {
        StreamConfig logs = Samples.stream("logs: {kind: log}");

        CostFigures cost = figures(
                        logs,
                        "{\"message\":\"took 12 ms\"}",
                        "{\"message\":\"took 14 ms\"}",
                        "{\"message\":\"disk 1 is full\"}")
                .cost();

        assertThat(cost.lasting()).isEqualTo(1);
        assertThat(cost.diskBytes())
                .isEqualTo(cost.windowRecords() * cost.bytes().disk()
                        + cost.bytes().leader());
        assertThat(cost.bytes().leader()).isPositive();
        assertThat(figures(TICKETS, ticket("1", "\"status\":\"open\""), ticket("2", "\"status\":\"open\""))
                        .cost()
                        .lasting())
                .isZero();
    }

    @Test
    void anUnknownRateExpectsTheMostThatTheWindowAllows() {
        Figures figures = figures(TICKETS, ticket("1", "\"tenant\":\"acme\""));

        assertThat(figures.cost().recordsPerSecond()).isZero();
        assertThat(figures.cost().cores()).isZero();
        assertThat(figures.cost().windowRecords()).isEqualTo(1_000);
    }

    @Test
    void theRateOfATopicIsTheSumOverItsPartitions() {
        List<ConsumerRecord<byte[], byte[]>> values = List.of(
                Samples.value(0, 0, Samples.START, "{}"),
                Samples.value(0, 1, Samples.START + 1_000, "{}"),
                Samples.value(1, 0, Samples.START, "{}"),
                Samples.value(1, 1, Samples.START + 500, "{}"),
                Samples.value(2, 0, Samples.START, "{}"));

        assertThat(new TopicSample(3, 5, values).ratePerSecond()).isCloseTo(4.5, within(1e-9));
    }

    @Test
    void aTombstoneIsSkippedAndNeitherReadableNorNot() {
        ConsumerRecord<byte[], byte[]> tombstone =
                new ConsumerRecord<>("topic", 0, 0, "key".getBytes(StandardCharsets.UTF_8), null);

        ReadSample read =
                SampleReader.of(TICKETS, TICKETS.mapping(), Samples.REDACTOR).read(List.of(tombstone));

        assertThat(read.readableShare()).isEqualTo(1);
        assertThat(read.skipped()).containsEntry(SkipReason.TOMBSTONE, 1);
        assertThat(new StreamFigures(TICKETS, Samples.REDACTOR, new Flat(), new AtomicLong()::get)
                        .of(new TopicSample(1, 1, List.of(tombstone)), read))
                .isEqualTo(new Nothing());
    }

    @Test
    void whatHasNothingToCompareIsSkippedForItsReason() {
        ReadSample read = sample(
                TICKETS,
                "{\"id\":\"1\",\"subject\":\"Automatic reply: away until Monday\"}",
                "{\"id\":\"2\",\"subject\":\"???\"}",
                ticket("3", "\"status\":\"open\""));

        assertThat(read.skipped()).containsExactly(entry(SkipReason.AUTO_REPLY, 1), entry(SkipReason.WORDLESS, 1));
        assertThat(read.prepared()).hasSize(1);
        assertThat(read.readableShare()).isEqualTo(1);
    }

    @Test
    void aStreamOfNothingButWordlessTextsStillHasFigures() {
        Figures figures = figures(TICKETS, "{\"id\":\"1\",\"subject\":\"???\"}");

        assertThat(figures.ids().own()).isEqualTo(1);
        assertThat(figures.samples()).isEmpty();
        assertThat(figures.texts().texts()).isZero();
        assertThat(figures.cost().measuredTexts()).isZero();
    }

    @Test
    void whatTheModelCannotReadIsToldByItsWordsAndByItsLetters() {
        TextFigures texts = figures(
                        TICKETS,
                        "{\"id\":\"1\",\"subject\":\"Ich kann mich seit gestern nicht mehr anmelden, bitte helfen Sie\"}",
                        "{\"id\":\"2\",\"subject\":\"Card declined at the %s\"}".formatted(Flat.UNKNOWN),
                        ticket("3", "\"status\":\"open\""),
                        ticket("4", "\"status\":\"open\""))
                .texts();

        assertThat(texts.notEnglish()).isEqualTo(0.5);
    }

    @Test
    void aTimeInsideWhatThePresetUnfoldsIsTheRecordsOwn() {
        StreamConfig logs = Samples.stream("logs: {kind: log, preset: otlp-json}");
        String value =
                "{\"resourceLogs\":[{\"scopeLogs\":[{\"logRecords\":[{\"body\":{\"stringValue\":\"GC pause\"}%s}]}]}]}";
        String time = ",\"timeUnixNano\":\"%d000000\"".formatted(Samples.START);

        assertThat(sample(logs, value.formatted(time)).ownTimes()).isEqualTo(1);
        assertThat(sample(logs, value.formatted("")).ownTimes()).isZero();
    }

    private static String ticket(String id, String more) {
        return "{\"id\":\"%s\",\"subject\":\"Card declined at the checkout\",%s}".formatted(id, more);
    }

    private static Figures figures(StreamConfig stream, String... json) {
        AtomicLong clock = new AtomicLong();
        TopicSample topic = new TopicSample(1, json.length, Samples.values(json));
        return (Figures) new StreamFigures(stream, Samples.REDACTOR, new Flat(), () -> clock.getAndAdd(EACH_NANOS))
                .of(topic, sample(stream, json));
    }

    private static ReadSample sample(StreamConfig stream, String... json) {
        return Samples.read(stream, json).embeddable(new Flat(), stream.text().language());
    }

    /** Every text with a letter or digit is one window in the same direction. */
    private static final class Flat implements Embedder {

        static final String UNKNOWN = "checkoutium";

        @Override
        public double unknown(String text) {
            return text.contains(UNKNOWN) ? 1 : 0;
        }

        @Override
        public ModelId model() {
            return new ModelId("flat", "00000000", 4);
        }

        @Override
        public List<String> windows(String text, int max) {
            return text.chars().anyMatch(Character::isLetterOrDigit) ? List.of(text) : List.of();
        }

        @Override
        public Embedding embed(String window) {
            return Embedding.normalized(new float[] {1, 1, 1, 1});
        }

        @Override
        public void close() {}
    }
}
