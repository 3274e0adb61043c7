package io.nearfar.window;

import io.nearfar.embedding.EmbeddingCode;
import io.nearfar.record.Hash128;
import io.nearfar.record.TextTraits;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One vector of a recent record, and with ordinal 0 what an alert says of that record.
 *
 * @param vector the vector
 * @param text what is known of the record; the same in each of its rows
 */
public record Row(RowVector vector, Text text) {

    /**
     * What an alert says of a record it names.
     *
     * @param id the record's id
     * @param time its event time, epoch milliseconds, which its rows' keys need not keep
     * @param labels short attributes such as {@code requester} and {@code status}
     * @param snippet the redacted excerpt
     * @param textHash hash of the whole prepared text, the key of its leader
     * @param traits what is known of the text besides its meaning
     * @param group record hash of its group's leader, the record's own when it is alone
     */
    public record Text(
            String id,
            long time,
            SortedMap<String, String> labels,
            String snippet,
            Hash128 textHash,
            TextTraits traits,
            long group) {

        /** Of no record. */
        static final Text NONE =
                new Text("", 0, Collections.emptySortedMap(), "", new Hash128(0, 0), TextTraits.NONE, 0);

        public Text {
            labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        }

        /** The same as a member of another group. */
        public Text withGroup(long other) {
            return new Text(id, time, labels, snippet, textHash, traits, other);
        }

        /** The attribute of that name, empty when absent. */
        public String label(String name) {
            return labels.getOrDefault(name, "");
        }
    }

    /** Fingerprint of the model that made the vector. */
    public String model() {
        return vector.model();
    }

    /** The record's place in the order of its scope, from 0. */
    public long sequence() {
        return vector.sequence();
    }

    public EmbeddingCode code() {
        return vector.code();
    }

    /** The same row as a member of another group. */
    public Row withGroup(long group) {
        return new Row(vector, text.withGroup(group));
    }
}
