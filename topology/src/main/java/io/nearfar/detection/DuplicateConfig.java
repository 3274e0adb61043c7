package io.nearfar.detection;

import java.time.Duration;

/**
 * When two records are duplicates, and when two tickets resemble each other enough to say so.
 *
 * <p>Tickets of one requester within {@code within} count one step more: as duplicates from {@code related} on, as related
 * from {@code sameRequester} on. People who wait for an answer write again, in other words. So do two tickets that name one
 * number, such as an order, which few similar tickets name.
 *
 * @param similarity least cosine similarity of two tickets or log lines that are duplicates, in (0, 1]; default 0.92 for
 *     tickets, 0.95 for logs
 * @param related least cosine similarity of two tickets that are related, at most {@code similarity}; default 0.9 for
 *     tickets; equal to {@code similarity} for logs, where nothing is
 * @param sameRequester least cosine similarity of two tickets of one requester that are related, at most {@code related};
 *     default 0.6 for tickets, equal to {@code similarity} for logs
 * @param within longest time between two tickets of one requester that count one step more, default 14 days; longest time
 *     between two equal charges, default 24 hours; no effect on logs
 */
public record DuplicateConfig(double similarity, double related, double sameRequester, Duration within) {

    public DuplicateConfig {
        require("similarity", similarity, "1", 1);
        require("related", related, "duplicates.similarity", similarity);
        require("same_requester", sameRequester, "duplicates.related", related);
        if (!within.isPositive()) {
            throw new IllegalArgumentException("duplicates.within must be positive, was " + within);
        }
    }

    private static void require(String key, double value, String bound, double most) {
        if (!(value > 0 && value <= most)) {
            throw new IllegalArgumentException(
                    "duplicates.%s must be above 0 and at most %s, was %s".formatted(key, bound, value));
        }
    }
}
