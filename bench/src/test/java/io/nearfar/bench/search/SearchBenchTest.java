package io.nearfar.bench.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchBenchTest {

    private static final List<String> KEYS = List.of(
            "index",
            "question",
            "cell",
            "vectors",
            "tau",
            "other_rows",
            "query_p50_ms",
            "query_p99_ms",
            "turn_p50_ms",
            "turn_p99_ms",
            "turns",
            "recall",
            "true_pairs",
            "near_share",
            "bytes_per_vector",
            "disk_bytes_per_row",
            "rebuild_s");

    @TempDir
    private static Path folder;

    @Test
    void multipliedVectorsAreAsAlikeAtRandomAsTheTexts() {
        assertThat(Few.bench(folder).quantilesAgree()).isTrue();
    }

    @Test
    void exactScanFindsEverything() {
        List<Measured> measured = Few.measured(folder, IndexKind.INT8_SCAN);
        assertThat(measured).hasSize(4).allSatisfy(line -> {
            assertThat(line.turns().recall()).isEqualTo(1);
            assertThat(line.turns().pairs()).isPositive();
        });
    }

    @Test
    void graphThatSearchesWidelyFindsAlmostEverything() {
        List<Measured> measured = Few.measured(folder, IndexKind.JVECTOR);
        Report report = new Report(Few.SILENT);
        measured.forEach(report::add);
        assertThat(measured)
                .filteredOn(line -> !line.dense() && report.isBest(line))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.turns().recall()).isGreaterThan(0.95));
    }

    @Test
    void jsonHasItsKeys() throws IOException {
        Report report = new Report(Few.SILENT);
        Few.measured(folder, IndexKind.SKETCH).forEach(report::add);
        JsonNode json = new ObjectMapper().readTree(JsonReport.of(report, "this machine"));
        assertThat(json)
                .hasSize(4)
                .allSatisfy(line -> assertThat(line.fieldNames()).toIterable().containsAll(KEYS));
        assertThat(json.get(0).get("machine").asText()).isEqualTo("this machine");
        assertThat(json.get(0).get("recall").asDouble()).isEqualTo(1, offset(0.0001));
        assertThat(json.get(0).get("disk_bytes_per_row").asInt()).isGreaterThan(500);
    }
}
