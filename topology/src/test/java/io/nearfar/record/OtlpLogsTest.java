package io.nearfar.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nearfar.record.UnreadableRecord.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtlpLogsTest {

    private static final Mapping OTLP = Mapping.preset("otlp-json", Kind.LOG);
    private static final Samples VALUES = Samples.of(OTLP);

    @Test
    void everyLogRecordIsOneRecord() {
        Reading reading = VALUES.read(0);
        assertThat(reading.skipped()).containsExactly(SkipReason.WORDLESS);
        assertThat(reading.records())
                .extracting(record -> ((LogLine) record).message())
                .containsExactly(
                        "Order 5512 could not be saved",
                        "msg=cache warmed took={ms=12} shards=[1, 2]",
                        "[login, false, ]",
                        "Invoice 7 was sent twice");
        assertThat(reading.records())
                .extracting(record -> ((LogLine) record).level())
                .containsExactly("Error", "INFO", "", "WARN");
    }

    @Test
    void resourceNamesServiceHostAndTenant() {
        List<SourceRecord> records = VALUES.read(0).records();
        LogLine first = (LogLine) records.getFirst();
        assertThat(List.of(first.service(), first.host())).containsExactly("checkout", "web-1");
        assertThat(first.identity().scope().tenant()).isEqualTo("acme");
        LogLine last = (LogLine) records.getLast();
        assertThat(List.of(last.service(), last.host())).containsExactly("billing", "node-7");
        assertThat(last.identity().scope().tenant()).isEqualTo("default");
    }

    @Test
    void timeUnknownToTheSourceIsTheObservedOneOrKafkas() {
        assertThat(VALUES.read(0).records())
                .extracting(record -> record.identity().eventTime())
                .containsExactly(
                        Instant.parse("2026-11-22T10:00:00.3Z"),
                        Instant.parse("2026-11-22T10:00:01Z"),
                        Instant.parse("2026-11-22T10:00:03Z"),
                        Samples.NOW);
    }

    @Test
    void derivedIdsEndWithTheIndexAndStayTheSame() {
        List<String> ids = ids(VALUES.read(0));
        assertThat(ids).containsExactly("in-2-88421-0", "in-2-88421-1", "in-2-88421-3", "in-2-88421-4");
        assertThat(ids(VALUES.read(0))).isEqualTo(ids);
        assertThat(VALUES.read(1).records().getFirst().identity().derived()).isTrue();
        assertThat(ids(VALUES.read(1))).containsExactly("in-2-88421-0");
    }

    @Test
    void idsAreUniqueUnderTheLongestTopic() {
        RecordReader reader = RecordReader.of("s", OTLP, List.of("tenant"), Samples.REDACTOR);
        Source source = new Source("t".repeat(249), Integer.MAX_VALUE, Long.MAX_VALUE, "", Samples.NOW);
        assertThat(ids(reader.read(value(50), source))).hasSize(50).doesNotHaveDuplicates();
    }

    @Test
    void attributesAreReachedByTheirNames() {
        Mapping mapping = OTLP.with(Map.of(
                "message", List.of("/message", "/attributes/tags", "/attributes/retry", "/attributes/took"),
                "id", List.of("/traceId"),
                "service", List.of("/scope")));
        LogLine line = (LogLine) Samples.of(mapping).read(0).records().getFirst();
        assertThat(line.message()).isEqualTo("Order 5512 could not be saved\n[a, b]\ntrue\n637.704");
        assertThat(line.identity().id()).isEqualTo("5b8efff798038103d269b633813fc60c");
        assertThat(line.service()).isEqualTo("com.acme.Orders");
    }

    @Test
    void documentsAreWhatPointersLeadInto() {
        RecordReader reader = RecordReader.of("s", OTLP, List.of("tenant"), Samples.REDACTOR);
        assertThat(reader.documents(value(3)))
                .hasSize(3)
                .allSatisfy(document ->
                        assertThat(document.at("/message").isTextual()).isTrue());
        assertThat(reader.documents(null)).isEmpty();
    }

    @Test
    void snakeCaseOfOlderExportersIsRead() {
        LogLine line = (LogLine) VALUES.read(1).records().getFirst();
        assertThat(List.of(line.message(), line.level(), line.service()))
                .containsExactly("disk is full", "FATAL", "legacy");
        assertThat(line.identity().eventTime()).isEqualTo(Samples.NOW);
    }

    @Test
    void oneUnreadableRecordNamesItsIndexAndHoldsAllBack() {
        UnreadableRecord unreadable = VALUES.unreadable(2);
        assertThat(unreadable.reason()).isEqualTo(Reason.INVALID_EVENT_TIME);
        assertThat(unreadable).hasMessageStartingWith("invalid_event_time: log record 2: field 'time'");
        assertThat(VALUES.unreadable(6)).hasMessage("wrong_type: log record 1: is not an object");
    }

    @Test
    void nothingToReadIsCountedAsWordless() {
        assertThat(VALUES.read(3)).isEqualTo(Reading.skipped(SkipReason.WORDLESS));
        assertThat(VALUES.read(4)).isEqualTo(new Reading(List.of(), List.of(SkipReason.WORDLESS, SkipReason.WORDLESS)));
    }

    @Test
    void otherSignalsAndShapesAreUnreadable() {
        assertThat(VALUES.unreadable(5).reason()).isEqualTo(Reason.MISSING_FIELD);
        assertThat(VALUES.unreadable(7).reason()).isEqualTo(Reason.WRONG_TYPE);
    }

    @Test
    void moreRecordsThanTheBoundAreUnreadable() {
        RecordReader reader = RecordReader.of("s", OTLP, List.of("tenant"), Samples.REDACTOR);
        assertThat(reader.read(value(2048), Samples.SOURCE).records()).hasSize(2048);
        assertThat(catchThrowableOfType(UnreadableRecord.class, () -> reader.read(value(2049), Samples.SOURCE))
                        .reason())
                .isEqualTo(Reason.TOO_LARGE);
    }

    @ParameterizedTest
    @CsvSource({
        "1, TRACE",
        "4, TRACE",
        "5, DEBUG",
        "9, INFO",
        "16, WARN",
        "17, ERROR",
        "24, FATAL",
        "'\"21\"', FATAL",
        "0, ''",
        "25, ''",
        "-3, ''",
        "'\"SEVERITY_NUMBER_ERROR3\"', ERROR",
        "'\"SEVERITY_NUMBER_UNSPECIFIED\"', ''",
        "{}, ''",
        "null, ''"
    })
    void severityNumbersHaveTheNamesOfTheirRange(String number, String level) {
        String value =
                "{\"resourceLogs\":[{\"scopeLogs\":[{\"logRecords\":[{\"severityNumber\":%s,\"body\":\"plain\"}]}]}]}"
                        .formatted(number);
        Reading reading = RecordReader.of("s", OTLP, List.of("tenant"), Samples.REDACTOR)
                .read(value.getBytes(StandardCharsets.UTF_8), Samples.SOURCE);
        LogLine line = (LogLine) reading.records().getFirst();
        assertThat(List.of(line.level(), line.message())).containsExactly(level, "plain");
    }

    private static byte[] value(int records) {
        String each = "{\"body\":{\"stringValue\":\"line\"},\"severityNumber\":9},";
        return ("{\"resourceLogs\":[{\"scopeLogs\":[{\"logRecords\":[" + each.repeat(records - 1)
                        + each.substring(0, each.length() - 1) + "]}]}]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> ids(Reading reading) {
        return reading.records().stream().map(record -> record.identity().id()).toList();
    }
}
