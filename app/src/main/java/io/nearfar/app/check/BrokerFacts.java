package io.nearfar.app.check;

import java.util.Set;
import java.util.TreeSet;

/**
 * What the broker says of itself.
 *
 * @param servers where it was asked
 * @param metadataVersion its finalized {@code metadata.version} such as {@code 4.3}, {@code unknown} where it does not say
 * @param transactionVersion its finalized {@code transaction.version}, 0 where it has or says none
 * @param topics those it shows
 */
record BrokerFacts(String servers, String metadataVersion, int transactionVersion, Set<String> topics) {

    /** From here on readers of committed records see each alert exactly once. */
    static final int EXACT = 2;

    static final String UNKNOWN = "unknown";

    BrokerFacts {
        topics = Set.copyOf(new TreeSet<>(topics));
    }

    boolean exact() {
        return transactionVersion >= EXACT;
    }
}
