package io.nearfar.bench.search;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes a report as a JSON array, one object a line of it; the first says on what machine it was made. */
final class JsonReport {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonReport() {}

    static String of(Report report, String machine) {
        ArrayNode lines = MAPPER.createArrayNode();
        for (Measured line : report.lines()) {
            ObjectNode json = lines.addObject();
            put(json, line);
            line.graph()
                    .ifPresent(graph -> json.put("m", graph.m())
                            .put("width", graph.width())
                            .put("search", graph.atThreshold() ? "threshold" : "top-k"));
            if (line.graph().isPresent() && report.isBest(line)) {
                json.put("best", true);
            }
            if (lines.size() == 1) {
                json.put("machine", machine).put("jdk", Runtime.version().toString());
            }
        }
        return lines.toPrettyString();
    }

    private static void put(ObjectNode json, Measured line) {
        Turns turns = line.turns();
        json.put("index", line.index().label())
                .put("question", line.question().label())
                .put("cell", line.cell())
                .put("vectors", line.size().vectors())
                .put("tau", line.size().tau())
                .put("other_rows", line.size().others())
                .put("query_p50_ms", rounded(turns.query().p50()))
                .put("query_p99_ms", rounded(turns.query().p99()))
                .put("turn_p50_ms", rounded(turns.turn().p50()))
                .put("turn_p99_ms", rounded(turns.turn().p99()))
                .put("turns", turns.made())
                .put("recall", turns.recall())
                .put("true_pairs", turns.pairs())
                .put("near_share", rounded(turns.nearShare()))
                .put("bytes_per_vector", Math.round(line.cost().heapBytesPerVector()))
                .put("mapped_bytes_per_vector", Math.round(line.cost().mappedBytesPerVector()))
                .put("disk_bytes_per_row", Math.round(line.cost().diskBytesPerRow()));
        line.cost()
                .buildSeconds()
                .ifPresentOrElse(seconds -> json.put("rebuild_s", rounded(seconds)), () -> json.putNull("rebuild_s"));
    }

    private static double rounded(double value) {
        return Math.round(value * 1e4) / 1e4;
    }
}
