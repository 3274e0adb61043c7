package io.nearfar.embedding.onnx;

import org.jspecify.annotations.Nullable;

/**
 * Says why a model is not run: a file is missing, differs from its SHA-256, or is no model that can be run here. The
 * message names the file and both hashes.
 */
public final class ModelRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private ModelRefused(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static ModelRefused missing(String file, String expectedSha256) {
        return new ModelRefused("%s is missing; expected SHA-256 %s, found none".formatted(file, expectedSha256), null);
    }

    static ModelRefused unreadable(String file, String expectedSha256, Throwable cause) {
        return new ModelRefused(
                "%s cannot be read; expected SHA-256 %s, found none".formatted(file, expectedSha256), cause);
    }

    static ModelRefused altered(String file, String expectedSha256, String foundSha256) {
        return new ModelRefused(
                "%s is not the expected file; expected SHA-256 %s, found %s"
                        .formatted(file, expectedSha256, foundSha256),
                null);
    }

    /** The file is the expected one and still cannot be used. */
    static ModelRefused unusable(ModelFile file, String why) {
        return unusable(file, why, null);
    }

    static ModelRefused unusable(ModelFile file, String why, @Nullable Throwable cause) {
        return new ModelRefused(
                "%s cannot be used: %s; expected SHA-256 %s, found the same".formatted(file.name(), why, file.sha256()),
                cause);
    }
}
