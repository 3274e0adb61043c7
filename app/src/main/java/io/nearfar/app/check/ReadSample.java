package io.nearfar.app.check;

import io.nearfar.embedding.Embedder;
import io.nearfar.embedding.Legibility;
import io.nearfar.record.Language;
import io.nearfar.record.PreparedRecord;
import io.nearfar.record.SkipReason;
import io.nearfar.record.SourceRecord;
import io.nearfar.record.UnreadableRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What became of a sample's values.
 *
 * @param readable values that could be read; one may hold several records
 * @param records what they hold, in order
 * @param prepared the texts among these as they would be embedded; none for payments
 * @param ownTimes records that name their time themselves
 * @param skipped values and records with nothing to compare, counted by why
 * @param refused values that cannot be read
 */
record ReadSample(
        int readable,
        List<SourceRecord> records,
        List<PreparedRecord> prepared,
        int ownTimes,
        SortedMap<SkipReason, Integer> skipped,
        List<Refused> refused) {

    /**
     * A value that cannot be read.
     *
     * @param value as sampled
     * @param why what the reader says, which never quotes the value
     */
    record Refused(ConsumerRecord<byte[], byte[]> value, UnreadableRecord why) {}

    ReadSample {
        records = List.copyOf(records);
        prepared = List.copyOf(prepared);
        skipped = Collections.unmodifiableSortedMap(new TreeMap<>(skipped));
        refused = List.copyOf(refused);
    }

    /** Share of the values with something to read that can be read, in [0, 1]; 1 of none. */
    double readableShare() {
        int all = readable + refused.size();
        return all == 0 ? 1 : (double) readable / all;
    }

    /** The sample as a model sees it: texts without a word are skipped, and those that it cannot read are marked. */
    ReadSample embeddable(Embedder embedder, Language language) {
        SortedMap<SkipReason, Integer> left = new TreeMap<>(skipped);
        List<PreparedRecord> texts = new ArrayList<>();
        for (PreparedRecord text : prepared) {
            if (embedder.windows(text.text(), 1).isEmpty()) {
                left.merge(SkipReason.WORDLESS, 1, Integer::sum);
            } else {
                texts.add(text.with(Legibility.traits(text, language, embedder)));
            }
        }
        return new ReadSample(readable, records, texts, ownTimes, left, refused);
    }

    /** A sample while it is read. Used by one thread. */
    static final class Collected {

        private final List<SourceRecord> records = new ArrayList<>();
        private final List<PreparedRecord> prepared = new ArrayList<>();
        private final SortedMap<SkipReason, Integer> skipped = new TreeMap<>();
        private final List<Refused> refused = new ArrayList<>();
        private int readable;
        private int ownTimes;

        /** Counts a value that could be read. */
        void readable() {
            readable++;
        }

        /** Takes one record of a value. */
        void add(SourceRecord record, Optional<PreparedRecord> text, boolean ownTime) {
            records.add(record);
            text.ifPresent(prepared::add);
            ownTimes += ownTime ? 1 : 0;
        }

        /** Counts what has nothing to compare. */
        void skip(SkipReason why) {
            skipped.merge(why, 1, Integer::sum);
        }

        /** Takes a value that cannot be read. */
        void refuse(ConsumerRecord<byte[], byte[]> value, UnreadableRecord why) {
            refused.add(new Refused(value, why));
        }

        ReadSample sample() {
            return new ReadSample(readable, records, prepared, ownTimes, skipped, refused);
        }
    }
}
