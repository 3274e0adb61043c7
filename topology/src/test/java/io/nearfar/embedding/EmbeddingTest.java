package io.nearfar.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddingTest {

    private static final int SEEDS = 200;

    @Test
    void normalizingTwiceChangesNothing() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Embedding once = Embedding.normalized(Vectors.random(seed));
            Embedding twice = Embedding.normalized(once.toArray());
            assertThat(twice).as("seed %d", seed).isEqualTo(once);
        }
    }

    @Test
    void aNormalizedVectorHasUnitLength() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Embedding embedding = Embedding.normalized(Vectors.random(seed));
            assertThat(embedding.similarity(embedding)).as("seed %d", seed).isCloseTo(1, within(1e-6));
        }
    }

    @Test
    void similarityIgnoresScale() {
        for (long seed = 0; seed < SEEDS; seed++) {
            float[] raw = Vectors.random(seed);
            Embedding other = Embedding.normalized(Vectors.random(seed + SEEDS, raw.length));
            float scale = (float) Math.pow(10, new Random(seed).nextInt(-15, 15));
            double scaled = Embedding.normalized(Vectors.scaled(raw, scale)).similarity(other);
            assertThat(scaled)
                    .as("seed %d, scale %s", seed, scale)
                    .isCloseTo(Embedding.normalized(raw).similarity(other), within(1e-6));
        }
    }

    @Test
    void similarityIsSymmetric() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Embedding a = Embedding.normalized(Vectors.random(seed, 384));
            Embedding b = Embedding.normalized(Vectors.random(seed + SEEDS, 384));
            assertThat(a.similarity(b)).as("seed %d", seed).isEqualTo(b.similarity(a));
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void aComponentThatIsNotFiniteIsRefused(float component) {
        assertThatIllegalArgumentException().isThrownBy(() -> Embedding.normalized(new float[] {1, component, 0}));
    }

    @Test
    void aVectorWithoutDirectionIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Embedding.normalized(new float[384]));
        assertThatIllegalArgumentException().isThrownBy(() -> Embedding.normalized(new float[0]));
    }

    @Test
    void theGreatestAndTheSmallestFloatsHaveADirection() {
        assertThat(Embedding.normalized(new float[] {Float.MAX_VALUE, 0}).component(0))
                .isEqualTo(1);
        assertThat(Embedding.normalized(new float[] {0, Float.MIN_VALUE}).component(1))
                .isEqualTo(1);
    }

    @Test
    void vectorsOfDifferentSpacesAreNotCompared() {
        Embedding small = Embedding.normalized(new float[] {1, 0});
        Embedding large = Embedding.normalized(new float[] {1, 0, 0});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> small.similarity(large))
                .withMessageContaining("2 against 3");
    }

    @Test
    void anEmbeddingDoesNotShareItsArray() {
        float[] raw = {1, 0};
        Embedding embedding = Embedding.normalized(raw);
        raw[0] = 7;
        embedding.toArray()[0] = 7;
        assertThat(embedding.component(0)).isEqualTo(1);
    }
}
