package io.nearfar.embedding;

/**
 * Names a space of vectors. Vectors of two models are never compared.
 *
 * @param name for people, such as {@code all-MiniLM-L6-v2-int8}
 * @param fingerprint the first 8 hexadecimal digits of the SHA-256 over the model's and the tokenizer's SHA-256
 * @param dimensions components of its vectors, in [1, {@link EmbeddingCode#MAX_DIMENSIONS}]
 */
public record ModelId(String name, String fingerprint, int dimensions) {

    public ModelId {
        if (!fingerprint.matches("[0-9a-f]{8}")) {
            throw new IllegalArgumentException(
                    "fingerprint must be 8 hexadecimal digits, was '%s'".formatted(fingerprint));
        }
        if (dimensions < 1 || dimensions > EmbeddingCode.MAX_DIMENSIONS) {
            throw new IllegalArgumentException(
                    "dimensions must be in [1, %d], was %d".formatted(EmbeddingCode.MAX_DIMENSIONS, dimensions));
        }
    }
}
