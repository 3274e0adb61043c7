package io.nearfar.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HostileInputTest {

    private static final int CASES = 20_000;
    private static final long SEED = 20_261_122;
    private static final Source SOURCE = new Source("in", 0, 1, "", Instant.parse("2026-11-22T10:00:00Z"));

    private static final List<String> NUMBERS = List.of(
            "1e99999999999",
            "1e-99999999999",
            "1e2147483647",
            "1e-2147483647",
            "1e2147483648",
            "1e-2147483648",
            "123e2147483647",
            "0e2147483647",
            "-0.0e-2147483647",
            "1e400",
            "9223372036854775808",
            "-9223372036854775809",
            "253402300799999999999",
            "1e99",
            "-1",
            "-0",
            "0.1e-5",
            "00",
            "1.",
            ".5",
            "+1",
            "NaN",
            "Infinity",
            "0x10",
            "9".repeat(100),
            "9".repeat(101),
            "0." + "1".repeat(98));

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\\u0000",
            "\\ud800",
            "\\udc00\\ud800",
            "\\ud83d\\ude00",
            "\u202E\u0301",
            "\uFEFF",
            "\u2003",
            "\\u001f",
            "İſßŉ",
            "٣".repeat(40),
            "４１１１",
            "%",
            "%4",
            "a@",
            "@b.c",
            "&#64;a.de",
            "+999999999-12-31T23:59:59Z",
            "-999999999-01-01",
            "2026-02-30",
            "2026-11-22T24:00:00+18:00",
            "0000-00-00",
            "9999-12-31T23:59:59.999999999-18:00",
            "1e2147483647",
            "1E-2147483648",
            "<card:",
            "\\uD83D".repeat(300),
            "<*>",
            "~1/~0");

    @ParameterizedTest
    @EnumSource(Kind.class)
    void hostileInputIsReadOrUnreadableAndNothingElse(Kind kind) {
        Random random = new Random(SEED);
        RecordReader reader = RecordReader.of(
                "s",
                Mapping.preset("generic", kind),
                kind == Kind.TICKET ? List.of("tenant", "requester", "product") : List.of("tenant"),
                Redactor.of(new byte[16]));
        int read = 0;
        for (int i = 0; i < CASES; i++) {
            byte[] value = hostile(kind, random);
            try {
                SourceRecord record = reader.read(value, SOURCE).records().getFirst();
                assertThat(record.identity().scope().key()).isNotEmpty();
                reader.key(value);
                read++;
            } catch (UnreadableRecord expected) {
                assertThat(expected.reason()).isNotNull();
            } catch (RuntimeException | StackOverflowError e) {
                fail("seed %d, %s, case %d: %s".formatted(SEED, kind, i, new String(value, StandardCharsets.UTF_8)), e);
            }
        }
        assertThat(read).as("seed %d: readable of %d", SEED, CASES).isBetween(CASES / 20, CASES - CASES / 20);
    }

    private static byte[] hostile(Kind kind, Random random) {
        List<String> pieces = new ArrayList<>(List.of(valid(kind).split("\\|")));
        for (int change = random.nextInt(3); change >= 0; change--) {
            int at = random.nextInt(pieces.size());
            boolean value = at > 1 && pieces.get(at - 1).equals(":");
            switch (random.nextInt(value ? 2 : 8)) {
                case 0 -> pieces.set(value ? at : valueOf(pieces, random), value(random));
                case 1 -> pieces.set(value ? at : valueOf(pieces, random), "\"" + text(random) + "\"");
                case 2 -> pieces.add(1, "\"" + text(random) + "\":" + value(random) + ",");
                case 3 -> pieces.add(1, "\"extra\":" + value(random) + ",");
                case 4 -> pieces.remove(at);
                case 5 -> pieces.add(at, pieces.get(random.nextInt(pieces.size())));
                default -> {}
            }
        }
        byte[] bytes = String.join("", pieces).getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(10) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    /** A valid record in pieces, which mutations replace, repeat, drop and mix. */
    private static String valid(Kind kind) {
        return switch (kind) {
            case TICKET -> """
                {|"id"|:|17|,|"created_at"|:|"2026-11-22T09:14:07Z"|,|"tenant"|:|"acme"|,|"product"|:|"shop"|,|"subject"|:|"Parcel"|,|\
                "body"|:|"Call +49 170 1234567"|,|"requester"|:|"bob"|,|"status"|:|"open"|}""";
            case LOG -> """
                {|"timestamp"|:|1795341600.5|,|"service"|:|"checkout"|,|"host"|:|{|"name"|:|"web-1"|}|,|"level"|:|"ERROR"|,|\
                "message"|:|"down"|,|"id"|:|null|}""";
            case TRANSACTION -> """
                {|"id"|:|"TX-1"|,|"timestamp"|:|1795341600000|,|"account"|:|"DE89370400440532013000"|,|"merchant"|:|"Kaufhalle"|,|\
                "amount"|:|49.90|,|"currency"|:|"eur"|,|"reference"|:|"R1"|,|"channel"|:|"pos"|}""";
        };
    }

    private static int valueOf(List<String> pieces, Random random) {
        List<Integer> values = new ArrayList<>();
        for (int i = 1; i < pieces.size(); i++) {
            if (pieces.get(i - 1).equals(":")) {
                values.add(i);
            }
        }
        return values.isEmpty() ? 0 : values.get(random.nextInt(values.size()));
    }

    private static String value(Random random) {
        return switch (random.nextInt(9)) {
            case 0, 1, 2 -> NUMBERS.get(random.nextInt(NUMBERS.size()));
            case 3, 4 -> "\"" + text(random) + "\"";
            case 5 -> "[".repeat(random.nextInt(80)) + "1" + "]".repeat(random.nextInt(80));
            case 6 -> nested(random.nextInt(70), value(random));
            case 7 -> random.nextInt(40) > 0 ? "true" : "[" + "0,".repeat(random.nextInt(270_000)) + "0]";
            default -> "null";
        };
    }

    private static String nested(int depth, String value) {
        return "{\"name\":".repeat(depth) + value + "}".repeat(depth);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int part = random.nextInt(3); part >= 0; part--) {
            text.append(
                    switch (random.nextInt(4)) {
                        case 0, 1 -> TEXTS.get(random.nextInt(TEXTS.size()));
                        case 2 -> "\\u%04x".formatted(random.nextInt(0x10000));
                        default -> NUMBERS.get(random.nextInt(NUMBERS.size()));
                    });
        }
        return random.nextInt(50) == 0 ? text.toString().repeat(1 + random.nextInt(100)) : text.toString();
    }
}
