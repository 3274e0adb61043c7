package io.nearfar.app.demo;

import io.nearfar.app.demo.story.Sent;
import io.nearfar.app.settings.Settings;
import io.nearfar.embedding.CachedEmbedder;
import io.nearfar.record.Limits;
import io.nearfar.record.PreparedRecord;
import io.nearfar.record.RecordReader;
import io.nearfar.record.Redactor;
import io.nearfar.record.Source;
import io.nearfar.record.SourceRecord;
import io.nearfar.record.TextPreparation;
import io.nearfar.record.Ticket;
import io.nearfar.stream.StreamConfig;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Embeds tickets while the broker starts, on every core, so that the streams find their vectors in the cache. The streams
 * read, compare and store them like any other.
 *
 * @param settings of the demo
 * @param embedder takes the vectors
 */
record Warmup(Settings settings, CachedEmbedder embedder) {

    private static final String TICKETS = "tickets";

    /** Returns when the texts of all tickets among the records are in the cache. */
    void embed(List<Sent> records) {
        StreamConfig stream = settings.config().streams().stream()
                .filter(each -> each.name().equals(TICKETS))
                .findFirst()
                .orElseThrow();
        Redactor redactor = Redactor.of(settings.effectiveRedactionKey().getBytes(StandardCharsets.UTF_8));
        RecordReader reader = RecordReader.of(TICKETS, stream.mapping(), stream.scope(), redactor);
        records.parallelStream()
                .filter(sent -> sent.stream().equals(TICKETS))
                .forEach(sent -> embed(sent, reader, stream));
    }

    private void embed(Sent sent, RecordReader reader, StreamConfig stream) {
        Source source = new Source(stream.topic(), 0, 0, sent.key(), sent.time());
        for (SourceRecord record : reader.read(sent.json().getBytes(StandardCharsets.UTF_8), source)
                .records()) {
            if (record instanceof Ticket ticket) {
                PreparedRecord prepared = PreparedRecord.of(
                        ticket, new TextPreparation(), stream.text().language());
                embedder.embedText(prepared.title(), prepared.text(), Limits.MAX_WINDOWS);
            }
        }
    }
}
