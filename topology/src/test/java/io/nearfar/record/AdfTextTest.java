package io.nearfar.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.nearfar.record.UnreadableRecord.Reason;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AdfTextTest {

    private static final String START = "{\"type\": \"doc\", \"content\": [";

    @Test
    void onlyADocWithContentIsADocument() {
        assertThat(AdfText.isDocument(json(START + "]}"))).isTrue();
        assertThat(AdfText.isDocument(json("{\"type\": \"doc\"}"))).isFalse();
        assertThat(AdfText.isDocument(json("{\"type\": \"docs\", \"content\": []}")))
                .isFalse();
    }

    @Test
    void deepestTablesThatTheParserLetsThroughAreRead() {
        String open =
                "{\"type\":\"table\",\"content\":[{\"type\":\"tableRow\",\"content\":[{\"type\":\"tableCell\",\"content\":[";
        String close = "]}]}]}";
        int tables = (JsonInput.MAX_DEPTH - 3) / 6;
        String text = "{\"type\":\"text\",\"text\":\"deep\"}";
        assertThat(AdfText.of(json(START + open.repeat(tables) + text + close.repeat(tables) + "]}")))
                .isEqualTo("deep");
        assertThat(catchThrowableOfType(
                                UnreadableRecord.class,
                                () -> json(START + open.repeat(20) + text + close.repeat(20) + "]}"))
                        .reason())
                .isEqualTo(Reason.TOO_DEEP);
    }

    @Test
    void manyNodesMakeOneTextEach() {
        String paragraph = "{\"type\":\"paragraph\",\"content\":[{\"type\":\"text\",\"text\":\"x\"}]},";
        String document = START + paragraph.repeat(15_000) + "{\"type\":\"rule\"}]}";
        assertThat(AdfText.of(json(document)).lines()).hasSize(15_000).containsOnly("x");
    }

    private static JsonNode json(String text) {
        return JsonInput.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
