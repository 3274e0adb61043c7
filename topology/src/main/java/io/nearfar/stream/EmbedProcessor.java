package io.nearfar.stream;

import io.nearfar.embedding.CachedEmbedder;
import io.nearfar.embedding.EmbeddedRecord;
import io.nearfar.embedding.EmbeddedText;
import io.nearfar.embedding.EmbeddingCode;
import io.nearfar.embedding.Legibility;
import io.nearfar.record.Language;
import io.nearfar.record.Limits;
import io.nearfar.record.PreparedRecord;
import io.nearfar.record.SkipReason;
import io.nearfar.record.TextTraits;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Embeds prepared records; the text stays behind. A record without a single word is skipped and counted. */
final class EmbedProcessor extends ContextualProcessor<String, PreparedRecord, String, EmbeddedRecord> {

    private final String stream;
    private final Language language;
    private final CachedEmbedder embedder;
    private final NearfarMetrics metrics;

    EmbedProcessor(StreamConfig stream, CachedEmbedder embedder, NearfarMetrics metrics) {
        this.stream = stream.name();
        this.language = stream.text().language();
        this.embedder = embedder;
        this.metrics = metrics;
    }

    @Override
    public void process(Record<String, PreparedRecord> record) {
        PreparedRecord prepared = record.value();
        EmbeddedText embedded = metrics.embedding(
                stream, () -> embedder.embedText(prepared.title(), prepared.text(), Limits.MAX_WINDOWS));
        if (embedded.windows().isEmpty()) {
            metrics.skipped(stream, SkipReason.WORDLESS);
            return;
        }
        metrics.early(stream, embedded.cached() ? NearfarMetrics.Early.CACHED : NearfarMetrics.Early.EMBEDDED);
        context().forward(record.withValue(embedded(prepared, embedded.windows())));
    }

    /** The vector of a title stands second; a title that the model knows no piece of is none. */
    private EmbeddedRecord embedded(PreparedRecord prepared, List<EmbeddingCode> windows) {
        TextTraits traits = Legibility.traits(prepared, language, embedder);
        List<EmbeddingCode> all = new ArrayList<>(windows);
        if (traits.titled()) {
            List<EmbeddingCode> alone = embedder.embedText(prepared.title(), 1).windows();
            all.addAll(1, alone);
            traits = alone.isEmpty() ? traits.withTitle("") : traits;
        }
        return new EmbeddedRecord(
                prepared.identity(),
                prepared.labels(),
                prepared.snippet(),
                prepared.textHash(),
                traits,
                embedder.model(),
                all);
    }
}
