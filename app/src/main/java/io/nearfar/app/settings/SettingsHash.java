package io.nearfar.app.settings;

import io.nearfar.embedding.onnx.ModelSource;
import io.nearfar.record.Hash128;
import io.nearfar.stream.StreamConfig;
import io.nearfar.window.SearchConfig;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Six hexadecimal digits that differ where decisions may differ: SHA-256 over the model, the partitions, how surely a
 * search finds, and what each stream reads, compares and alerts, in an order that does not depend on the file's. Source
 * topics, links, Kafka properties, memory and secrets do not count.
 */
final class SettingsHash {

    private static final int DIGITS = 6;

    private SettingsHash() {}

    static String of(ModelSource model, int partitions, SearchConfig search, List<StreamConfig> streams) {
        String canonical = streams.stream()
                .sorted(Comparator.comparing(StreamConfig::name))
                .map(SettingsHash::canonical)
                .collect(Collectors.joining(
                        "\n",
                        "model %s %s\npartitions %d\nz %s\n"
                                .formatted(model.modelSha256(), model.tokenizerSha256(), partitions, search.z()),
                        "\n"));
        return Hash128.of(canonical).hex().substring(0, DIGITS);
    }

    private static String canonical(StreamConfig stream) {
        return "stream %s %s scope %s window %s %s alerts %s duplicates %s outliers %s"
                .formatted(
                        stream.name(),
                        stream.mapping(),
                        stream.scope(),
                        stream.window(),
                        stream.text(),
                        stream.alerts().history() + " " + stream.alerts().maxPerMinute() + " "
                                + new TreeSet<>(stream.alerts().kinds()),
                        stream.duplicates(),
                        stream.outliers());
    }
}
