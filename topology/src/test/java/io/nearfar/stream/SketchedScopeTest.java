package io.nearfar.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.detection.Change;
import io.nearfar.detection.Decision;
import io.nearfar.detection.Memory;
import io.nearfar.detection.OutlierConfig;
import io.nearfar.detection.Texts;
import io.nearfar.embedding.EmbeddedRecord;
import io.nearfar.embedding.Embedding;
import io.nearfar.embedding.EmbeddingCode;
import io.nearfar.embedding.EmbeddingFormats;
import io.nearfar.sketch.Directions;
import io.nearfar.stream.DetectDriver.Sent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One scope of so many tickets that its sketches answer, and not its rows alone: what the stores remember finds what plain
 * maps find, also after it was read back from RocksDB.
 */
class SketchedScopeTest {

    private static final int TICKETS = 700;
    private static final long MINUTE = 60_000;
    private static final long START = 1_000 * 1_440 * MINUTE;

    @TempDir
    private Path state;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void findingsAndGroupsEqualThoseOfPlainMaps(long seed) {
        StreamConfig stream = Configs.tickets(Configs.TICKET_WINDOW, new OutlierConfig(3, 60, 10));
        NearfarConfig config = Configs.of(stream);
        Judge<EmbeddedRecord> judge = Judge.ofText(config, stream);
        Announcer announcer = new Announcer(config, stream);
        Memory plain = judge.plainMemory();
        int alerts = 0;
        int restarts = 0;
        try (DetectDriver<EmbeddedRecord> driver =
                new DetectDriver<>(config, judge, EmbeddingFormats.EMBEDDED_RECORD, state)) {
            List<EmbeddedRecord> tickets = tickets(new Random(seed));
            for (int i = 0; i < tickets.size(); i++) {
                EmbeddedRecord ticket = tickets.get(i);
                Ruling ruling = judge.rule(ticket, plain);
                List<Sent> expected = announcer.outputs(judge.identity(ticket), ruling, Driver.CLOCK).stream()
                        .map(Sent::of)
                        .toList();
                judge.apply(ticket, ruling, plain);
                if (i % 40 == 39) {
                    driver.restart();
                }
                String because = "seed %d, ticket %d".formatted(seed, i);
                List<Sent> sent = driver.send(ticket);
                assertThat(alerts(sent)).as(because).isEqualTo(alerts(expected));
                driver.afterRestart().ifPresent(again -> checkAlike(again, ruling.decision(), because));
                restarts += driver.afterRestart().isPresent() ? 1 : 0;
                alerts += alerts(expected).size();
            }
        }
        assertThat(plain.index(Texts.SCOPE.hash(), Texts.MODEL.fingerprint()).records())
                .isGreaterThan(400);
        assertThat(alerts).as("alerts").isGreaterThan(100);
        assertThat(restarts).as("restarts").isGreaterThan(5);
    }

    private static void checkAlike(Decision again, Decision decision, String because) {
        assertThat(again.outcome()).as(because).isEqualTo(decision.outcome());
        assertThat(again.findings()).as(because).isEqualTo(decision.findings());
        assertThat(groups(again)).as(because).isEqualTo(groups(decision));
    }

    private static List<Change> groups(Decision decision) {
        return decision.changes().stream()
                .filter(change -> change instanceof Change.PutGroup || change instanceof Change.DropGroup)
                .toList();
    }

    /** Without the score lines, whose tenth match may differ. */
    private static List<Sent> alerts(List<Sent> sent) {
        return sent.stream().filter(each -> !each.id().isEmpty()).toList();
    }

    /** Tickets in clusters; many resemble an earlier one more or less, some repeat it, some come again changed. */
    private static List<EmbeddedRecord> tickets(Random random) {
        List<Embedding> centers = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            centers.add(Directions.random(random, 384));
        }
        List<EmbeddedRecord> tickets = new ArrayList<>();
        for (int i = 0; i < TICKETS; i++) {
            int choice = tickets.isEmpty() ? 100 : random.nextInt(100);
            EmbeddedRecord earlier = tickets.isEmpty() ? ticket(i, i, centers.getFirst()) : any(tickets, random);
            tickets.add(
                    switch (choice / 10) {
                        case 0 -> ticket(number(earlier), i, near(0.97, earlier, random));
                        case 1, 2, 3, 4 -> ticket(i, i, near(random.nextDouble(0.6, 1), earlier, random));
                        default -> ticket(i, i, Directions.at(0.5, centers.get(i % centers.size()), random));
                    });
        }
        return tickets;
    }

    private static EmbeddedRecord any(List<EmbeddedRecord> tickets, Random random) {
        return tickets.get(random.nextInt(tickets.size()));
    }

    private static int number(EmbeddedRecord ticket) {
        return Integer.parseInt(ticket.identity().id().substring(2));
    }

    private static Embedding near(double cosine, EmbeddedRecord ticket, Random random) {
        return Directions.at(cosine, ticket.windows().getFirst().embedding(), random);
    }

    private static EmbeddedRecord ticket(int number, int at, Embedding vector) {
        EmbeddedRecord ticket = Texts.of(
                Texts.identity(Texts.SCOPE, "T-" + number, false, START + at * MINUTE),
                "open",
                "text " + at,
                Texts.MODEL,
                windows(vector, at));
        return Texts.by("requester " + at % 3, ticket);
    }

    /** Every fifth ticket is so long that it has two. */
    private static EmbeddingCode[] windows(Embedding vector, int at) {
        EmbeddingCode first = EmbeddingCode.of(vector);
        EmbeddingCode second = EmbeddingCode.of(Directions.at(0.8, vector, new Random(at)));
        return at % 5 == 0 ? new EmbeddingCode[] {first, second} : new EmbeddingCode[] {first};
    }
}
