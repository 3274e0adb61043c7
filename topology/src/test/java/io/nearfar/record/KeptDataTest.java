package io.nearfar.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of personal data a record, its scope and its source keep: nothing in clear. */
class KeptDataTest {

    private static final Source SOURCE = new Source("in", 0, 1, "", Instant.parse("2026-11-22T10:00:00Z"));
    private static final Redactor REDACTOR = Redactor.of(new byte[16]);
    private static final String CARD = "4111 1111 1111 1111";

    @Test
    void requesterInAScopeIsTheTicketsReference() {
        Ticket ticket = (Ticket) read(Kind.TICKET, "requester", "Jane  Doe");
        assertThat(ticket.identity().scope().parts()).containsExactly(ticket.requester());
        assertThat(ticket.requester()).isEqualTo(REDACTOR.reference("requester", "jane  doe"));
        assertThat(read(Kind.TICKET, "requester", "").identity().scope().parts())
                .containsExactly("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+49 170 1234567", "555-123-4567", "jane@example.com", CARD, "DE89 3704 0044 0532 0130 00"})
    void personalDataInAScopeIsAReference(String value) {
        assertThat(partOf("product", value)).isEqualTo(REDACTOR.reference("id", value));
        assertThat(tenantOf(value)).isEqualTo(REDACTOR.reference("id", value));
    }

    @Test
    void twoPeopleHaveTwoScopes() {
        assertThat(partOf("product", "+49 170 1234567")).isNotEqualTo(partOf("product", "+49 170 1234568"));
        assertThat(partOf("requester", "Jane")).isNotEqualTo(partOf("requester", "John"));
        assertThat(tenantOf("jane@example.com")).isNotEqualTo(tenantOf("john@example.com"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop", "22129848", "acme-prod", "5551234567"})
    void ordinaryScopesStayReadable(String value) {
        assertThat(partOf("product", value)).isEqualTo(value);
        assertThat(tenantOf(value)).isEqualTo(value);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"TICKET", "LOG"})
    void keysAreRedactedBeforeTheyAreCut(Kind kind) {
        RecordReader reader = RecordReader.of("s", Mapping.preset("generic", kind), List.of("tenant"), REDACTOR);
        for (int before = 0; before < 1200; before++) {
            String key = reader.key(bytes("x".repeat(before) + " " + CARD));
            assertThat(key).doesNotContain("4111").hasSizeLessThanOrEqualTo(256);
            String blank = reader.key(bytes(" ".repeat(before) + CARD));
            assertThat(blank).isEqualTo(REDACTOR.redact(CARD));
        }
        assertThat(reader.key(bytes("T-1"))).isEqualTo("T-1");
        assertThat(reader.key(bytes("call +49 170 1234567"))).matches("call <phone:[0-9a-f]{8}>");
        assertThat(reader.key(new byte[] {'a', (byte) 0xFF, '\n', 'b'})).isEqualTo("a\uFFFD b");
        assertThat(reader.key(null)).isEmpty();
    }

    @Test
    void keysOfTransactionsAreNotKept() {
        RecordReader reader =
                RecordReader.of("s", Mapping.preset("generic", Kind.TRANSACTION), List.of("tenant"), REDACTOR);
        assertThat(reader.key(bytes("00471100"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"TICKET, status", "LOG, service", "LOG, host", "TRANSACTION, merchant", "TRANSACTION, city"})
    void labelsAreRedactedBeforeTheyAreCut(Kind kind, String field) {
        for (int before = 0; before < 1200; before++) {
            assertThat(read(kind, field, " ".repeat(before) + CARD).toString())
                    .as("%d blanks", before)
                    .doesNotContain("4111")
                    .contains(REDACTOR.redact(CARD));
            assertThat(read(kind, field, "x".repeat(before) + " " + CARD).toString())
                    .as("%d letters", before)
                    .doesNotContain("4111");
        }
    }

    @Test
    void textBehindBlanksIsKept() {
        assertThat(((LogLine) read(Kind.LOG, "message", " ".repeat(200_000) + "down")).message())
                .isEqualTo("down");
    }

    private static String partOf(String field, String value) {
        return read(Kind.TICKET, field, value).identity().scope().parts().getFirst();
    }

    private static String tenantOf(String value) {
        return read(Kind.LOG, "tenant", value).identity().scope().tenant();
    }

    /** The record whose field is {@code value}; of tickets, the field is part of the scope where it can be. */
    private static SourceRecord read(Kind kind, String field, String value) {
        Map<String, String> fields = new HashMap<>(
                switch (kind) {
                    case TICKET -> Map.of("id", "1", "subject", "s");
                    case LOG -> Map.of("message", "m");
                    case TRANSACTION -> Map.of("account", "12345678", "merchant", "m", "amount", "1");
                });
        fields.put(field, value);
        StringBuilder json = new StringBuilder();
        fields.forEach(
                (name, text) -> json.append(json.isEmpty() ? "{" : ",").append("\"%s\":\"%s\"".formatted(name, text)));
        List<String> scope =
                kind == Kind.TICKET && !field.equals("status") ? List.of("tenant", field) : List.of("tenant");
        return RecordReader.of("s", Mapping.preset("generic", kind), scope, REDACTOR)
                .read(bytes(json + "}"), SOURCE)
                .records()
                .getFirst();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
