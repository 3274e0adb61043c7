package io.nearfar.stream;

import io.nearfar.embedding.Embedder;
import io.nearfar.embedding.Embedding;
import io.nearfar.embedding.ModelId;
import java.util.List;

/** An embedder that fails while it is told to. */
final class FailingEmbedder implements Embedder {

    private final Embedder embedder;
    volatile boolean fails;

    FailingEmbedder(Embedder embedder) {
        this.embedder = embedder;
    }

    @Override
    public double unknown(String text) {
        return 0;
    }

    @Override
    public ModelId model() {
        return embedder.model();
    }

    @Override
    public List<String> windows(String text, int max) {
        return embedder.windows(text, max);
    }

    @Override
    public Embedding embed(String window) {
        if (fails) {
            throw new IllegalStateException("no inference");
        }
        return embedder.embed(window);
    }

    @Override
    public void close() {
        embedder.close();
    }
}
