package io.nearfar.embedding.onnx;

import ai.onnxruntime.OrtException;
import io.nearfar.embedding.Embedder;
import io.nearfar.embedding.Embedding;
import io.nearfar.embedding.EmbeddingCode;
import io.nearfar.embedding.ModelId;
import io.nearfar.record.Hash128;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Embeds with a sentence-transformer: each text alone through the model, the mean over its word pieces, unit length.
 *
 * <p>Any number of threads may call at once and each computes for itself; equal texts give equal bits. {@link #close()}
 * waits for calls under way, may be called twice, and later calls throw {@link IllegalStateException}.
 */
public final class OnnxEmbedder implements Embedder {

    private final ModelId id;
    private final WordPieces pieces;
    private final TokenModel model;
    private final NativeHandles handles;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private boolean closed;

    private OnnxEmbedder(ModelId id, WordPieces pieces, TokenModel model, NativeHandles handles) {
        this.id = id;
        this.pieces = pieces;
        this.model = model;
        this.handles = handles;
    }

    /**
     * Reads, verifies and opens a model, and tries it on a full window. Takes about a second.
     *
     * @throws ModelRefused when a file is missing, altered, or no sentence-transformer
     */
    public static OnnxEmbedder load(ModelSource source) {
        ModelFile modelFile = ModelFile.model(source);
        ModelFile tokenizerFile = ModelFile.tokenizer(source);
        try (NativeHandles opening = new NativeHandles()) {
            WordPieces pieces = opening.add(WordPieces.open(tokenizerFile));
            TokenModel model = opening.add(TokenModel.open(modelFile));
            int dimensions = dimensions(modelFile, pieces, model);
            ModelId id = new ModelId(source.name(), fingerprint(modelFile, tokenizerFile), dimensions);
            return new OnnxEmbedder(id, pieces, model, opening.release());
        }
    }

    private static int dimensions(ModelFile file, WordPieces pieces, TokenModel model) {
        try {
            long[] full = pieces.ids("a ".repeat(WordPieces.MAX_PIECES));
            return EmbeddingCode.of(Embedding.normalized(model.mean(full))).dimensions();
        } catch (OrtException | RuntimeException e) {
            throw ModelRefused.unusable(
                    file, "it fails on a window of %d word pieces".formatted(WordPieces.MAX_PIECES), e);
        }
    }

    private static String fingerprint(ModelFile model, ModelFile tokenizer) {
        MessageDigest digest = Hash128.sha256();
        digest.update(HexFormat.of().parseHex(model.sha256()));
        digest.update(HexFormat.of().parseHex(tokenizer.sha256()));
        return HexFormat.of().formatHex(digest.digest(), 0, 4);
    }

    @Override
    public ModelId model() {
        return id;
    }

    @Override
    public List<String> windows(String text, int max) {
        lock.readLock().lock();
        try {
            requireOpen();
            return WindowSplit.of(text, max, pieces);
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public Embedding embed(String window) {
        lock.readLock().lock();
        try {
            requireOpen();
            return Embedding.normalized(model.mean(pieces.ids(window)));
        } catch (OrtException e) {
            throw new IllegalStateException("inference with %s failed".formatted(id.name()), e);
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public double unknown(String text) {
        lock.readLock().lock();
        try {
            requireOpen();
            return pieces.unknown(text);
        } finally {
            lock.readLock().unlock();
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the embedder %s is closed".formatted(id.name()));
        }
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            closed = true;
            handles.close();
        } finally {
            lock.writeLock().unlock();
        }
    }
}
