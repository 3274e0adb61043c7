package io.nearfar.embedding.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WindowSplitTest {

    private static final String EMOJI = "\uD83D\uDE00";

    private static WordPieces pieces;

    @BeforeAll
    static void open() {
        pieces = WordPieces.open(ModelFile.tokenizer(ModelSource.int8()));
    }

    @AfterAll
    static void close() {
        pieces.close();
    }

    @Test
    void blankTextHasNoWindow() {
        for (String blank : List.of("", " ", "\n\t", "\u00A0", "\u200B", "\0")) {
            assertThat(windows(blank, 16))
                    .as("blank of %d characters", blank.length())
                    .isEmpty();
        }
        assertThat(windows("parcel", 0)).isEmpty();
    }

    @Test
    void aTextThatFitsIsReturnedAsItIs() {
        String text = "  My parcel\n has not arrived.  " + EMOJI + " \n";
        assertThat(windows(text, 16)).containsExactly(text);
        String full = "a ".repeat(254);
        assertThat(windows(full, 16)).containsExactly(full);
        assertThat(windows(full + "a", 16)).hasSize(2);
    }

    @Test
    void madeTextsAreCutIntoConsecutiveWindowsThatFit() {
        for (long seed = 0; seed < 60; seed++) {
            String text = text(new Random(seed));
            List<String> windows = windows(text, Integer.MAX_VALUE);
            assertThat(String.join("", windows)).as("seed %d", seed).isEqualTo(text);
            assertThat(windows)
                    .as("seed %d", seed)
                    .isNotEmpty()
                    .allSatisfy(window -> assertThat(pieces.count(window)).isBetween(1, 254));
            assertThat(windows(text, 2)).as("seed %d", seed).isEqualTo(windows.subList(0, Math.min(2, windows.size())));
        }
    }

    @Test
    void noSurrogatePairIsTornApart() {
        String part = "parcel " + EMOJI + EMOJI + " ";
        String text = part.repeat(300);
        List<String> windows = windows(text, 100);
        assertThat(windows).hasSizeGreaterThan(1);
        assertThat(String.join("", windows)).isEqualTo(text);
        assertThat(windows).allSatisfy(window -> {
            assertThat(Character.isLowSurrogate(window.charAt(0))).isFalse();
            assertThat(window).endsWith(" ");
        });
    }

    @Test
    void offsetsStayRightBehindEmojiAndAccents() {
        String accents = EMOJI + " \u00E9te\u0301 ";
        String text = accents.repeat(40) + "parcel ".repeat(300);
        List<String> windows = windows(text, 16);
        assertThat(String.join("", windows)).isEqualTo(text);
        assertThat(windows.getLast()).startsWith("parcel ");
    }

    @Test
    void aWindowEndsWithASentenceWhenOneEndsNearby() {
        String text = "word ".repeat(240) + "end. " + "next ".repeat(300);
        assertThat(windows(text, 16).getFirst()).isEqualTo("word ".repeat(240) + "end. ");
    }

    @Test
    void aWindowEndsWithALineWhenOneEndsNearby() {
        String text = "word ".repeat(240) + "end\n" + "next ".repeat(300);
        assertThat(windows(text, 16).getFirst()).endsWith("end\n");
    }

    @Test
    void aSentenceThatEndsLongBeforeIsNotPreferred() {
        String text = "word ".repeat(100) + "end. " + "next ".repeat(300);
        assertThat(pieces.count(windows(text, 16).getFirst())).isEqualTo(254);
    }

    @Test
    void aWideFullStopEndsASentenceWithoutSpace() {
        String text = "\u6211".repeat(250) + "\u3002" + "\u4F60".repeat(300);
        assertThat(windows(text, 16).getFirst()).endsWith("\u3002");
    }

    @Test
    void aWordIsNotCut() {
        String text = "unbelievableness ".repeat(200);
        assertThat(windows(text, 100))
                .allSatisfy(window ->
                        assertThat(window).startsWith("unbelievableness").endsWith("unbelievableness "));
    }

    @Test
    void spaceIsPreferredToPunctuation() {
        String text = "a.b(c) ".repeat(100);
        assertThat(windows(text, 100))
                .allSatisfy(window -> assertThat(window).startsWith("a.b").endsWith("(c) "));
    }

    @Test
    void aTextWithoutSpaceIsCutBetweenWords() {
        String text = "at/org/example/".repeat(100);
        List<String> windows = windows(text, 100);
        assertThat(windows).hasSizeGreaterThan(2);
        assertThat(String.join("", windows)).isEqualTo(text);
        assertThat(windows).allSatisfy(window -> assertThat(window).matches("(/?(at|org|example))+/?"));
    }

    @Test
    void surrogatesWithoutPartnerDoNotShiftTheWindows() {
        String text = "\uD83D parcel \uDE00 ".repeat(300);
        List<String> windows = windows(text, 100);
        assertThat(String.join("", windows)).isEqualTo(text);
        assertThat(windows)
                .allSatisfy(window -> assertThat(pieces.count(window)).isLessThanOrEqualTo(254));
    }

    private static List<String> windows(String text, int max) {
        return WindowSplit.of(text, max, pieces);
    }

    private static String text(Random random) {
        String[] parts = {
            "parcel",
            "unbelievableness",
            "\u00FCber",
            "e\u0301",
            EMOJI,
            "\u6211\u4EEC",
            "17",
            "[SEP]",
            "x".repeat(120),
            "0xDEADBEEF",
            "a.b(c)",
            ".",
            "\n",
            "  ",
            "\uD83D",
            "\u0301",
            "\u200D",
            "don't"
        };
        StringBuilder text = new StringBuilder("start");
        int count = random.nextInt(1, 1500);
        for (int i = 0; i < count; i++) {
            text.append(parts[random.nextInt(parts.length)]).append(random.nextInt(3) > 0 ? " " : "");
        }
        return text.toString();
    }
}
