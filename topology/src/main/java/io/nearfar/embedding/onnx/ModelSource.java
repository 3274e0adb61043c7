package io.nearfar.embedding.onnx;

import java.nio.file.Path;
import java.util.Locale;

/** Which model to run, and the SHA-256 that each of its two files must have. */
public sealed interface ModelSource {

    /** For people, such as {@code all-MiniLM-L6-v2-int8}. */
    String name();

    /** SHA-256 of the ONNX model, 64 lower-case hexadecimal digits. */
    String modelSha256();

    /** SHA-256 of {@code tokenizer.json}, 64 lower-case hexadecimal digits. */
    String tokenizerSha256();

    /** all-MiniLM-L6-v2 with weights of 8 bits: 23 MB, on the class path of every build. The default. */
    static ModelSource int8() {
        return new Resources(
                "all-MiniLM-L6-v2-int8",
                "all-minilm-l6-v2-q",
                "afdb6f1a0e45b715d0bb9b11772f032c399babd23bfc31fed1c170afc848bdb1");
    }

    /** all-MiniLM-L6-v2 with weights of 32 bits: 90 MB, on the class path only where its artifact was added. */
    static ModelSource fp32() {
        return new Resources(
                "all-MiniLM-L6-v2-fp32",
                "all-minilm-l6-v2",
                "759c3cd2b7fe7e93933ad23c4c9181b7396442a2ed746ec7c1d46192c469c46e");
    }

    /**
     * Any sentence-transformer as {@code model.onnx} and {@code tokenizer.json} in a folder, named after it.
     *
     * @throws IllegalArgumentException when a hash is missing or is not 64 hexadecimal digits
     */
    static ModelSource folder(Path path, String modelSha256, String tokenizerSha256) {
        return new Folder(path, modelSha256, tokenizerSha256);
    }

    /**
     * A model that comes as resources {@code <stem>.onnx} and {@code <stem>-tokenizer.json} of a langchain4j artifact.
     *
     * @param name for people
     * @param stem the beginning of the resources' names
     * @param modelSha256 of the model
     */
    record Resources(String name, String stem, String modelSha256) implements ModelSource {

        public Resources {
            modelSha256 = sha256("model", modelSha256);
        }

        @Override
        public String tokenizerSha256() {
            return "da0e79933b9ed51798a3ae27893d3c5fa4a201126cef75586296df9b4d2c62a0";
        }
    }

    /**
     * A model in a folder.
     *
     * @param path holds {@code model.onnx} and {@code tokenizer.json}
     * @param modelSha256 of the model
     * @param tokenizerSha256 of the tokenizer
     */
    record Folder(Path path, String modelSha256, String tokenizerSha256) implements ModelSource {

        public Folder {
            modelSha256 = sha256("model", modelSha256);
            tokenizerSha256 = sha256("tokenizer", tokenizerSha256);
        }

        @Override
        public String name() {
            Path folder = path.toAbsolutePath().normalize();
            return folder.getNameCount() == 0
                    ? folder.toString()
                    : folder.getFileName().toString();
        }
    }

    private static String sha256(String file, String digits) {
        String lower = digits.strip().toLowerCase(Locale.ROOT);
        if (!lower.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException(
                    "the SHA-256 of the %s must be 64 hexadecimal digits, was '%s'".formatted(file, digits));
        }
        return lower;
    }
}
