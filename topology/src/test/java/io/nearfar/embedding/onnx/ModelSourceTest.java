package io.nearfar.embedding.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.nearfar.embedding.Embedding;
import io.nearfar.record.Hash128;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelSourceTest {

    private static final ModelFile MODEL = ModelFile.model(ModelSource.int8());
    private static final ModelFile TOKENIZER = ModelFile.tokenizer(ModelSource.int8());

    @TempDir
    private Path folder;

    @Test
    void theSameFilesInAFolderAreTheSameModelUnderItsName() throws IOException {
        ModelSource source = folder(MODEL.bytes(), TOKENIZER.bytes());
        try (OnnxEmbedder own = OnnxEmbedder.load(source);
                OnnxEmbedder shipped = OnnxEmbedder.load(ModelSource.int8())) {
            assertThat(own.model().name()).isEqualTo(folder.getFileName().toString());
            assertThat(own.model().fingerprint()).isEqualTo(shipped.model().fingerprint());
            assertThat(own.embed("parcel")).isEqualTo(shipped.embed("parcel"));
        }
    }

    @Test
    void aModelWithoutTokenTypesIsPooledOverAllItsPieces() throws IOException {
        ModelSource source = folder(TinyOnnx.lookup(List.of("input_ids", "attention_mask")), TOKENIZER.bytes());
        try (OnnxEmbedder tiny = OnnxEmbedder.load(source)) {
            // [CLS] is 101, [SEP] is 102, "a" is 1037.
            Embedding mean = Embedding.normalized(new float[] {(101 + 1037 + 102) / 3f, 1});
            assertThat(tiny.model().dimensions()).isEqualTo(TinyOnnx.DIMENSIONS);
            assertThat(tiny.embed("a")).isEqualTo(mean);
        }
    }

    @Test
    void oneFlippedByteIsRefusedAndBothHashesAreNamed() throws IOException {
        byte[] damaged = MODEL.bytes().clone();
        damaged[damaged.length / 2] ^= 1;
        folder(damaged, TOKENIZER.bytes());
        ModelSource source = ModelSource.folder(folder, MODEL.sha256(), TOKENIZER.sha256());
        refused(source, folder.resolve("model.onnx").toString(), MODEL.sha256(), sha256(damaged));
    }

    @Test
    void anotherTokenizerIsRefused() throws IOException {
        byte[] other = "{}".getBytes(StandardCharsets.UTF_8);
        folder(MODEL.bytes(), other);
        ModelSource source = ModelSource.folder(folder, MODEL.sha256(), TOKENIZER.sha256());
        refused(source, folder.resolve("tokenizer.json").toString(), TOKENIZER.sha256(), sha256(other));
    }

    @Test
    void aMissingFileIsRefused() throws IOException {
        ModelSource source = folder(MODEL.bytes(), TOKENIZER.bytes());
        Files.delete(folder.resolve("tokenizer.json"));
        refused(source, folder.resolve("tokenizer.json").toString(), "missing", TOKENIZER.sha256());
    }

    @Test
    void aMissingResourceIsRefused() {
        refused(new ModelSource.Resources("other", "no-such-model", MODEL.sha256()), "no-such-model.onnx", "missing");
    }

    @Test
    void aFolderWhereAFileShouldBeIsRefused() throws IOException {
        ModelSource source = folder(MODEL.bytes(), TOKENIZER.bytes());
        Files.delete(folder.resolve("model.onnx"));
        Files.createDirectory(folder.resolve("model.onnx"));
        refused(source, folder.resolve("model.onnx").toString(), "cannot be read", MODEL.sha256());
    }

    @Test
    void whatIsNoModelOrNoTokenizerIsRefused() throws IOException {
        byte[] noise = "neither of them".getBytes(StandardCharsets.UTF_8);
        refused(folder(noise, TOKENIZER.bytes()), "model.onnx", "cannot load it", sha256(noise));
        refused(folder(MODEL.bytes(), noise), "tokenizer.json", "no tokenizer", sha256(noise));
        refused(folder(new byte[0], TOKENIZER.bytes()), "model.onnx", "cannot load it");
    }

    @Test
    void aModelThatKeepsWeightsInAnotherFileIsRefusedEvenWhenTheFileIsThere() throws IOException {
        Path weights = Files.createTempFile(Files.createDirectories(Path.of("target")), "weights", ".bin");
        try {
            Files.write(weights, TinyOnnx.table());
            Files.write(folder.resolve("weights.bin"), TinyOnnx.table());
            refused(folder(TinyOnnx.lookupIn(weights.toString()), TOKENIZER.bytes()), "model.onnx", "cannot load it");
            refused(folder(TinyOnnx.lookupIn("weights.bin"), TOKENIZER.bytes()), "model.onnx", "cannot load it");
        } finally {
            Files.delete(weights);
        }
    }

    @Test
    void aModelWithOtherInputsIsRefused() throws IOException {
        refused(folder(TinyOnnx.lookup(List.of("ids", "attention_mask")), TOKENIZER.bytes()), "inputs", "[ids");
        refused(folder(TinyOnnx.lookup(List.of("input_ids")), TOKENIZER.bytes()), "inputs", "attention_mask");
    }

    @Test
    void aModelThatGivesNoVectorPerPieceIsRefused() throws IOException {
        refused(folder(TinyOnnx.flat(), TOKENIZER.bytes()), "3 dimensions", "[out]");
    }

    @Test
    void aHashMustBeGivenForBothFiles() {
        for (String missing : List.of("", " ", "afdb6f1a", "g".repeat(64))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ModelSource.folder(folder, missing, TOKENIZER.sha256()))
                    .withMessageContaining("SHA-256 of the model");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ModelSource.folder(folder, MODEL.sha256(), missing))
                    .withMessageContaining("SHA-256 of the tokenizer");
        }
    }

    private ModelSource folder(byte[] model, byte[] tokenizer) throws IOException {
        Files.write(folder.resolve("model.onnx"), model);
        Files.write(folder.resolve("tokenizer.json"), tokenizer);
        return ModelSource.folder(folder, sha256(model), sha256(tokenizer));
    }

    private static void refused(ModelSource source, String... named) {
        assertThatExceptionOfType(ModelRefused.class)
                .isThrownBy(() -> OnnxEmbedder.load(source).close())
                .satisfies(refusal -> assertThat(refusal.getMessage()).contains(named));
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(Hash128.sha256().digest(bytes));
    }
}
