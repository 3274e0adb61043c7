package io.nearfar.app.it;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Made card payments of a few accounts, the same for the same seed. Most are ordinary; some are charged twice, some are
 * refunds, and some are far higher than what the account pays otherwise.
 */
final class MadePayments {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant START = Instant.parse("2026-11-01T08:00:00Z");
    private static final int ACCOUNTS = 12;
    private static final int MINUTES_BETWEEN = 7;
    private static final List<String> MERCHANTS = List.of(
            "Kaufhalle 0231", "Stadtwerke", "Cafe Morgen", "Bahn", "Kino am Markt", "Buchladen", "Tankstelle 17");
    private static final List<String> CURRENCIES = List.of("EUR", "EUR", "EUR", "EUR", "EUR", "EUR", "CHF", "USD");

    private final Random random;
    private Map<String, String> last = Map.of();
    private int made;

    MadePayments(long seed) {
        random = new Random(seed);
    }

    /** The next one, keyed by account. */
    Feed.Message next() {
        made++;
        Instant time = START.plusSeconds(60L * MINUTES_BETWEEN * made);
        boolean again = !last.isEmpty() && random.nextInt(12) == 0;
        last = again ? repeated(time) : fresh(time);
        try {
            return new Feed.Message(last.getOrDefault("account", ""), time, JSON.writeValueAsString(last));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> repeated(Instant time) {
        return payment(
                last.getOrDefault("account", ""),
                last.getOrDefault("merchant", ""),
                last.getOrDefault("amount", ""),
                time);
    }

    private Map<String, String> fresh(Instant time) {
        int euros = random.nextInt(30) == 0 ? 2_000 + random.nextInt(1_000) : 5 + random.nextInt(60);
        String amount = euros + "." + (10 + random.nextInt(90));
        return payment("DE-" + random.nextInt(ACCOUNTS), pick(MERCHANTS), amount, time);
    }

    private Map<String, String> payment(String account, String merchant, String amount, Instant time) {
        return Map.of(
                "id",
                "P-" + made,
                "timestamp",
                time.toString(),
                "tenant",
                "bank",
                "account",
                account,
                "merchant",
                merchant,
                "amount",
                amount,
                "currency",
                pick(CURRENCIES),
                "country",
                random.nextInt(20) == 0 ? "FR" : "DE",
                "type",
                random.nextInt(15) == 0 ? "refund" : "capture");
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
