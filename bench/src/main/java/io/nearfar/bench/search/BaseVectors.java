package io.nearfar.bench.search;

import io.nearfar.embedding.Embedder;
import io.nearfar.embedding.Embedding;
import io.nearfar.embedding.EmbeddingCode;
import io.nearfar.embedding.ModelId;
import io.nearfar.embedding.onnx.ModelSource;
import io.nearfar.embedding.onnx.OnnxEmbedder;
import io.nearfar.record.Hash128;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the shipped model makes of generated texts. Vectors that were made once are kept in a file, named by the model and
 * the texts.
 *
 * @param model fingerprint of the model
 * @param texts the texts
 * @param codes the vector of each
 */
public record BaseVectors(String model, List<SeedText> texts, List<EmbeddingCode> codes) {

    private static final int NOTICE_EVERY = 1000;

    /** Vectors of {@code texts}, read from {@code folder} or made and left there; {@code notices} says how it goes. */
    public static BaseVectors of(List<SeedText> texts, Path folder, PrintStream notices) {
        try (Embedder embedder = OnnxEmbedder.load(ModelSource.int8())) {
            ModelId model = embedder.model();
            String all = texts.stream().map(SeedText::text).collect(Collectors.joining("\n"));
            Path file =
                    folder.resolve(model.fingerprint() + "-" + Hash128.of(all).hex() + ".codes");
            if (!Files.exists(file)) {
                write(file, embedded(embedder, texts, notices));
            }
            return new BaseVectors(model.fingerprint(), texts, read(file, texts.size(), model.dimensions()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<EmbeddingCode> embedded(Embedder embedder, List<SeedText> texts, PrintStream notices) {
        List<EmbeddingCode> codes = new ArrayList<>();
        for (SeedText text : texts) {
            codes.add(EmbeddingCode.of(embedder.embed(text.text())));
            if (codes.size() % NOTICE_EVERY == 0) {
                notices.printf("embedded %,d of %,d texts%n", codes.size(), texts.size());
            }
        }
        return codes;
    }

    private static void write(Path file, List<EmbeddingCode> codes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(codes.size() * codes.getFirst().size());
        codes.forEach(code -> code.writeTo(buffer));
        Files.createDirectories(file.getParent());
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.write(part, buffer.array());
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static List<EmbeddingCode> read(Path file, int count, int dimensions) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(Files.readAllBytes(file));
        List<EmbeddingCode> codes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            codes.add(EmbeddingCode.read(buffer, dimensions));
        }
        return List.copyOf(codes);
    }

    /** The vectors as the codes stand for them, those of one topic together. */
    public List<List<Embedding>> topics() {
        Map<String, List<Embedding>> topics = new TreeMap<>();
        for (int i = 0; i < codes.size(); i++) {
            topics.computeIfAbsent(texts.get(i).topic(), topic -> new ArrayList<>())
                    .add(codes.get(i).embedding());
        }
        return List.copyOf(topics.values());
    }
}
