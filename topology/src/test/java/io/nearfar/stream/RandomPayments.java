package io.nearfar.stream;

import io.nearfar.detection.Payments;
import io.nearfar.record.Scope;
import io.nearfar.record.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random streams of payments: repeated charges, references, refunds, corrections, redeliveries and late ones. */
final class RandomPayments {

    private static final long MINUTE = 60_000;
    private static final long DAY = 1_440 * MINUTE;

    private final Random random;
    private final List<Transaction> sent = new ArrayList<>();
    private long clock = 1_000 * DAY;

    private RandomPayments(long seed) {
        this.random = new Random(seed);
    }

    static List<Transaction> of(long seed, int count) {
        RandomPayments stream = new RandomPayments(seed);
        for (int i = 0; i < count; i++) {
            stream.sent.add(stream.next(i));
        }
        return stream.sent;
    }

    private Transaction next(int i) {
        int choice = random.nextInt(100);
        if (i > 0 && choice < 8) {
            return recent();
        }
        if (i > 0 && choice < 18) {
            Transaction corrected = recent();
            return payment(corrected.identity().scope(), corrected.identity().id());
        }
        Scope scope = new Scope("payments", pick("bank", "other"), List.of("account " + random.nextInt(3)));
        return payment(scope, "P-" + i);
    }

    private Transaction recent() {
        return sent.get(Math.max(0, sent.size() - 1 - random.nextInt(30)));
    }

    private Transaction payment(Scope scope, String id) {
        String amount = pick("9.90", "9.9", "49.90", "49.90", "1200", "-49.90");
        String reference = random.nextInt(5) == 0 ? "R-" + random.nextInt(6) : "";
        Transaction.Details details = Payments.details(
                pick("EUR", "EUR", "USD"), pick("capture", "capture", "refund", "authorization"), reference);
        return Payments.of(scope, id, time(), pick("Kaufhalle", "KAUFHALLE", "Kiosk"), amount, details);
    }

    private long time() {
        clock += random.nextInt(100) == 0 ? random.nextLong(4 * DAY) : random.nextLong(60 * MINUTE);
        return switch (random.nextInt(20)) {
            case 0 -> clock - random.nextLong(6 * DAY);
            case 1, 2, 3 -> clock - random.nextLong(300 * MINUTE);
            default -> clock;
        };
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
