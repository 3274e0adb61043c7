package io.nearfar.app.it;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Made support tickets of several tenants, the same for the same seed. Most are ordinary; some reword, repeat, revise or
 * redeliver an earlier one of the same tenant, some are long and some are about something else entirely.
 */
final class MadeTickets {

    static final Instant START = Instant.parse("2026-11-01T08:00:00Z");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> THINGS = List.of(
            "parcel",
            "invoice",
            "password reset mail",
            "credit card",
            "gift voucher",
            "mobile app",
            "newsletter",
            "delivery address",
            "refund",
            "subscription",
            "coffee machine",
            "router",
            "loyalty card",
            "order history",
            "washing machine",
            "return label",
            "bank transfer",
            "user account",
            "winter jacket",
            "phone case");
    private static final List<String> TROUBLES = List.of(
            "has not arrived yet",
            "shows the wrong amount",
            "stopped working this morning",
            "was charged twice",
            "cannot be opened",
            "is missing two pieces",
            "was sent to my old flat",
            "expired far too early",
            "makes a strange noise",
            "is rejected at checkout",
            "looks damaged on one side",
            "belongs to somebody else",
            "crashes after the last update",
            "came in the wrong colour",
            "cannot be cancelled");
    private static final List<String> WISHES = List.of(
            "please call me back",
            "I want my money back",
            "what should I do now",
            "this is the third time",
            "your hotline did not help",
            "I leave for holidays on Friday",
            "my colleague has the same problem",
            "a replacement would be fine",
            "please answer in English",
            "I already sent you a photo");
    private static final List<String> ODD = List.of(
            "glacier",
            "sonata",
            "photosynthesis",
            "viking",
            "tectonic",
            "saxophone",
            "parliament",
            "neutrino",
            "sourdough",
            "marathon",
            "cathedral",
            "octopus",
            "haiku",
            "volcano",
            "chess",
            "monsoon",
            "pharaoh",
            "telescope",
            "beekeeping",
            "tango");
    private static final List<String> OPENINGS = List.of("Hello, ", "Dear team, ", "Good morning, ", "Hi, ", "Again: ");

    private final Random random;
    private final List<List<Made>> earlier = new ArrayList<>();
    private int made;

    MadeTickets(long seed, int tenants) {
        random = new Random(seed);
        for (int tenant = 0; tenant < tenants; tenant++) {
            earlier.add(new ArrayList<>());
        }
    }

    /**
     * A ticket.
     *
     * @param id of the ticket; carried again by revisions and redeliveries
     * @param tenant its scope
     * @param text its subject
     * @param body the rest, often empty
     * @param time when it happened
     */
    record Made(String id, String tenant, String text, String body, Instant time) {

        /** Keyed by tenant. */
        Feed.Message message() {
            try {
                return new Feed.Message(
                        tenant,
                        time,
                        JSON.writeValueAsString(Map.of(
                                "id",
                                id,
                                "tenant",
                                tenant,
                                "subject",
                                text,
                                "body",
                                body,
                                "created_at",
                                time.toString())));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    Made next() {
        made++;
        int tenant = random.nextInt(earlier.size());
        List<Made> before = earlier.get(tenant);
        Made fresh = fresh("tenant-" + tenant);
        if (before.isEmpty()) {
            before.add(fresh);
            return fresh;
        }
        Made old = before.get(random.nextInt(before.size()));
        int die = random.nextInt(100);
        if (die < 16) {
            return new Made(fresh.id(), fresh.tenant(), pick(OPENINGS) + old.text(), old.body(), fresh.time());
        }
        if (die < 20) {
            return new Made(fresh.id(), fresh.tenant(), old.text(), old.body(), fresh.time());
        }
        if (die < 22) {
            return new Made(old.id(), old.tenant(), fresh.text(), fresh.body(), fresh.time());
        }
        if (die < 24) {
            return old;
        }
        before.add(fresh);
        return fresh;
    }

    private Made fresh(String tenant) {
        int die = random.nextInt(100);
        String text = die < 5 ? odd(6) : ordinary();
        String body = die == 99 ? odd(300) : "";
        return new Made("Z-" + made, tenant, text, body, START.plusSeconds(made));
    }

    private String ordinary() {
        return "My %s %s, %s".formatted(pick(THINGS), pick(TROUBLES), pick(WISHES));
    }

    private String odd(int words) {
        List<String> text = new ArrayList<>();
        for (int word = 0; word < words; word++) {
            text.add(pick(ODD));
        }
        return String.join(" ", text);
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
