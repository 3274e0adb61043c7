package io.nearfar.app.demo.story;

import java.util.Set;

/**
 * A record that looks like a finding and is none.
 *
 * @param sort why it looks like one
 * @param stream the stream of both records
 * @param id the record that must stay silent
 * @param of the earlier record that it is too easily taken for; empty if none
 * @param wrong the types of alert that would be wrong about it: {@code duplicate}, {@code related}, {@code outlier},
 *     {@code surge}
 */
public record Trap(Sort sort, String stream, String id, String of, Set<String> wrong) {

    /** What can mislead. */
    public enum Sort {
        /** The sentence of another requester about another order, invoice or parcel. */
        OTHER_NUMBER,
        /** The opposite state: working and not working, received and not received. */
        OTHER_STATE,
        /** The sentence about another product. */
        OTHER_PRODUCT,
        /** The very text at another tenant. */
        OTHER_TENANT,
        /** One requester with many short matters within half an hour. */
        NOISY_REQUESTER,
        /** Known lines with the new version, hash and date of a deploy. */
        DEPLOY,
        /** Many of one known error. */
        KNOWN_BURST,
        /** Known lines from a host never seen. */
        NEW_HOST,
        /** A regular charge of always the same amount. */
        SUBSCRIPTION,
        /** Refunded and bought again. */
        REBUY,
        /** An authorization and its capture. */
        CAPTURE,
        /** One bill in parts of other amounts. */
        SPLIT_TENDER,
        /** Two taps at transit gates within a day. */
        TRANSIT,
        /** The same coffee on another day. */
        DAILY_COFFEE
    }

    /** The set is copied. */
    public Trap {
        wrong = Set.copyOf(wrong);
        if (wrong.isEmpty()
                || !Set.of("duplicate", "related", "outlier", "surge").containsAll(wrong)) {
            throw new IllegalArgumentException("an alert about %s cannot be wrong as %s".formatted(id, wrong));
        }
    }
}
