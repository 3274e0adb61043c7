package io.nearfar.window;

import io.nearfar.embedding.EmbeddingCode;
import io.nearfar.record.Hash128;
import io.nearfar.sketch.BitLoops;
import io.nearfar.sketch.SketchBound;

/** What the searches of all scopes of one task share: loops, bound, buffers, rows and canary. Confined to one thread. */
public final class Searcher {

    private final BitLoops loops;
    private final SketchBound bound;
    private final SketchSearch search;
    private final RowSource source;
    private final CodeFile codes;
    private final Canary canary;

    /** Searches the rows of a source, whose vectors are kept in that file too. */
    public Searcher(SearchConfig config, BitLoops loops, RowSource source, CodeFile codes, CanaryCounts counts) {
        this.loops = loops;
        this.bound = new SketchBound(config.z());
        this.search = new SketchSearch(loops, bound);
        this.source = source;
        this.codes = codes;
        this.canary = new Canary(config.canaryEvery(), counts);
    }

    /** An index of a scope that has no vectors yet. */
    public RecentVectors empty(Hash128 scope) {
        return new RecentVectors(new SketchIndex(scope, codes), this);
    }

    RowBytes rows(EmbeddingCode query) {
        return new RowBytes(query, loops);
    }

    SketchBound bound() {
        return bound;
    }

    SketchSearch search() {
        return search;
    }

    RowSource source() {
        return source;
    }

    Canary canary() {
        return canary;
    }
}
