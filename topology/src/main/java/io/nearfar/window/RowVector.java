package io.nearfar.window;

import io.nearfar.embedding.EmbeddingCode;
import io.nearfar.sketch.Sketch;

/**
 * The vector of a row.
 *
 * @param model fingerprint of the model that made it
 * @param sequence the record's place in the order of its scope, from 0
 * @param code the vector
 * @param sketch the sketch of that code, kept so that nobody need make it twice
 */
public record RowVector(String model, long sequence, EmbeddingCode code, Sketch sketch) {

    public static RowVector of(String model, long sequence, EmbeddingCode code) {
        return new RowVector(model, sequence, code, Sketch.of(code));
    }

    /** The same vector of a record at another place. */
    public RowVector at(long other) {
        return new RowVector(model, other, code, sketch);
    }
}
