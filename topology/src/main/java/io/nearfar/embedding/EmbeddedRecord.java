package io.nearfar.embedding;

import io.nearfar.record.Hash128;
import io.nearfar.record.Identity;
import io.nearfar.record.TextTraits;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What travels to the thread that owns a scope: a ticket or log line by its vectors, without its text.
 *
 * @param identity who and when
 * @param labels short attributes of its kind ({@code requester}, {@code status}, {@code service}, {@code level}, ...),
 *     absent ones left out
 * @param snippet a redacted excerpt for people, at most {@link io.nearfar.record.Limits#MAX_SNIPPET} characters
 * @param textHash the hash of its whole prepared text: equal for exact repeats
 * @param traits what is known of that text besides its meaning
 * @param model the space of its vectors
 * @param windows the codes of its windows in their order, 1 to {@link io.nearfar.record.Limits#MAX_WINDOWS} and one more; the
 *     first holds the title and the beginning of the body and leans towards the title, and the second, where the text has a
 *     title, is that of the title alone
 */
public record EmbeddedRecord(
        Identity identity,
        SortedMap<String, String> labels,
        String snippet,
        Hash128 textHash,
        TextTraits traits,
        ModelId model,
        List<EmbeddingCode> windows) {

    public EmbeddedRecord {
        labels = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        windows = List.copyOf(windows);
        if (windows.isEmpty()) {
            throw new IllegalArgumentException("record %s has no vector".formatted(identity.id()));
        }
    }

    /** The code of its title alone, if it has one. */
    public Optional<EmbeddingCode> title() {
        return traits.titled() && windows.size() > 1 ? Optional.of(windows.get(1)) : Optional.empty();
    }

    /** The same with other traits of its text. */
    public EmbeddedRecord with(TextTraits other) {
        return new EmbeddedRecord(identity, labels, snippet, textHash, other, model, windows);
    }
}
