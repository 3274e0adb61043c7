package io.nearfar.detection;

import java.time.Duration;

/**
 * When two records are duplicates.
 *
 * @param similarity least cosine similarity of two tickets or log lines, in (0, 1]; default 0.92 for tickets, 0.95 for
 *     logs
 * @param related least cosine similarity at which a ticket is said to resemble another; equal to {@code similarity} where
 *     nothing is, default 0.85 for tickets, 0.95 for logs
 * @param sameRequester by how much less suffices for both between tickets of one requester; default 0.2
 * @param within longest time between two equal charges; default 24 hours
 */
public record DuplicateConfig(double similarity, double related, double sameRequester, Duration within) {

    public DuplicateConfig {
        if (!(similarity > 0 && similarity <= 1)) {
            throw new IllegalArgumentException("duplicates.similarity must be in (0, 1], was " + similarity);
        }
        if (!(related > 0 && related <= similarity)) {
            throw new IllegalArgumentException(
                    "duplicates.related must be above 0 and at most duplicates.similarity (%s), was %s"
                            .formatted(similarity, related));
        }
        if (!(sameRequester >= 0 && sameRequester < related)) {
            throw new IllegalArgumentException(
                    "duplicates.same_requester must be from 0 to below duplicates.related (%s), was %s"
                            .formatted(related, sameRequester));
        }
        if (!within.isPositive()) {
            throw new IllegalArgumentException("duplicates.within must be positive, was " + within);
        }
    }
}
