package io.nearfar.detection;

/**
 * How sure it must be before something is said.
 *
 * @param duplicate least confidence of a duplicate
 * @param related least confidence of a related record
 * @param duplicateOrigin where the first comes from, for people
 * @param relatedOrigin where the second comes from, for people
 */
public record Thresholds(double duplicate, double related, String duplicateOrigin, String relatedOrigin) {}
