package io.nearfar.bench.search;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A benchmark small enough for a test. */
final class Few {

    static final CellSize SIZE = new CellSize(2000, 0.9, 500);
    static final PrintStream SILENT = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);

    private Few() {}

    static SearchBench bench(Path folder) {
        return new SearchBench(folder, 2000, SILENT);
    }

    static List<Measured> measured(Path folder, IndexKind kind) {
        List<Measured> measured = new ArrayList<>();
        bench(folder).run(SIZE, Set.of(kind), measured::add);
        return measured;
    }
}
