package io.nearfar.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode ALERT =
            TestAlert.duplicate("5f1c0a9e7b42d3f0", "1042").json();

    @Test
    void fieldsStandWhereTheirPointersStood() {
        assertThat(new Template("{/record/id} and {/match/id}, {/score}, {/notify}").fill(ALERT))
                .isEqualTo("1042 and 1017, 0.93125, true");
    }

    @Test
    void whatIsNoPointerIsLeftAsItIs() {
        assertThat(new Template("{{ticket.id}} {record} { /record/id} $1").fill(ALERT))
                .isEqualTo("{{ticket.id}} {record} { /record/id} $1");
    }

    @Test
    void whatAFieldSaysIsNotFilledInAgain() {
        JsonNode alert = read("{\"a\": \"{/b} $1 \\\\1\", \"b\": \"no\"}");

        assertThat(new Template("{/a}").fill(alert)).isEqualTo("{/b} $1 \\1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/record/nothing", "/match/url", "/group", "/evidence", "/"})
    void aFieldThatIsMissingNullOrNoTextIsNamedInTheFailure(String pointer) {
        assertThatExceptionOfType(AlertFailure.class)
                .isThrownBy(() -> new Template("{%s}".formatted(pointer)).fill(ALERT))
                .withMessage("the alert has no " + pointer);
    }

    @Test
    void fieldsOfAnAddressStayWithinTheirPart() {
        AddressTemplate address = AddressTemplate.read("https://desk.example/tickets/{/id}/notes?by={/id}");

        assertThat(address.fill(read("{\"id\": \"a/../b?c&d=e#f é%2F+\"}")))
                .hasToString("https://desk.example/tickets/a%2F..%2Fb%3Fc%26d%3De%23f%20%C3%A9%252F%2B/notes"
                        + "?by=a%2F..%2Fb%3Fc%26d%3De%23f%20%C3%A9%252F%2B");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", ".."})
    void fieldsThatWouldChangeThePathAreRefused(String id) {
        AddressTemplate address = AddressTemplate.read("https://desk.example/tickets/{/id}/notes");

        assertThatExceptionOfType(AlertFailure.class)
                .isThrownBy(() -> address.fill(read("{\"id\": \"%s\"}".formatted(id))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "desk.example/{/id}",
                "http://desk.example/{/id}",
                "ftp://desk.example/{/id}",
                "https://{/tenant}.desk.example/",
                "https://{/tenant}@desk.example/",
                "https://desk.example:{/port}/",
                "{/record/url}",
                "https:///{/id}",
                "https://desk.example/a b"
            })
    void addressesThatAnAlertCouldTurnElsewhereOrThatAnybodyCouldReadAreRefused(String text) {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> AddressTemplate.read(text));
    }

    @Test
    void thisMachineIsSpokenToWithoutTls() {
        assertThat(AddressTemplate.read("http://127.0.0.1:8080/{/id}").fill(read("{\"id\": 7}")))
                .hasToString("http://127.0.0.1:8080/7");
    }

    @Test
    void fieldsOfABodyStayWithinTheirText() {
        BodyTemplate body = BodyTemplate.read("{\"a\": [\"so: {/id}\", 1, null], \"{/id}\": true}");
        String id = "\"}], \\ \n \u0000 é";

        JsonNode filled = read(body.fill(JSON.createObjectNode().put("id", id)));

        assertThat(filled.at("/a/0").textValue()).isEqualTo("so: " + id);
        assertThat(((ArrayNode) filled.path("a")).set(0, "so")).isEqualTo(read("[\"so\", 1, null]"));
        assertThat(filled.path("{/id}").booleanValue()).isTrue();
        assertThat(filled).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "so", "\"so\"", "[]", "{\"a\": {/id}}", "{} {}"})
    void bodiesThatAreNoJsonObjectAreRefused(String text) {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> BodyTemplate.read(text));
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
