package io.nearfar.stream;

import io.nearfar.embedding.CachedEmbedder;
import io.nearfar.embedding.EmbeddedRecord;
import io.nearfar.embedding.EmbeddedText;
import io.nearfar.record.Language;
import io.nearfar.record.Limits;
import io.nearfar.record.PreparedRecord;
import io.nearfar.record.SkipReason;
import io.nearfar.record.TextTraits;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Embeds prepared records; the text stays behind. A record without a single word is skipped and counted. */
final class EmbedProcessor extends ContextualProcessor<String, PreparedRecord, String, EmbeddedRecord> {

    /** A text of which the model has no entry for a greater part is not one that it can read. */
    private static final double MOST_UNKNOWN = 0.3;

    /** Characters that are looked at for that. */
    private static final int LOOKED_AT = 2_000;

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
        EmbeddedText embedded =
                metrics.embedding(stream, () -> embedder.embedText(prepared.text(), Limits.MAX_WINDOWS));
        if (embedded.windows().isEmpty()) {
            metrics.skipped(stream, SkipReason.WORDLESS);
            return;
        }
        metrics.early(stream, embedded.cached() ? NearfarMetrics.Early.CACHED : NearfarMetrics.Early.EMBEDDED);
        context()
                .forward(record.withValue(new EmbeddedRecord(
                        prepared.identity(),
                        prepared.labels(),
                        prepared.snippet(),
                        prepared.textHash(),
                        traits(prepared),
                        embedder.model(),
                        embedded.windows())));
    }

    private TextTraits traits(PreparedRecord prepared) {
        if (language == Language.ANY || !prepared.traits().readable()) {
            return prepared.traits();
        }
        String text = prepared.text();
        boolean unknown = embedder.unknown(text.substring(0, Math.min(LOOKED_AT, text.length()))) > MOST_UNKNOWN;
        return unknown ? prepared.traits().unreadable() : prepared.traits();
    }
}
