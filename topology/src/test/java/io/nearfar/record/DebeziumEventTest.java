package io.nearfar.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.record.UnreadableRecord.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DebeziumEventTest {

    private static final Samples TICKETS = Samples.of(Mapping.preset("debezium", Kind.TICKET));
    private static final Samples PAYMENTS = Samples.of(Mapping.preset("debezium", Kind.TRANSACTION));
    private static final Samples LOGS = Samples.of(Mapping.preset("debezium", Kind.LOG));

    @Test
    void createdRowIsReadByTheGenericPointers() {
        Ticket ticket = (Ticket) record(TICKETS.read(0));
        assertThat(ticket.identity().id()).isEqualTo("1004");
        assertThat(ticket.identity().eventTime()).isEqualTo(Instant.parse("2026-11-22T09:54:07.123456Z"));
        assertThat(List.of(ticket.title(), ticket.body(), ticket.status()))
                .containsExactly("Parcel 5512 is late", "It has not moved since Monday", "open");
    }

    @Test
    void updateInsideItsSchemaIsReadAsItIsAfterTheChange() {
        Ticket ticket = (Ticket) record(TICKETS.read(1));
        assertThat(List.of(ticket.body(), ticket.status())).containsExactly("It arrived", "solved");
        assertThat(ticket.identity().eventTime()).isEqualTo(Instant.parse("2026-11-22T09:54:07.123456Z"));
    }

    @Test
    void snapshotRowIsReadAndItsTimeIsThatOfTheChange() {
        Ticket ticket = (Ticket) record(TICKETS.read(2));
        assertThat(ticket.body()).isEqualTo("From the snapshot");
        assertThat(ticket.identity().eventTime()).isEqualTo(Instant.ofEpochMilli(1_795_341_000_000L));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4})
    void deletionAndTruncationAreSkipped(int event) {
        assertThat(TICKETS.read(event)).isEqualTo(Reading.skipped(SkipReason.DELETED));
    }

    @Test
    void wrappedTombstoneIsSkipped() {
        assertThat(TICKETS.read(5)).isEqualTo(Reading.skipped(SkipReason.TOMBSTONE));
    }

    @Test
    void whatIsNoChangeOfARowIsUnreadable() {
        assertThat(TICKETS.unreadable(6).reason()).isEqualTo(Reason.WRONG_TYPE);
        assertThat(TICKETS.unreadable(7)).hasMessage("missing_field: field 'op' is absent or empty");
        assertThat(TICKETS.unreadable(10)).hasMessage("wrong_type: field 'after' is not a row");
    }

    @Test
    void columnLeftOutIsTakenFromBefore() {
        assertThat(((Ticket) record(TICKETS.read(8))).body()).isEqualTo("the whole old text");
    }

    @Test
    void columnLeftOutAltogetherIsUnreadableOnlyWhereItIsMapped() {
        assertThat(TICKETS.unreadable(9).reason()).isEqualTo(Reason.MISSING_FIELD);
        assertThat(TICKETS.unreadable(9)).hasMessageContaining("'body'").hasMessageContaining("REPLICA IDENTITY FULL");
        Mapping titles = Mapping.preset("debezium", Kind.TICKET).with(Map.of("body", List.of()));
        assertThat(((Ticket) record(Samples.of(titles).read(9))).title()).isEqualTo("Export");
    }

    @Test
    void decimalsAreReadAsTextsAndRefusedAsBytes() {
        Transaction payment = (Transaction) record(PAYMENTS.read(11));
        assertThat(payment.amount()).isEqualByComparingTo("49.90");
        assertThat(payment.identity().eventTime()).isEqualTo(Instant.ofEpochMilli(1_795_341_247_123L));
        assertThat(PAYMENTS.unreadable(12)).hasMessage("wrong_type: field 'amount' is not a number");
    }

    @Test
    void logTablesAreRead() {
        LogLine line = (LogLine) record(LOGS.read(13));
        assertThat(List.of(line.service(), line.level(), line.message()))
                .containsExactly("checkout", "ERROR", "disk is full");
        assertThat(line.identity().eventTime()).isEqualTo(Instant.parse("2026-11-22T09:54:07.123456789Z"));
    }

    @Test
    void envelopeIsReachedBesideTheColumns() {
        Mapping mapping = Mapping.preset("debezium", Kind.TICKET)
                .with(Map.of("tenant", List.of("/__source/table"), "status", List.of("/__op")));
        Ticket ticket = (Ticket) record(Samples.of(mapping).read(2));
        assertThat(List.of(ticket.identity().scope().tenant(), ticket.status())).containsExactly("tickets", "r");
    }

    @Test
    void flattenedRowsAreReadByGeneric() {
        String row = "{\"id\": 7, \"subject\": \"Late\", \"created_at\": 1795341247123456, \"__deleted\": \"false\"}";
        Reading reading = RecordReader.of(
                        "s", Mapping.preset("generic", Kind.TICKET), List.of("tenant"), Samples.REDACTOR)
                .read(row.getBytes(StandardCharsets.UTF_8), Samples.SOURCE);
        assertThat(record(reading).identity().eventTime()).isEqualTo(Instant.parse("2026-11-22T09:54:07.123456Z"));
    }

    private static SourceRecord record(Reading reading) {
        assertThat(reading.skipped()).isEmpty();
        assertThat(reading.records()).hasSize(1);
        return reading.records().getFirst();
    }
}
