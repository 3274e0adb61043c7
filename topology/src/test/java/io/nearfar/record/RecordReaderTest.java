package io.nearfar.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nearfar.record.UnreadableRecord.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordReaderTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Source SOURCE = new Source("in", 2, 88421, "", NOW);
    private static final Redactor REDACTOR = Redactor.of(new byte[16]);

    @Test
    void genericTicketIsReadWhole() {
        Ticket ticket = (Ticket) read(Kind.TICKET, """
                {"id": 17, "created_at": "2026-11-22T09:14:07Z", "tenant": "acme", "product": "shop", "component": null,
                 "subject": "Parcel 5512", "body": "Write to bob@example.com", "requester": "Bob@example.com", "status": "open"}
                """);
        assertThat(ticket.identity())
                .isEqualTo(new Identity(
                        "17", false, new Scope("s", "acme", List.of()), Instant.parse("2026-11-22T09:14:07Z"), SOURCE));
        assertThat(ticket.title()).isEqualTo("Parcel 5512");
        assertThat(ticket.body()).matches("Write to <mail:[0-9a-f]{8}>");
        assertThat(ticket.requester()).isEqualTo(REDACTOR.reference("requester", "bob@example.com"));
        assertThat(ticket.status()).isEqualTo("open");
    }

    @Test
    void genericLogLineWithoutIdIsNamedAfterItsPlace() {
        LogLine line = (LogLine) read(Kind.LOG, """
                {"timestamp": 1795341600.5, "service": "checkout", "host": {"name": "web-1"}, "level": "ERROR", "message": "down"}
                """);
        assertThat(line.identity().id()).isEqualTo("in-2-88421");
        assertThat(line.identity().derived()).isTrue();
        assertThat(line.identity().scope().tenant()).isEqualTo("default");
        assertThat(line.identity().eventTime()).isEqualTo(NOW.plusMillis(500));
        assertThat(List.of(line.service(), line.host(), line.level(), line.message()))
                .containsExactly("checkout", "web-1", "ERROR", "down");
    }

    @Test
    void genericTransactionHidesItsAccount() {
        Transaction payment = (Transaction) read(Kind.TRANSACTION, """
                {"id": "TX-1", "timestamp": "2026-11-22T09:15:58Z", "account": "DE89 3704 0044 0532 0130 00", "merchant": "Kaufhalle",
                 "amount": "49.90", "currency": "eur", "country": "de", "type": "Capture", "city": "Berlin", "channel": "POS"}
                """);
        String reference = REDACTOR.reference("account", "DE89370400440532013000");
        assertThat(payment.account()).isEqualTo(new Transaction.Account(reference, "3000"));
        assertThat(payment.identity().scope()).isEqualTo(new Scope("s", "default", List.of(reference)));
        assertThat(payment.amount()).isEqualByComparingTo("49.9");
        assertThat(payment.details())
                .isEqualTo(new Transaction.Details("EUR", "", "DE", "Berlin", "capture", "", "pos"));
        assertThat(payment.toString()).doesNotContain("3704");
    }

    @Test
    void accountsAreNeverShownByMoreThanHalf() {
        Transaction payment =
                (Transaction) read(Kind.TRANSACTION, "{\"account\": \"1234\", \"merchant\": \"m\", \"amount\": -1}");
        assertThat(payment.account().lastFour()).isEqualTo("34");
    }

    @Test
    void zendeskEventIsReadByItsPreset() {
        Ticket ticket = (Ticket) read(Mapping.preset("zendesk", Kind.TICKET), """
                {"type": "zen:event-type:ticket.created", "account_id": 22129848, "id": "e", "time": "2026-11-22T09:00:00Z",
                 "detail": {"id": "35436", "subject": "Help", "description": "It broke", "requester_id": "8", "status": "OPEN"}}
                """);
        assertThat(ticket.identity().id()).isEqualTo("35436");
        assertThat(ticket.identity().scope().tenant()).isEqualTo("22129848");
        assertThat(List.of(ticket.title(), ticket.body(), ticket.status())).containsExactly("Help", "It broke", "OPEN");
    }

    @Test
    void fluentBitLineIsReadByItsPreset() {
        LogLine line = (LogLine) read(Mapping.preset("fluent-bit", Kind.LOG), """
                {"@timestamp": 1795341599.25, "log": "started\\n", "kubernetes": {"container_name": "c", "host": "n1", "labels": {"app": "web"}}}
                """);
        assertThat(List.of(line.message(), line.service(), line.host())).containsExactly("started", "web", "n1");
        assertThat(line.identity().eventTime()).isEqualTo(NOW.minusMillis(750));
    }

    @Test
    void partsOfATextFieldAreJoined() {
        Mapping mapping = Mapping.preset("generic", Kind.TICKET).with(Map.of("body", List.of("/a", "/b", "/c")));
        Ticket ticket = (Ticket) read(mapping, "{\"id\": 1, \"a\": \"one\", \"c\": \"three\"}");
        assertThat(ticket.body()).isEqualTo("one\nthree");
    }

    @Test
    void unmappedTicketIdIsDerivedAndMappedOneIsWanted() {
        Mapping mapping = Mapping.preset("generic", Kind.TICKET).with(Map.of("id", List.of()));
        assertThat(read(mapping, "{\"title\": \"t\"}").identity().derived()).isTrue();
        assertThat(reason(Kind.TICKET, "{\"title\": \"t\"}")).isEqualTo(Reason.MISSING_FIELD);
    }

    @Test
    void scopeHoldsTheFieldsThatWereNamed() {
        RecordReader reader =
                RecordReader.of("s", Mapping.preset("generic", Kind.TICKET), List.of("tenant", "product"), REDACTOR);
        Scope scope = reader.read(bytes("{\"id\": 1, \"title\": \"t\", \"product\": \"shop\"}"), SOURCE)
                .records()
                .getFirst()
                .identity()
                .scope();
        assertThat(scope).isEqualTo(new Scope("s", "default", List.of("shop")));
    }

    @ParameterizedTest
    @CsvSource({
        "sshd[4711], sshd",
        "'cron[17]:', cron",
        "su(pam_unix)[30], su(pam_unix)",
        "checkout, checkout",
        "[9], [9]"
    })
    void processesOfOneServiceAreOneService(String written, String service) {
        RecordReader reader =
                RecordReader.of("s", Mapping.preset("generic", Kind.LOG), List.of("tenant", "service"), REDACTOR);
        String json = "{\"message\": \"down\", \"service\": \"%s\"}".formatted(written);
        LogLine line = (LogLine) reader.read(bytes(json), SOURCE).records().getFirst();
        assertThat(line.service()).isEqualTo(service);
        assertThat(line.identity().scope().parts()).containsExactly(service);
    }

    @Test
    void idsThatArePersonalDataAreReplaced() {
        assertThat(read(Kind.TICKET, "{\"id\": \"bob@example.com\", \"title\": \"t\"}")
                        .identity()
                        .id())
                .isEqualTo(REDACTOR.reference("id", "bob@example.com"));
        assertThat(read(Kind.TICKET, "{\"id\": \"5551234567\", \"title\": \"t\"}")
                        .identity()
                        .id())
                .isEqualTo("5551234567");
    }

    @Test
    void deletionHoldsNothing() {
        RecordReader reader = reader(Mapping.preset("generic", Kind.TICKET));
        assertThat(reader.read(null, SOURCE)).isEqualTo(Reading.skipped(SkipReason.TOMBSTONE));
    }

    @Test
    void textIsCutBetweenCharactersAndNeverInsideANumber() {
        String card = "4111 1111 1111 1111 ";
        for (int length = 0; length < 40; length++) {
            String body = "ä".repeat(length) + card.repeat(8000);
            Ticket ticket = (Ticket) read(Kind.TICKET, "{\"id\": 1, \"body\": \"" + body + "\"}");
            assertThat(PlainText.bytes(ticket.body())).isBetween(30_000, Limits.MAX_TEXT_BYTES);
            assertThat(ticket.body())
                    .doesNotContain("4111")
                    .doesNotContain("1111")
                    .doesNotContain("\uFFFD");
        }
    }

    @Test
    void titleAndBodyShareTheLimit() {
        String text = "wörter ".repeat(20_000);
        Ticket ticket =
                (Ticket) read(Kind.TICKET, "{\"id\": 1, \"title\": \"" + text + "\", \"body\": \"" + text + "\"}");
        assertThat(PlainText.bytes(ticket.title())).isBetween(1000, 1024);
        assertThat(PlainText.bytes(ticket.title()) + PlainText.bytes(ticket.body()))
                .isBetween(32_000, Limits.MAX_TEXT_BYTES);
    }

    @Test
    void controlCharactersDisappear() {
        LogLine line = (LogLine) read(Kind.LOG, "{\"message\": \"a\\u0000b\\u001b[31m\\tc\\nd\\ud800\"}");
        assertThat(line.message()).isEqualTo("ab[31m\tc\nd\uFFFD");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "INVALID_JSON | ~~",
                "INVALID_JSON | {\"id\": 1",
                "INVALID_JSON | {\"id\": 1, \"title\": \"t\"} x",
                "INVALID_JSON | {\"id\": 1, \"title\": \"t\"} {}",
                "INVALID_JSON | [1]",
                "INVALID_JSON | null",
                "MISSING_FIELD | {\"id\": 1}",
                "MISSING_FIELD | {\"id\": 1, \"title\": \" \"}",
                "MISSING_FIELD | {\"id\": null, \"title\": \"t\"}",
                "WRONG_TYPE | {\"id\": {}, \"title\": \"t\"}",
                "WRONG_TYPE | {\"id\": 1, \"title\": [\"t\"]}",
                "WRONG_TYPE | {\"id\": 1, \"title\": true}",
                "INVALID_EVENT_TIME | {\"id\": 1, \"title\": \"t\", \"time\": \"soon\"}",
                "INVALID_EVENT_TIME | {\"id\": 1, \"title\": \"t\", \"time\": -1}",
                "INVALID_EVENT_TIME | {\"id\": 1, \"title\": \"t\", \"time\": {}}",
                "INVALID_EVENT_TIME | {\"id\": 1, \"title\": \"t\", \"time\": 1e300}",
                "EVENT_TIME_AHEAD | {\"id\": 1, \"title\": \"t\", \"time\": \"2026-11-22T10:10:00.001Z\"}"
            })
    void badTicketsSayWhy(Reason reason, String json) {
        assertThat(reason(Kind.TICKET, json)).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({"1e13", "1e999999999", "1e-999999999", "\"NaN\"", "\"Infinity\"", "\"12 EUR\"", "true", "{}", "[]"})
    void badAmountsAreOfTheWrongType(String amount) {
        assertThat(reason(Kind.TRANSACTION, "{\"account\": \"a\", \"merchant\": \"m\", \"amount\": " + amount + "}"))
                .isEqualTo(Reason.WRONG_TYPE);
    }

    @ParameterizedTest
    @CsvSource({"account", "merchant", "amount"})
    void transactionsNeedAccountMerchantAndAmount(String absent) {
        String json = "{\"account\": \"a\", \"merchant\": \"m\", \"amount\": 1}".replace("\"" + absent + "\"", "\"x\"");
        assertThat(reason(Kind.TRANSACTION, json)).isEqualTo(Reason.MISSING_FIELD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e99999999999", "1e-99999999999", "1e-2147483648", "-0.1e-2147483648", "1E+2147483649"})
    void exponentsThatNoNumberCanHoldAreInvalid(String number) {
        assertThat(reason(Kind.TICKET, "{\"id\": \"1\", \"subject\": \"x\", \"anything\": " + number + "}"))
                .isEqualTo(Reason.INVALID_JSON);
        assertThat(reason(Kind.TICKET, "{\"id\": " + number + ", \"subject\": \"x\"}"))
                .isEqualTo(Reason.INVALID_JSON);
        assertThat(reason(Kind.LOG, "{\"message\": " + number + "}")).isEqualTo(Reason.INVALID_JSON);
        assertThat(reason(Kind.LOG, "{\"message\": \"m\", \"time\": " + number + "}"))
                .isEqualTo(Reason.INVALID_JSON);
        assertThat(reason(Kind.TRANSACTION, "{\"account\": \"a\", \"merchant\": \"m\", \"amount\": " + number + "}"))
                .isEqualTo(Reason.INVALID_JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\\t \\n", "\u2003"})
    void blankTimeIsAbsent(String blank) {
        Mapping mapping =
                Mapping.preset("generic", Kind.LOG).with(Map.of("time", List.of("/first", "/second", "/third")));
        String next = "{\"message\": \"m\", \"first\": \"" + blank + "\", \"second\": {}, \"third\": 1795341600}";
        assertThat(read(mapping, next).identity().eventTime()).isEqualTo(Instant.ofEpochSecond(1_795_341_600));
        String none = "{\"message\": \"m\", \"first\": \"" + blank + "\"}";
        assertThat(read(mapping, none).identity().eventTime()).isEqualTo(NOW);
    }

    @Test
    void tenMinutesAheadIsStillAllowed() {
        assertThat(read(Kind.LOG, "{\"message\": \"m\", \"time\": \"2026-11-22T10:10:00Z\"}")
                        .identity()
                        .eventTime())
                .isEqualTo(NOW.plus(Limits.MAX_AHEAD));
    }

    @Test
    void boundsOfTheDocumentHold() {
        assertThat(reason(Kind.LOG, nested(64))).isEqualTo(Reason.TOO_DEEP);
        assertThat(read(Kind.LOG, nested(63)).identity().derived()).isTrue();
        assertThat(reason(Kind.LOG, "{\"message\": \"" + "x".repeat(1024 * 1024 + 1) + "\"}"))
                .isEqualTo(Reason.TOO_LARGE);
        assertThat(reason(Kind.LOG, "{\"n\": " + "1".repeat(101) + "}")).isEqualTo(Reason.TOO_LARGE);
        assertThat(reason(Kind.LOG, "{\"" + "n".repeat(2000) + "\": 1}")).isEqualTo(Reason.TOO_LARGE);
        assertThat(reason(Kind.LOG, "{\"n\": [" + "1,".repeat(250_000) + "1]}")).isEqualTo(Reason.TOO_LARGE);
        assertThat(reason(new byte[2 * 1024 * 1024 + 1])).isEqualTo(Reason.TOO_LARGE);
        assertThat(reason(Kind.LOG, "{\"message\": \"m\", \"tenant\": \"" + "t".repeat(129) + "\"}"))
                .isEqualTo(Reason.WRONG_TYPE);
        assertThat(reason(Kind.LOG, "{\"message\": \"m\", \"id\": \"" + "t".repeat(257) + "\"}"))
                .isEqualTo(Reason.WRONG_TYPE);
    }

    @Test
    void invalidUtf8IsNotRepaired() {
        byte[] value = bytes("{\"message\": \"x\"}");
        value[13] = (byte) 0xFF;
        assertThat(reason(value)).isEqualTo(Reason.INVALID_UTF8);
    }

    @Test
    void framedValueSaysWhatToDo() {
        assertThatThrownBy(
                        () -> reader(Mapping.preset("generic", Kind.LOG)).read(new byte[] {0, 0, 0, 0, 1, 123}, SOURCE))
                .isInstanceOf(UnreadableRecord.class)
                .hasMessageContaining("plain JSON converter");
    }

    @Test
    void kafkaTimestampMustBeAfterTheEpoch() {
        Source source = new Source("in", 0, 0, "", Instant.EPOCH);
        UnreadableRecord thrown = catchThrowableOfType(
                UnreadableRecord.class,
                () -> reader(Mapping.preset("generic", Kind.LOG)).read(bytes("{\"message\": \"m\"}"), source));
        assertThat(thrown.reason()).isEqualTo(Reason.INVALID_KAFKA_TIMESTAMP);
    }

    @Test
    void messagesNeverQuoteTheRecord() {
        for (String json :
                List.of("{\"message\": SECRET}", "{\"time\": \"SECRET\", \"message\": \"m\"}", "{\"SECRET\" 1}")) {
            assertThatThrownBy(() -> read(Kind.LOG, json))
                    .hasNoCause()
                    .extracting(Throwable::getMessage)
                    .asString()
                    .doesNotContain("SECRET");
        }
    }

    @Test
    void placeWithTheLongestTopicStillMakesAnId() {
        Source source = new Source("t".repeat(249), Integer.MAX_VALUE, Long.MAX_VALUE, "", NOW);
        SourceRecord line = reader(Mapping.preset("generic", Kind.LOG))
                .read(bytes("{\"message\": \"m\"}"), source)
                .records()
                .getFirst();
        assertThat(line.identity().id())
                .isEqualTo(Hash128.of(source.coordinates()).hex());
    }

    @Test
    void scopesWithoutTenantOrWithUnmappedFieldsAreRefused() {
        Mapping logs = Mapping.preset("generic", Kind.LOG);
        for (List<String> scope : List.of(
                List.<String>of(), List.of("service"), List.of("tenant", "shelf"), List.of("tenant", "host", "host"))) {
            assertThatThrownBy(() -> RecordReader.of("s", logs, scope, REDACTOR))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void misspelledFieldsAreRefused(Kind kind) {
        Mapping mapping = Mapping.preset("generic", kind).with(Map.of("tenannt", List.of("/tenant")));
        assertThatThrownBy(() -> reader(mapping))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tenannt");
    }

    private static String nested(int depth) {
        return "{\"message\": \"m\", \"n\": " + "[".repeat(depth) + "]".repeat(depth) + "}";
    }

    private static Reason reason(Kind kind, String json) {
        return catchThrowableOfType(UnreadableRecord.class, () -> read(kind, json))
                .reason();
    }

    private static Reason reason(byte[] value) {
        RecordReader reader = reader(Mapping.preset("generic", Kind.LOG));
        return catchThrowableOfType(UnreadableRecord.class, () -> reader.read(value, SOURCE))
                .reason();
    }

    private static SourceRecord read(Kind kind, String json) {
        return read(Mapping.preset("generic", kind), json);
    }

    private static SourceRecord read(Mapping mapping, String json) {
        return reader(mapping).read(bytes(json), SOURCE).records().getFirst();
    }

    private static RecordReader reader(Mapping mapping) {
        return RecordReader.of("s", mapping, List.of("tenant"), REDACTOR);
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
