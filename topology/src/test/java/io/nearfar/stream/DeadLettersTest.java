package io.nearfar.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nearfar.detection.OutlierConfig;
import io.nearfar.record.Hash128;
import io.nearfar.record.UnreadableRecord.Reason;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be read, through the real topology. */
class DeadLettersTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final String SECRET = "whispered";

    @TempDir
    private Path state;

    private Driver driver;

    @BeforeEach
    void open() {
        driver = new Driver(Configs.of(Configs.tickets(Configs.TICKET_WINDOW, OutlierConfig.DEFAULTS)), state);
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void everyReasonLeavesALetterAndTheStreamGoesOn() {
        for (Reason reason : Reason.values()) {
            byte[] value = unreadable(reason);
            Instant at = reason == Reason.INVALID_KAFKA_TIMESTAMP ? Instant.EPOCH : NOON;
            driver.send("tickets", value, at);

            TestRecord<byte[], byte[]> letter = driver.deadLetters().getFirst();
            assertThat(header(letter, "nearfar.reason")).as("%s", reason).isEqualTo(reason.label());
            assertThat(header(letter, "nearfar.stream")).isEqualTo("tickets");
            assertThat(header(letter, "nearfar.size")).isEqualTo(String.valueOf(value.length));
            assertThat(header(letter, "nearfar.sha256")).isEqualTo(sha256(value));
            assertThat(header(letter, "__streams.errors.topic")).isEqualTo("support.tickets");
            assertThat(letter.value()).isEqualTo(Arrays.copyOf(value, Math.min(value.length, DeadLetters.MAX_VALUE)));
            assertThat(header(letter, "nearfar.timestamp")).isEqualTo(String.valueOf(at.toEpochMilli()));
            assertThat(driver.metrics.deadLetters("tickets", reason)).isEqualTo(1);
        }
        assertThat(driver.metrics.records("tickets", "dead")).isEqualTo(Reason.values().length);
        driver.send("tickets", json("'id': 'T-1', 'subject': 'The till is broken'"), NOON);
        assertThat(driver.scores("tickets")).hasSize(1);
        assertThat(driver.deadLetters()).isEmpty();
    }

    @Test
    void recordTextIsInNoHeader() {
        for (Reason reason : Reason.values()) {
            driver.send("tickets", unreadable(reason), NOON);
        }
        assertThat(driver.deadLetters())
                .isNotEmpty()
                .allSatisfy(letter -> letter.headers()
                        .forEach(header -> assertThat(new String(header.value(), StandardCharsets.UTF_8))
                                .as(header.key())
                                .doesNotContain(SECRET)));
    }

    @Test
    void oversizedValueIsCutAndNamedBySizeAndDigest() {
        byte[] value = unreadable(Reason.TOO_LARGE);
        driver.send("tickets", value, NOON);
        TestRecord<byte[], byte[]> letter = driver.deadLetters().getFirst();
        assertThat(letter.value()).hasSize(DeadLetters.MAX_VALUE);
        assertThat(header(letter, "nearfar.size")).isEqualTo(String.valueOf(value.length));
        assertThat(header(letter, "nearfar.sha256")).isEqualTo(sha256(value));
    }

    @Test
    void keyIsKeptAndSourceHeadersAreNot() {
        RecordHeaders headers = new RecordHeaders();
        headers.add("x-user", SECRET.getBytes(StandardCharsets.UTF_8));
        byte[] key = "K-1".getBytes(StandardCharsets.UTF_8);
        driver.send("tickets", new TestRecord<>(key, json("'id': 'T-1'"), headers, NOON));
        TestRecord<byte[], byte[]> letter = driver.deadLetters().getFirst();
        assertThat(letter.key()).isEqualTo(key);
        assertThat(letter.headers().lastHeader("x-user")).isNull();
    }

    @Test
    void anyOtherFailureFailsTheTask() {
        driver.embedderFails(true);
        byte[] value = json("'id': 'T-1', 'subject': 'Something nobody has embedded before'");
        assertThatThrownBy(() -> driver.send("tickets", value, NOON))
                .rootCause()
                .hasMessage("no inference");
        driver.embedderFails(false);
        assertThat(driver.deadLetters()).isEmpty();
        assertThat(driver.metrics.records("tickets", "dead")).isZero();
    }

    private static byte[] unreadable(Reason reason) {
        String valid = "'id': 'T-1', 'subject': '" + SECRET + "'";
        return switch (reason) {
            case INVALID_UTF8 -> {
                byte[] invalid = json(valid);
                invalid[invalid.length - 3] = (byte) 0xff;
                yield invalid;
            }
            case INVALID_JSON -> (SECRET + "{").getBytes(StandardCharsets.UTF_8);
            case TOO_DEEP -> json(valid + ", 'x': " + "[".repeat(2_000) + "]".repeat(2_000));
            case TOO_LARGE -> json("'id': 'T-1', 'subject': '" + SECRET.repeat(400_000) + "'");
            case SCHEMA_REGISTRY_FRAMED -> new byte[] {0, 0, 0, 0, 7, '{', '}'};
            case MISSING_FIELD -> json("'subject': '" + SECRET + "'");
            case WRONG_TYPE -> json("'id': {'" + SECRET + "': 1}, 'subject': 'x'");
            case INVALID_EVENT_TIME -> json(valid + ", 'created_at': '" + SECRET + "'");
            case EVENT_TIME_AHEAD -> json(valid + ", 'created_at': '2026-11-22T12:10:01Z'");
            case INVALID_KAFKA_TIMESTAMP -> json(valid);
        };
    }

    private static byte[] json(String fields) {
        return ("{" + fields.replace('\'', '"') + "}").getBytes(StandardCharsets.UTF_8);
    }

    private static String sha256(byte[] value) {
        return HexFormat.of().formatHex(Hash128.sha256().digest(value));
    }

    private static String header(TestRecord<byte[], byte[]> record, String name) {
        return Stream.of(record.headers().lastHeader(name))
                .map(header -> new String(header.value(), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
    }
}
