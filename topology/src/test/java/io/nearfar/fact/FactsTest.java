package io.nearfar.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactsTest {

    private static final int LONGEST = 32 * 1024;
    private static final String PARTS =
            "order~ ~ ~ ~\n~18~$5~€~not~n't~Berlin~Ünïcode~\uD83D\uDE00~3.2.1~v2~:~(~)~[~]~\"~failed~"
                    + "stopped~working~#~x=1~0xff~10:00:00~日本~'~’s~-~/~ERROR~AB-12~,~.~iPhone";

    @Test
    void factsOfATicketCarryTheirWords() {
        assertThat(told("Order 18 for $1,200.00 was not delivered to our Berlin office on 2026-11-22"))
                .contains(
                        "NUMBER order 18",
                        "AMOUNT 1200 USD",
                        "NEGATION not delivered",
                        "NAME berlin",
                        "DATE 2026-11-22");
    }

    @Test
    void numbersOfAnExcerptAreNoFacts() {
        assertThat(told("The export fails.\n2026-11-22 10:15:02 ERROR [main] order 18 version 3.2.1 id=7"))
                .noneMatch(fact -> fact.startsWith("NUMBER") || fact.startsWith("VERSION"));
    }

    @Test
    void numbersOfMessagesAreNoFacts() {
        assertThat(told("The door is jammed (ticket 4711), see also case #4712 and [SUP-12]"))
                .noneMatch(fact -> fact.startsWith("NUMBER"));
    }

    @Test
    void logLinesKeepStatesAndLevelsOnly() {
        assertThat(Facts.ofLog("warn", "VM Paused on node <*> after 17 s").all())
                .extracting(fact -> fact.kind() + " " + fact.inWords())
                .containsExactlyInAnyOrder("STATE paused", "LEVEL level WARN");
    }

    @Test
    void whatFitsIsKeptByKind() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            text.append("Our Namedthing")
                    .append((char) ('a' + i % 26))
                    .append(" ordered a lot. Order ")
                    .append(i)
                    .append(" failed.\n");
        }
        Facts facts = Facts.ofTicket(text.toString());
        assertThat(bytes(facts)).hasSizeLessThanOrEqualTo(Facts.MAX_BYTES);
        assertThat(Comparison.of(facts, FactKind.NUMBER)).hasSize(Facts.MAX_OF_KIND);
        assertThat(Comparison.of(facts, FactKind.NUMBER).getFirst().inWords()).isEqualTo("order 0");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void writtenFactsAreReadBackAndStayInTheirBound(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            Facts facts = Facts.ofTicket(noise(random, random.nextInt(2000)));
            byte[] bytes = bytes(facts);
            assertThat(bytes).as("seed %d, text %d", seed, i).hasSizeLessThanOrEqualTo(Facts.MAX_BYTES);
            assertThat(read(bytes)).as("seed %d, text %d", seed, i).isEqualTo(facts);
        }
    }

    static List<IntFunction<String>> hostile() {
        return List.of(
                "1."::repeat,
                "a"::repeat,
                "not "::repeat,
                "fails to "::repeat,
                "order 1 "::repeat,
                "order 1, 2 and "::repeat,
                "\"a "::repeat,
                "(["::repeat,
                "#1 "::repeat,
                "A.b"::repeat,
                "x=1 "::repeat,
                "up "::repeat,
                "Berlin "::repeat,
                "1,1"::repeat,
                "/a"::repeat,
                "\uD835\uDD38\u0301 "::repeat,
                "'s "::repeat,
                "_1"::repeat,
                "0x "::repeat,
                "12:00:00 "::repeat,
                ": "::repeat,
                ", "::repeat,
                "$1 "::repeat);
    }

    /** Of quadratic time, 32 KiB of these would take minutes. */
    @ParameterizedTest
    @MethodSource("hostile")
    void hostileTextIsReadInLinearTime(IntFunction<String> repeated) {
        String one = repeated.apply(1);
        String text = repeated.apply(LONGEST / one.length());
        Facts facts = assertTimeoutPreemptively(Duration.ofSeconds(5), () -> Facts.ofTicket(text));
        assertThat(bytes(facts)).hasSizeLessThanOrEqualTo(Facts.MAX_BYTES);
    }

    private static List<String> told(String text) {
        return Facts.ofTicket(text).all().stream()
                .map(fact -> fact.kind() + " " + fact.inWords())
                .toList();
    }

    private static String noise(Random random, int length) {
        String[] parts = PARTS.split("~");
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append(parts[random.nextInt(parts.length)]);
        }
        return text.toString();
    }

    private static byte[] bytes(Facts facts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            facts.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static Facts read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return Facts.readFrom(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
