package io.nearfar.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a server whose answers are no help desk's. */
class HelpDeskTest {

    private static final JsonNode ALERT =
            TestAlert.duplicate("000000000000000a", "1042").json();
    private static final int MEGABYTE = 1 << 20;

    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;
    private byte[] answer = {};

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(200, 0);
            try (exchange) {
                exchange.getResponseBody().write(answer);
            }
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://elsewhere.example/", "http://127.0.0.1:1/", "//elsewhere.example/", "http://so so/"})
    void aSearchThatGoesOnElsewhereIsNotFollowed(String next) {
        answer("{\"next_page\": \"%s\"}".formatted(next));

        assertThatExceptionOfType(AlertFailure.class)
                .isThrownBy(() -> desk("zendesk").tell(ALERT))
                .withMessageStartingWith("the search goes on at ");
        assertThat(requests).hasValue(1);
    }

    @Test
    void aSearchWithoutEndEnds() {
        answer("{\"next_page\": \"?page=2\"}");

        assertThatExceptionOfType(AlertFailure.class)
                .isThrownBy(() -> desk("zendesk").tell(ALERT))
                .withMessage("the search goes on after 200 pages");
        assertThat(requests).hasValue(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "{\"comments\": ["})
    void anAnswerThatIsNoJsonIsTheAlertsFailure(String text) {
        answer(text);

        assertThatExceptionOfType(AlertFailure.class)
                .isThrownBy(() -> desk("zendesk").tell(ALERT))
                .withMessageContaining("no JSON");
    }

    @Test
    void anAnswerIsReadUpToItsBound() {
        answer("{\"a\": \"%s\"}".formatted("x".repeat(15 * MEGABYTE)));
        desk("zendesk").tell(ALERT);
        assertThat(requests).hasValue(2);

        answer("{\"a\": \"%s\"}".formatted("x".repeat(17 * MEGABYTE)));
        assertThatExceptionOfType(AlertFailure.class)
                .isThrownBy(() -> desk("zendesk").tell(ALERT))
                .withMessageContaining("more than 16777216 bytes");
    }

    private HelpDesk desk(String name) {
        Map<String, String> properties = new HashMap<>(Published.properties(
                name, "http://127.0.0.1:" + server.getAddress().getPort(), FakeDesk.AUTHORIZATION));
        return new HelpDesk(new SinkSettings(properties));
    }

    private void answer(String text) {
        answer = text.getBytes(StandardCharsets.UTF_8);
    }
}
