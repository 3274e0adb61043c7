package io.nearfar.app.check;

import io.nearfar.embedding.Embedder;
import io.nearfar.embedding.EmbeddingCode;
import io.nearfar.record.Limits;
import io.nearfar.record.PreparedRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Texts of a sample embedded on one thread, and how long that took.
 *
 * @param embedded the texts, each different, with their vectors; none without a vector
 * @param took for all of them
 * @param beyond how many have more windows than are embedded
 */
record Inference(List<Embedded> embedded, Duration took, int beyond) {

    private static final int MOST = 40;
    private static final int WARM_UP = 5;
    private static final Duration ENOUGH = Duration.ofSeconds(6);
    private static final double NANOS = 1e9;

    /**
     * A text with its vectors.
     *
     * @param record as prepared
     * @param windows the codes of its windows, at least one
     */
    record Embedded(PreparedRecord record, List<EmbeddingCode> windows) {

        Embedded {
            windows = List.copyOf(windows);
        }
    }

    Inference {
        embedded = List.copyOf(embedded);
    }

    /**
     * Embeds up to 40 different texts spread over the sample, for six seconds at most, after a few to warm up.
     *
     * @param nanos a clock in nanoseconds
     */
    static Inference measured(List<PreparedRecord> sample, Embedder embedder, LongSupplier nanos) {
        List<PreparedRecord> texts = spread(different(sample));
        texts.stream().limit(WARM_UP).forEach(text -> codes(text, embedder));
        List<Embedded> embedded = new ArrayList<>();
        long start = nanos.getAsLong();
        long took = 0;
        for (PreparedRecord text : texts) {
            List<EmbeddingCode> codes = codes(text, embedder);
            took = nanos.getAsLong() - start;
            if (!codes.isEmpty()) {
                embedded.add(new Embedded(text, codes));
            }
            if (took > ENOUGH.toNanos()) {
                break;
            }
        }
        int beyond =
                (int) embedded.stream().filter(each -> isBeyond(each, embedder)).count();
        return new Inference(embedded, Duration.ofNanos(took), beyond);
    }

    /** Texts that one thread embeds in a second; 0 when none was. */
    double textsPerSecond() {
        return embedded.isEmpty() || took.isZero() ? 0 : embedded.size() / (took.toNanos() / NANOS);
    }

    /** Vectors of a text, on average; 0 when none was embedded. */
    double windowsPerText() {
        return embedded.stream()
                .mapToInt(each -> each.windows().size())
                .average()
                .orElse(0);
    }

    private static List<EmbeddingCode> codes(PreparedRecord record, Embedder embedder) {
        if (!record.title().isEmpty()) {
            embedder.embed(record.title());
        }
        return embedder.windows(record.text(), Limits.MAX_WINDOWS).stream()
                .map(embedder::embed)
                .map(EmbeddingCode::of)
                .toList();
    }

    private static boolean isBeyond(Embedded text, Embedder embedder) {
        return text.windows().size() == Limits.MAX_WINDOWS
                && embedder.windows(text.record().text(), Limits.MAX_WINDOWS + 1)
                                .size()
                        > Limits.MAX_WINDOWS;
    }

    private static List<PreparedRecord> different(List<PreparedRecord> sample) {
        Map<String, PreparedRecord> byText = new LinkedHashMap<>();
        sample.forEach(record -> byText.putIfAbsent(record.text(), record));
        return List.copyOf(byText.values());
    }

    private static List<PreparedRecord> spread(List<PreparedRecord> all) {
        List<PreparedRecord> some = new ArrayList<>();
        int count = Math.min(MOST, all.size());
        for (int i = 0; i < count; i++) {
            some.add(all.get((int) ((long) i * all.size() / count)));
        }
        return some;
    }
}
