package io.nearfar.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nearfar.detection.Memory;
import io.nearfar.detection.OutlierConfig;
import io.nearfar.detection.Texts;
import io.nearfar.embedding.EmbeddedRecord;
import io.nearfar.embedding.EmbeddingFormats;
import io.nearfar.stream.DetectDriver.Sent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Surges through the detect processor, over stores and restarts, beside plain maps. */
class SurgeTopologyTest {

    private static final long MINUTE = 60_000;
    private static final long DAY = 1_440 * MINUTE;
    private static final int ORDINARY = 432;
    private static final long START = 1_000 * DAY;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path state;

    @Test
    void aSurgeIsToldAtItsStartAtItsDoublingAndAtItsEndUnderOneSubject() throws Exception {
        List<JsonNode> surges = surges(sent(tickets()));

        assertThat(surges).extracting(body -> body.path("phase").asText()).containsExactly("start", "doubling", "end");
        assertThat(surges)
                .extracting(body -> body.path("distinct_requesters").asInt())
                .containsExactly(4, 8, 12);
        assertThat(surges.getFirst().path("count").asInt()).isEqualTo(4);
        assertThat(surges.getFirst().path("members")).hasSize(4);
        assertThat(surges.getFirst().path("suggested_action").asText()).isEqualTo("open-incident");
        assertThat(surges.getLast().path("suggested_action").asText()).isEqualTo("review");
    }

    @Test
    void ticketsOutOfOrderCountAndThoseOfLongAgoAreNoSurge() throws Exception {
        List<EmbeddedRecord> tickets = new ArrayList<>(ordinary());
        long now = START + (ORDINARY + 1) * 5L * MINUTE;
        for (int i = 0; i < 8; i++) {
            tickets.add(ticket(500 + i, now - DAY + i * MINUTE, 1));
        }
        for (int minute : new int[] {4, 2, 5, 1, 3, 0}) {
            tickets.add(ticket(1_000 + minute, now + minute * MINUTE, 2));
        }

        List<JsonNode> surges = surges(sent(tickets));

        assertThat(surges).extracting(body -> body.path("phase").asText()).containsExactly("start");
        assertThat(surges.getFirst().path("members"))
                .extracting(JsonNode::asText)
                .containsExactly("T-1004", "T-1002", "T-1005", "T-1001");
        assertThat(surges.getFirst().path("window_start").asText()).isEqualTo(text(now + MINUTE));
        assertThat(surges.getFirst().path("window_end").asText()).isEqualTo(text(now + 5 * MINUTE));
    }

    private static String text(long time) {
        return Instant.ofEpochMilli(time).toString();
    }

    private static List<JsonNode> surges(List<Sent> all) throws Exception {
        List<JsonNode> surges = new ArrayList<>();
        for (Sent sent : all) {
            if (sent.topic().equals("nearfar.tickets.surges")) {
                surges.add(JSON.readTree(sent.body()));
            }
        }
        return surges;
    }

    /** A day and a half about other matters, then twelve about one within minutes, then others again. */
    private static List<EmbeddedRecord> tickets() {
        List<EmbeddedRecord> tickets = new ArrayList<>(ordinary());
        long time = START + ORDINARY * 5L * MINUTE;
        for (int i = 0; i < 12; i++) {
            time += MINUTE;
            tickets.add(ticket(1_000 + i, time, 2));
        }
        tickets.add(ticket(2_000, time + 70 * MINUTE, 0));
        return tickets;
    }

    private static List<EmbeddedRecord> ordinary() {
        List<EmbeddedRecord> tickets = new ArrayList<>();
        for (int i = 0; i < ORDINARY; i++) {
            tickets.add(ticket(i, START + (i + 1) * 5L * MINUTE, i % 2 == 0 ? 0 : 3));
        }
        return tickets;
    }

    /** About the matter of that axis, in words of its own. */
    private static EmbeddedRecord ticket(int number, long time, int axis) {
        float[] vector = {0.3f, 0.3f, 0.3f, 0.3f};
        vector[axis] = 2 + number % 7 * 0.05f;
        return Texts.by(
                "requester " + number, Texts.ticket("T-" + number, time, "matter " + number, Texts.code(vector)));
    }

    private List<Sent> sent(List<EmbeddedRecord> tickets) {
        StreamConfig stream = Configs.tickets(Configs.TICKET_WINDOW, new OutlierConfig(3, 60, 10));
        NearfarConfig config = Configs.of(stream);
        Judge<EmbeddedRecord> judge = Judge.ofText(config, stream);
        Announcer announcer = new Announcer(config, stream);
        Memory plain = judge.plainMemory();
        List<Sent> all = new ArrayList<>();
        try (DetectDriver<EmbeddedRecord> driver =
                new DetectDriver<>(config, judge, EmbeddingFormats.EMBEDDED_RECORD, state)) {
            for (int i = 0; i < tickets.size(); i++) {
                Ruling ruling = judge.rule(tickets.get(i), plain);
                List<Sent> expected = announcer.outputs(judge.identity(tickets.get(i)), ruling, Driver.CLOCK).stream()
                        .map(Sent::of)
                        .toList();
                judge.apply(tickets.get(i), ruling, plain);
                if (i % 25 == 24 || i >= ORDINARY) {
                    driver.restart();
                }
                List<Sent> sent = driver.send(tickets.get(i));
                assertThat(sent).as("ticket %d", i).containsExactlyElementsOf(expected);
                all.addAll(sent);
            }
        }
        return all;
    }
}
