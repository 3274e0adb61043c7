package io.nearfar.bench.verify;

import java.util.List;
import java.util.SplittableRandom;

/** Tickets full of facts: numbers, sums, names, states and negations. The same seed makes the same texts. */
final class FactTexts {

    private static final List<String> SENTENCES = List.of(
            "Order %d for $%d.50 was not delivered to our Berlin office.",
            "The invoice %d shows the wrong amount of %d EUR.",
            "I cannot log in to account %d since the update to version %d.2.",
            "The printer in room %d is disconnected and %d people wait.",
            "Parcel %d was rejected, the tracking has not moved for %d days.",
            "My card ending %d was charged although booking %d is cancelled.",
            "2026-11-22 10:15:02 ERROR [main-%d] agent lost session 0x%d",
            "Please unlock user %d, the VPN stopped at node %d.",
            "Salesforce and Outlook no longer sync contract %d with policy %d.",
            "We received voucher %d but the shop in Madrid does not accept it %d times.");

    private final SplittableRandom random;

    FactTexts(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** One ticket of that many sentences. */
    String ticket(int sentences) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < sentences; i++) {
            String sentence = SENTENCES.get(random.nextInt(SENTENCES.size()));
            text.append(sentence.formatted(random.nextInt(10, 60), random.nextInt(10, 60)))
                    .append('\n');
        }
        return text.toString();
    }
}
