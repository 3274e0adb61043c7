package io.nearfar.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever stands in a body, its lines fit and steer nothing. */
class RandomBodiesTest {

    private static final int BODIES = 2_000;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final List<String> TYPES =
            List.of("duplicate", "related", "regression", "outlier", "surge", "overflow", "new");

    private static final List<String> FIELDS = List.of(
            "summary",
            "stream",
            "tenant",
            "suggested_action",
            "threshold_origin",
            "score",
            "event_time",
            "count",
            "distinct_requesters",
            "usual_count",
            "growth",
            "phase",
            "limit",
            "suppressed_count",
            "window_start",
            "window_end",
            "duplicates");

    private static final List<String> RECORD_FIELDS = List.of(
            "id",
            "snippet",
            "service",
            "level",
            "amount",
            "currency",
            "merchant",
            "account",
            "status",
            "similarity",
            "same_requester",
            "gap_seconds",
            "event_time",
            "distance");

    private static final List<String> TEXTS = List.of(
            "\u001B[31m",
            "\u001B]0;owned\u0007",
            "\u009B2J",
            "\r\n",
            "\t",
            "\u0000",
            "\u007F",
            "\u2028",
            "\u202E",
            "漢字仮名",
            "한국어",
            "😀👩‍👩‍👧",
            "e\u0301\u0301\u0301",
            "❤\uFE0F",
            "\uD800",
            "　",
            "order 18 against order 17",
            "cosine 0.91",
            "capture in both",
            "keystore: never seen in checkout",
            "target precision 0.98",
            "words ",
            "2026-11-22T09:14:07Z");

    static Stream<Long> seeds() {
        return Stream.of(1L, 7L, System.nanoTime());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noLineIsTooWideOrHoldsAControlCharacter(long seed) {
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int body = 0; body < BODIES; body++) {
            String type = "io.nearfar.%s.v1".formatted(TYPES.get(random.nextInt(TYPES.size())));
            List<String> lines = AlertPrinter.lines(type, body(random));

            assertThat(lines).as("seed %d, body %d", seed, body).isNotEmpty().allSatisfy(line -> {
                assertThat(Columns.width(line)).isLessThanOrEqualTo(110);
                assertThat(line.codePoints().filter(RandomBodiesTest::steers)).isEmpty();
            });
        }
    }

    private static boolean steers(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            case Character.FORMAT -> point != 0x200C && point != 0x200D;
            default -> false;
        };
    }

    private static JsonNode body(Random random) {
        ObjectNode body = JSON.objectNode();
        FIELDS.forEach(field -> put(body, field, random));
        for (String part : List.of("record", "match", "cluster")) {
            ObjectNode node = JSON.objectNode();
            RECORD_FIELDS.forEach(field -> put(node, field, random));
            node.set("examples", texts(random));
            body.set(part, random.nextInt(8) == 0 ? JSON.nullNode() : node);
        }
        body.set("members", texts(random));
        for (String name : List.of("evidence", "conflicts")) {
            ArrayNode reasons = body.putArray(name);
            for (int count = random.nextInt(4); count > 0; count--) {
                List<String> kinds = List.of("meaning", "number", "words", "type", "gap");
                reasons.addObject()
                        .put("kind", kinds.get(random.nextInt(kinds.size())))
                        .put("text", text(random));
            }
        }
        return body;
    }

    private static ArrayNode texts(Random random) {
        ArrayNode texts = JSON.arrayNode();
        for (int count = random.nextInt(5); count > 0; count--) {
            texts.add(text(random));
        }
        return texts;
    }

    private static void put(ObjectNode node, String field, Random random) {
        switch (random.nextInt(6)) {
            case 0 -> node.putNull(field);
            case 1 -> node.put(field, random.nextGaussian() * Math.pow(10, random.nextInt(300)));
            case 2 -> node.put(field, random.nextDouble());
            case 3 -> node.put(field, random.nextBoolean());
            case 4 -> node.put(field, text(random));
            default -> {}
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int part = random.nextInt(12); part >= 0; part--) {
            text.append(TEXTS.get(random.nextInt(TEXTS.size())));
            text.append("x".repeat(random.nextInt(30)));
        }
        return text.toString();
    }
}
