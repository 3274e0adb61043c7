package io.nearfar.embedding.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.nearfar.embedding.Embedding;
import io.nearfar.embedding.ModelId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OnnxEmbedderTest {

    private static OnnxEmbedder embedder;

    @BeforeAll
    static void load() {
        embedder = OnnxEmbedder.load(ModelSource.int8());
    }

    @AfterAll
    static void close() {
        embedder.close();
    }

    @Test
    void theModelIsNamedByItsFiles() {
        assertThat(embedder.model()).isEqualTo(new ModelId("all-MiniLM-L6-v2-int8", "80f4ac48", 384));
    }

    @Test
    void theFp32ModelGivesItsPublishedSimilarities() {
        try (OnnxEmbedder fp32 = OnnxEmbedder.load(ModelSource.fp32())) {
            Embedding cat = fp32.embed("The cat sits on the mat");
            Embedding feline = fp32.embed("A feline rests on the carpet");
            Embedding dogs = fp32.embed("Dogs are playing in the park");
            Embedding python = fp32.embed("Python is a programming language");
            assertThat(fp32.model()).isEqualTo(new ModelId("all-MiniLM-L6-v2-fp32", "b50d52d6", 384));
            assertThat(cat.similarity(feline)).isCloseTo(0.5612, within(0.001));
            assertThat(cat.similarity(dogs)).isCloseTo(0.0452, within(0.001));
            assertThat(cat.similarity(python)).isLessThan(cat.similarity(feline));
        }
    }

    @Test
    void itTellsHowMuchOfATextItDoesNotKnow() {
        assertThat(embedder.unknown("My parcel has not arrived")).isZero();
        assertThat(embedder.unknown("Überweisung fehlgeschlagen")).isZero();
        assertThat(embedder.unknown("ስምምነት ተፈርሟል")).isGreaterThan(0.9);
        assertThat(embedder.unknown("")).isZero();
    }

    @Test
    void theInt8ModelStaysCloseToIt() {
        Embedding cat = embedder.embed("The cat sits on the mat");
        assertThat(cat.similarity(embedder.embed("A feline rests on the carpet")))
                .isCloseTo(0.5612, within(0.02));
        assertThat(cat.similarity(embedder.embed("Dogs are playing in the park")))
                .isCloseTo(0.0452, within(0.02));
    }

    @Test
    void theSameTextAlwaysGivesTheSameVector() {
        Embedding first = embedder.embed("my parcel has not arrived");
        embedder.embed("something longer in between, which says that the printer on the second floor is broken");
        assertThat(embedder.embed("my parcel has not arrived")).isEqualTo(first);
    }

    @Test
    void manyThreadsGetWhatOneGets() throws Exception {
        List<String> texts = texts(60);
        List<Embedding> serial = texts.stream().map(embedder::embed).toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            List<Future<List<Embedding>>> answers = new ArrayList<>();
            for (int thread = 0; thread < 6; thread++) {
                answers.add(
                        threads.submit(() -> texts.stream().map(embedder::embed).toList()));
            }
            for (Future<List<Embedding>> answer : answers) {
                assertThat(answer.get()).isEqualTo(serial);
            }
        }
    }

    private static List<String> texts(int count) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add("order %d was delivered late ".formatted(i).repeat(1 + i % 5));
        }
        return texts;
    }

    @Test
    void whatDoesNotFitTheModelIsCutOff() {
        String full = "a ".repeat(254);
        assertThat(embedder.embed(full + "parcel parcel")).isEqualTo(embedder.embed(full));
        assertThat(embedder.embed("a ".repeat(253) + "parcel")).isNotEqualTo(embedder.embed(full));
    }

    @Test
    void anyStringHasAVector() {
        for (String text : List.of("", " ", "\uD83D", "\uDE00 parcel \uD83D", "\0", "\uFFFD", "\uD83D\uDE00")) {
            assertThat(embedder.embed(text).dimensions()).isEqualTo(384);
        }
    }

    @Test
    void aClosedEmbedderRefusesWorkAndClosesOnlyOnce() {
        OnnxEmbedder closed = OnnxEmbedder.load(ModelSource.int8());
        closed.close();
        closed.close();
        assertThatIllegalStateException()
                .isThrownBy(() -> closed.embed("parcel"))
                .withMessageContaining("all-MiniLM-L6-v2-int8");
        assertThatIllegalStateException().isThrownBy(() -> closed.windows("parcel", 1));
    }
}
