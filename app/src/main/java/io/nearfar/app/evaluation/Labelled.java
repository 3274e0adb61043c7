package io.nearfar.app.evaluation;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A record that is sent, and the labelled record it was made from.
 *
 * @param number the running number that is its id while it travels
 * @param message what is sent, JSON
 * @param order records equal in this are sent to one partition, so that they keep their order: the tenant, or the number
 *     of the pair
 * @param original the record of the file with its labels
 * @param originalId its id in the file; of a pair the pair's id and which of the two it is
 * @param history whether it only comes first and is not scored
 */
record Labelled(int number, String message, String order, JsonNode original, String originalId, boolean history) {

    String id() {
        return Integer.toString(number);
    }

    /** A label that is text; empty without one. */
    String text(String label) {
        return original.path(label).asText("");
    }

    /** Whether a label says true. */
    boolean is(String label) {
        return original.path(label).asBoolean(false);
    }

    /** Whether a label says anything. */
    boolean has(String label) {
        return original.hasNonNull(label);
    }
}
