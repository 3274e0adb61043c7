package io.nearfar.bench.search;

import io.nearfar.window.CodeFile;
import io.nearfar.window.Neighbour;
import io.nearfar.window.RowKey;
import io.nearfar.window.RowVector;
import io.nearfar.window.VectorIndex;
import java.util.List;
import java.util.Optional;

/** An index of the project. */
final class IndexPeer implements Peer {

    private final Cell cell;
    private final VectorIndex index;
    private final Optional<CodeFile> vectors;

    /** An index of sketches has a file of vectors. */
    IndexPeer(Cell cell, VectorIndex index, Optional<CodeFile> vectors) {
        this.cell = cell;
        this.index = index;
        this.vectors = vectors;
    }

    @Override
    public void add(int row, RowKey key, RowVector vector) {
        index.add(key, vector);
    }

    @Override
    public void expire(int row) {
        index.expire(cell.time(row));
    }

    @Override
    public int[] ask(Question question, Asked query, int first) {
        VectorIndex.Query asked = new VectorIndex.Query(query.code(), cell.time(first) - 1, Long.MAX_VALUE);
        List<Neighbour> found = question == Question.THRESHOLD
                ? index.within(asked, cell.size().tau())
                : index.nearest(asked, Question.WANTED);
        int[] rows = new int[found.size()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = cell.row(found.get(i).row().time());
        }
        return rows;
    }

    @Override
    public long bytes() {
        return index.bytes();
    }

    @Override
    public boolean sketches() {
        return vectors.isPresent();
    }

    @Override
    public long mappedBytes() {
        return vectors.map(CodeFile::bytes).orElse(0L);
    }
}
