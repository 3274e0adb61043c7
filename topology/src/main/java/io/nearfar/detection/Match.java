package io.nearfar.detection;

/**
 * An earlier record and how like it the new one is.
 *
 * @param id its record id
 * @param time its event time, epoch milliseconds
 * @param similarity cosine similarity, in [-1, 1]; of payments the confidence
 * @param confidence how sure it is that both are the same, in [0, 1]
 */
public record Match(String id, long time, double similarity, double confidence) {}
