package io.nearfar.embedding;

import java.util.List;

/**
 * A text by the codes of its windows.
 *
 * @param windows in their order; none when the text has nothing to embed
 * @param cached whether every code came from the cache and none was computed; false without windows
 */
public record EmbeddedText(List<EmbeddingCode> windows, boolean cached) {

    public EmbeddedText {
        windows = List.copyOf(windows);
        if (cached && windows.isEmpty()) {
            throw new IllegalArgumentException("a text of %d windows cannot be cached".formatted(windows.size()));
        }
    }
}
