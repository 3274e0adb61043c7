package io.nearfar.embedding;

import java.util.List;

/** Turns text into vectors. Implementations are safe to call from every stream thread at once. */
public interface Embedder extends AutoCloseable {

    /** The space its vectors live in. */
    ModelId model();

    /**
     * Splits a text into consecutive windows that fit the model, at most {@code max} of them; what lies beyond is left
     * out. A text that fits is one window; a text of nothing but white space, or of nothing that the model knows how to
     * read, has none. The windows joined are the beginning of the text, or all of it.
     */
    List<String> windows(String text, int max);

    /** The vector of one window; what does not fit the model is cut off. The same text always gives the same vector. */
    Embedding embed(String window);

    /** The share of the text's word pieces that the model has no entry for, in [0, 1]; 0 of a text without any. */
    double unknown(String text);

    @Override
    void close();
}
