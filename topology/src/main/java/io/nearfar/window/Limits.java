package io.nearfar.window;

import io.nearfar.sketch.QuerySketch;
import io.nearfar.sketch.Sketch;
import io.nearfar.sketch.SketchBound;

/** What the sketches of all rows keep to that have a similarity or more with a query. Confined to one search. */
final class Limits {

    private final Sketch query;
    private final int near;
    private final int half;
    private final int whole;
    private final double[] estimates;

    Limits(SketchBound bound, QuerySketch query, double similarity) {
        this.query = query.sketch();
        this.near = bound.near(similarity);
        this.half = bound.half(similarity);
        this.whole = bound.whole(similarity);
        this.estimates = query.least(similarity, bound.z());
    }

    /** In how many bits the first words differ at most. */
    int near() {
        return near;
    }

    /** Whether the first half of a row's sketch, and then all of it, differs in few enough bits. */
    boolean admit(Chunk chunk, int row) {
        return query.distance(chunk.words(), row, chunk.capacity(), Sketch.WORDS / 2) <= half
                && query.distance(chunk.words(), row, chunk.capacity(), Sketch.WORDS) <= whole;
    }

    /** Whether a row's similarity, by its estimate, is high enough. */
    boolean admit(Chunk chunk, int row, double estimate) {
        return estimate >= estimates[Byte.toUnsignedInt(chunk.alignment(row))];
    }
}
