package io.nearfar.bench.outlier;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes down how the detectors did. */
final class OutlierReport {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private OutlierReport() {}

    static String lines(List<Measured> measured) {
        return measured.stream()
                .map(line -> String.format(
                        Locale.ROOT,
                        "%,6d clusters  %-14s  %8.1f us  p99 %9.1f us  %,12d bytes  AUROC %.4f",
                        line.clusters(),
                        line.kind().label(),
                        line.times().median(),
                        line.times().late(),
                        line.bytes(),
                        line.auroc()))
                .collect(Collectors.joining(System.lineSeparator()));
    }

    /** A JSON array, one object a line of it. */
    static String json(List<Measured> measured) {
        ArrayNode lines = MAPPER.createArrayNode();
        for (Measured line : measured) {
            lines.addObject()
                    .put("detector", line.kind().label())
                    .put("clusters", line.clusters())
                    .put("dimensions", TopicStream.DIMENSIONS)
                    .put("score_update_p50_us", rounded(line.times().median()))
                    .put("score_update_p99_us", rounded(line.times().late()))
                    .put("bytes_per_tenant", line.bytes())
                    .put("auroc", rounded(line.auroc()))
                    .put("records", line.records());
        }
        return lines.toPrettyString();
    }

    private static double rounded(double value) {
        return Math.round(value * 1e4) / 1e4;
    }
}
