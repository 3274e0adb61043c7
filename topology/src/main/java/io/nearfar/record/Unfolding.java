package io.nearfar.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** How a preset turns a value into the plain documents that its pointers lead into. Pure but for the value, which it may change. */
@FunctionalInterface
interface Unfolding {

    /**
     * The documents in a value.
     *
     * @throws UnreadableRecord if the value has not the shape that the preset reads
     */
    Unfolded of(JsonNode root);

    /** Every value is one document as it stands. */
    static Unfolded asItStands(JsonNode root) {
        return Unfolded.one(root);
    }

    /**
     * What a value held.
     *
     * @param documents the plain documents
     * @param many whether one value holds any number of documents, so that each is named by its index, counted from 0
     * @param skipped why there is nothing to read, empty where there are documents
     */
    record Unfolded(List<JsonNode> documents, boolean many, List<SkipReason> skipped) {

        static Unfolded one(JsonNode document) {
            return new Unfolded(List.of(document), false, List.of());
        }

        static Unfolded skipped(SkipReason reason) {
            return new Unfolded(List.of(), false, List.of(reason));
        }

        static Unfolded many(List<JsonNode> documents) {
            return documents.isEmpty()
                    ? skipped(SkipReason.WORDLESS)
                    : new Unfolded(List.copyOf(documents), true, List.of());
        }
    }
}
