package io.nearfar.bench.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.window.Neighbour;
import io.nearfar.window.PlainIndex;
import io.nearfar.window.RowVector;
import io.nearfar.window.VectorIndex;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TruthTest {

    @TempDir
    private static Path folder;

    @Test
    void everyWindowHasTheAnswersOfAScanOfIt() {
        Cell cell = Few.bench(folder).cell(Few.SIZE);
        Truth truth = new Truth(cell);
        for (int first : new int[] {0, 399, 5000}) {
            PlainIndex scan = scan(cell, first);
            for (int query = 0; query < 40; query++) {
                VectorIndex.Query asked =
                        new VectorIndex.Query(cell.queries().get(query).code(), 0, Long.MAX_VALUE);
                int[] within = rows(cell, scan.within(asked, Few.SIZE.tau()));
                int[] nearest = rows(cell, scan.nearest(asked, Question.WANTED));
                assertThat(truth.wanted(Question.THRESHOLD, query, first)).isEqualTo(within.length);
                assertThat(truth.right(Question.THRESHOLD, query, first, within))
                        .isEqualTo(within.length);
                assertThat(truth.right(Question.NEAREST, query, first, nearest)).isEqualTo(Question.WANTED);
                nearest[0] = nearest[1];
                assertThat(truth.right(Question.NEAREST, query, first, nearest)).isEqualTo(Question.WANTED - 1);
            }
        }
    }

    private static PlainIndex scan(Cell cell, int first) {
        PlainIndex scan = new PlainIndex();
        for (int row = first; row < first + cell.size().vectors(); row++) {
            scan.add(cell.key(row), RowVector.of(cell.model(), row, cell.code(row)));
        }
        return scan;
    }

    private static int[] rows(Cell cell, List<Neighbour> found) {
        return found.stream()
                .mapToInt(neighbour -> cell.row(neighbour.row().time()))
                .toArray();
    }
}
