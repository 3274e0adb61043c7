package io.nearfar.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nearfar.detection.OutlierConfig;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Help desks send an event per ticket update; what is alerted depends on the tickets, not on how often they came. */
class TicketUpdatesTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final int TICKETS = 1_000;
    private static final int UPDATES = 5;
    private static final long SEED = 41;
    private static final List<String> WORDS = List.of(
                    "printer invoice parcel login password refund camera garden bicycle train soup piano contract window",
                    "passport battery mountain teacher hospital mirror carpet bridge lemon engine orchestra pillow harbour",
                    "tractor museum candle forest dentist umbrella volcano keyboard insurance wedding penguin bakery desert",
                    "satellite library kitchen hammer galaxy blanket elevator festival pharmacy jacket anchor telescope",
                    "courier warehouse subscription voucher headset router firmware thermostat ladder aquarium balcony")
            .stream()
            .flatMap(line -> List.of(line.split(" ", -1)).stream())
            .toList();

    @TempDir
    private Path everyUpdate;

    @TempDir
    private Path lastOnly;

    private record Event(double order, int ticket, String text, String status) {}

    private record Raised(String record, String match, String kind) {}

    @Test
    void thousandTicketsWithFiveUpdatesEachAlertAsTheirLastRevisionsAlone() {
        List<Event> events = events(new Random(SEED));
        Map<Integer, Event> last =
                events.stream().collect(Collectors.toMap(Event::ticket, event -> event, (earlier, later) -> later));
        List<Event> lastRevisions = last.values().stream()
                .sorted(Comparator.comparingInt(Event::ticket))
                .toList();
        assertThat(events).hasSize(TICKETS * (1 + UPDATES));

        Set<Raised> expected = raised(lastRevisions, lastOnly);

        assertThat(expected).as("seed %d", SEED).hasSizeGreaterThan(150);
        assertThat(raised(events, everyUpdate)).as("seed %d", SEED).isEqualTo(expected);
    }

    private static Set<Raised> raised(List<Event> events, Path state) {
        StreamConfig tickets = Configs.tickets(Configs.TICKET_WINDOW, new OutlierConfig(0, 99.9, 1_000));
        try (Driver driver = new Driver(Configs.of(tickets), state)) {
            for (Event event : events) {
                Map<String, String> fields = Map.of(
                        "id", "T-" + event.ticket(),
                        "tenant", "acme",
                        "subject", event.text(),
                        "status", event.status(),
                        "created_at", NOON.plusSeconds(event.ticket()).toString());
                driver.send("tickets", fields, NOON.plusSeconds(TICKETS));
            }
            List<JsonNode> alerts = driver.alerts("tickets", AlertKind.DUPLICATES);
            Set<Raised> raised = alerts.stream()
                    .map(alert -> new Raised(
                            alert.at("/record/id").asText(),
                            alert.at("/match/id").asText(),
                            "duplicates"))
                    .collect(Collectors.toSet());
            assertThat(alerts).as("nothing is alerted twice").hasSameSizeAs(raised);
            assertThat(raised).noneMatch(alert -> alert.record().equals(alert.match()));
            return raised.stream().filter(TicketUpdatesTest::isPlanted).collect(Collectors.toSet());
        }
    }

    /** Whether one ticket says what the other says; how alike chance tickets look depends on how many came before. */
    private static boolean isPlanted(Raised alert) {
        int ticket = Integer.parseInt(alert.record().substring(2));
        return ticket % 5 == 4 && alert.match().equals("T-" + (ticket - 3));
    }

    /** First events in order of tickets, updates some time after, in their order. */
    private static List<Event> events(Random random) {
        List<Event> events = new ArrayList<>();
        List<String> originals = new ArrayList<>();
        for (int ticket = 0; ticket < TICKETS; ticket++) {
            boolean duplicate = ticket % 5 == 4;
            String text = duplicate ? reworded(originals.get(ticket - 3), random) : words(random);
            originals.add(text);
            double order = ticket;
            events.add(new Event(order, ticket, text, "new"));
            for (int update = 1; update <= UPDATES; update++) {
                order += random.nextDouble() * 20;
                text = update == 3 && random.nextInt(4) == 0 ? text + "\nThanks" : text;
                events.add(new Event(order, ticket, text, "step " + update));
            }
        }
        events.sort(Comparator.comparingDouble(Event::order));
        return events;
    }

    /** Words that say nothing together, so that no two tickets resemble each other by chance. */
    private static String words(Random random) {
        return random.ints(0, WORDS.size())
                .distinct()
                .limit(14)
                .mapToObj(WORDS::get)
                .collect(Collectors.joining(" "));
    }

    /** The same to a reader: word for word, or with other capitals. */
    private static String reworded(String text, Random random) {
        return random.nextBoolean()
                ? text
                : text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
    }
}
