package io.nearfar.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.nearfar.alert.Contract;
import io.nearfar.detection.OutlierConfig;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What dead letters keep of records that hold personal data, through the real topology. */
class DeadLetterPolicyTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final List<String> PLANTED = List.of(
            "jane.roe@example.com",
            "jane.roe",
            "4111 1111 1111 1111",
            "4111111111111111",
            "DE89 3704 0044 0532 0130 00",
            "DE89370400440532013000",
            "+49 170 1234567",
            "1701234567");
    private static final String TEXT = PLANTED.get(0) + " paid with 4111 1111 1111 1111 and DE89370400440532013000,"
            + " call +49 170 1234567 or\\n01701234567 or \\u002b491701234567 or jane.roe\\u0040example.com";
    private static final String ACCOUNT = "99-7781-A";

    @TempDir
    private Path state;

    /** Records of tickets and payments, and verdicts, none of which can be read. */
    private static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of("tickets", "{\"subject\": \"" + TEXT + "\"}"),
                Arguments.of("tickets", "{\"id\": {\"" + TEXT + "\": 1}"),
                Arguments.of("tickets", TEXT),
                Arguments.of("tickets", "{\"x\": \"{\\\"subject\\\": \\\"" + TEXT.replace("\\", "\\\\") + "\\\"}\"}"),
                Arguments.of("tickets", "x".repeat(DeadLetters.MAX_VALUE - 30) + " " + TEXT),
                Arguments.of("payments", "{\"merchant\": \"" + TEXT + "\", \"account\": \"" + ACCOUNT + "\"}"),
                Arguments.of("payments", "no JSON of account " + ACCOUNT + " " + TEXT),
                Arguments.of("verdicts", "{\"verdict\": \"different\", \"note\": \"" + TEXT + "\"}"));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void redactedLettersCanBeReadAndHoldNoPersonalData(String stream, String value) {
        TestRecord<byte[], byte[]> letter = letter(DeadLetterPolicy.REDACTED, stream, value);

        assertNothingPlanted(letter);
        assertThat(header(letter, "nearfar.content")).isEqualTo(stream.equals("payments") ? "hashed" : "redacted");
        assertThat(letter.value()).hasSizeLessThanOrEqualTo(DeadLetters.MAX_VALUE);
        if (stream.equals("payments")) {
            assertThat(text(letter.value())).matches("hmac:[0-9a-f]{16}");
        } else if (value.length() < DeadLetters.MAX_VALUE) {
            assertThat(text(letter.value())).contains("<mail:", "<card:", "<iban:", "<phone:", "paid with");
        }
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void hashedLettersHoldKeyedHashesAlone(String stream, String value) {
        TestRecord<byte[], byte[]> letter = letter(DeadLetterPolicy.HASHED, stream, value);

        assertNothingPlanted(letter);
        assertThat(header(letter, "nearfar.content")).isEqualTo("hashed");
        assertThat(text(letter.value())).matches("hmac:[0-9a-f]{16}").isEqualTo(header(letter, "nearfar.hmac"));
        assertThat(text(letter.key())).matches("hmac:[0-9a-f]{16}");
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void rawLettersHoldWhatCame(String stream, String value) {
        TestRecord<byte[], byte[]> letter = letter(DeadLetterPolicy.RAW, stream, value);

        assertThat(text(letter.value())).isEqualTo(value.substring(0, Math.min(value.length(), DeadLetters.MAX_VALUE)));
        assertThat(text(letter.key())).isEqualTo(PLANTED.getFirst());
        assertThat(header(letter, "nearfar.content")).isEqualTo("raw");
    }

    /** No rule finds an address in them. */
    @ParameterizedTest
    @MethodSource
    void whatIsNoTextIsHashed(byte[] value) {
        TestRecord<byte[], byte[]> letter = letter(DeadLetterPolicy.REDACTED, "tickets", value);

        assertThat(text(letter.value())).matches("hmac:[0-9a-f]{16}");
        assertThat(header(letter, "nearfar.content")).isEqualTo("hashed");
    }

    private static Stream<byte[]> whatIsNoTextIsHashed() {
        byte[] framed = ("\0\0\0\0\7" + TEXT).getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                TEXT.getBytes(StandardCharsets.UTF_16LE), ("é" + TEXT).getBytes(StandardCharsets.ISO_8859_1), framed);
    }

    /** Whoever knows what a card number looks like could try all. */
    @ParameterizedTest
    @EnumSource(
            value = DeadLetterPolicy.class,
            names = {"REDACTED", "HASHED"})
    void onlyRawLettersHaveADigestThatGuessesCanBeTestedAgainst(DeadLetterPolicy policy) {
        TestRecord<byte[], byte[]> letter = letter(policy, "tickets", "4111111111111111");

        assertThat(letter.headers().lastHeader("nearfar.sha256")).isNull();
        assertThat(header(letter, "nearfar.hmac")).matches("hmac:[0-9a-f]{16}");
    }

    @ParameterizedTest
    @EnumSource
    void headersKeepToTheirSchema(DeadLetterPolicy policy) throws Exception {
        Map<String, String> headers = new TreeMap<>();
        letter(policy, "tickets", TEXT).headers().forEach(header -> headers.put(header.key(), text(header.value())));
        Contract contract = Contract.of("dead-letter-headers");

        assertThat(contract.errors(new ObjectMapper().writeValueAsString(headers)))
                .isEmpty();
        headers.put("nearfar.content", "whole");
        assertThat(contract.errors(new ObjectMapper().writeValueAsString(headers)))
                .isNotEmpty();
    }

    private static void assertNothingPlanted(TestRecord<byte[], byte[]> letter) {
        assertThat(text(letter.key()) + " " + text(letter.value()) + " " + headers(letter))
                .doesNotContain(PLANTED)
                .doesNotContain(ACCOUNT);
    }

    private TestRecord<byte[], byte[]> letter(DeadLetterPolicy policy, String stream, String value) {
        return letter(policy, stream, value.getBytes(StandardCharsets.UTF_8));
    }

    private TestRecord<byte[], byte[]> letter(DeadLetterPolicy policy, String stream, byte[] value) {
        NearfarConfig config = Configs.of(
                policy,
                Configs.tickets(Configs.TICKET_WINDOW, OutlierConfig.DEFAULTS),
                Configs.payments(OutlierConfig.DEFAULTS));
        byte[] key = PLANTED.getFirst().getBytes(StandardCharsets.UTF_8);
        try (Driver driver = new Driver(config, state)) {
            if (stream.equals("verdicts")) {
                driver.verdict(key, value, NOON);
            } else {
                driver.send(stream, new TestRecord<>(key, value, new RecordHeaders(), NOON));
            }
            List<TestRecord<byte[], byte[]>> letters = driver.deadLetters();
            assertThat(letters).hasSize(1);
            return letters.getFirst();
        }
    }

    private static String headers(TestRecord<byte[], byte[]> letter) {
        StringBuilder all = new StringBuilder();
        letter.headers().forEach(header -> all.append(text(header.value())).append(' '));
        return all.toString();
    }

    private static String header(TestRecord<byte[], byte[]> letter, String name) {
        return text(letter.headers().lastHeader(name).value());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
