package io.nearfar.embedding.onnx;

import io.nearfar.record.Hash128;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * The bytes of one of a model's two files, held so that what was hashed is what runs. Nothing is read from the file
 * again.
 */
final class ModelFile {

    private final String name;
    private final String sha256;
    private final byte[] bytes;

    private ModelFile(String name, String sha256, byte[] bytes) {
        this.name = name;
        this.sha256 = sha256;
        this.bytes = bytes;
    }

    /** @throws ModelRefused when the ONNX model is missing or differs from its SHA-256 */
    static ModelFile model(ModelSource source) {
        return switch (source) {
            case ModelSource.Resources resources -> resource(resources.stem() + ".onnx", resources.modelSha256());
            case ModelSource.Folder folder -> file(folder.path().resolve("model.onnx"), folder.modelSha256());
        };
    }

    /** @throws ModelRefused when the tokenizer is missing or differs from its SHA-256 */
    static ModelFile tokenizer(ModelSource source) {
        return switch (source) {
            case ModelSource.Resources resources ->
                resource(resources.stem() + "-tokenizer.json", resources.tokenizerSha256());
            case ModelSource.Folder folder -> file(folder.path().resolve("tokenizer.json"), folder.tokenizerSha256());
        };
    }

    private static ModelFile resource(String name, String sha256) {
        try (InputStream stream = ModelFile.class.getClassLoader().getResourceAsStream(name)) {
            if (stream == null) {
                throw ModelRefused.missing("resource " + name, sha256);
            }
            return verified(name, sha256, stream.readAllBytes());
        } catch (IOException e) {
            throw ModelRefused.unreadable("resource " + name, sha256, e);
        }
    }

    private static ModelFile file(Path path, String sha256) {
        try {
            return verified(path.toString(), sha256, Files.readAllBytes(path));
        } catch (NoSuchFileException e) {
            throw ModelRefused.missing(path.toString(), sha256);
        } catch (IOException e) {
            throw ModelRefused.unreadable(path.toString(), sha256, e);
        }
    }

    private static ModelFile verified(String name, String expected, byte[] bytes) {
        String found = HexFormat.of().formatHex(Hash128.sha256().digest(bytes));
        if (!found.equals(expected)) {
            throw ModelRefused.altered(name, expected, found);
        }
        return new ModelFile(name, found, bytes);
    }

    /** Its resource name or path. */
    String name() {
        return name;
    }

    /** 64 lower-case hexadecimal digits. */
    String sha256() {
        return sha256;
    }

    InputStream stream() {
        return new ByteArrayInputStream(bytes);
    }

    /** The bytes themselves, which must not be changed. */
    byte[] bytes() {
        return bytes;
    }
}
