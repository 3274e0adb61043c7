package io.nearfar.bench.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.nearfar.bench.search.VectorMill.Mix;
import io.nearfar.embedding.Embedding;
import io.nearfar.embedding.EmbeddingCode;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VectorMillTest {

    private static final int DIMENSIONS = 384;

    private final VectorMill mill = new VectorMill(List.of(random(20), random(30)), Mix.DEFAULT, 3);

    private static List<Embedding> random(int count) {
        SplittableRandom random = new SplittableRandom(count);
        return Stream.generate(() -> {
                    float[] raw = new float[DIMENSIONS];
                    for (int i = 0; i < DIMENSIONS; i++) {
                        raw[i] = (float) random.nextGaussian();
                    }
                    return Embedding.normalized(raw);
                })
                .limit(count)
                .toList();
    }

    @Test
    void numberAloneDecidesTheVector() {
        assertThat(mill.vector(12)).isEqualTo(mill.vector(12)).isNotEqualTo(mill.vector(13));
    }

    @Test
    void plantedVectorHasTheWantedSimilarity() {
        Embedding query = mill.vector(1);
        EmbeddingCode code = EmbeddingCode.of(query);
        for (double cosine : new double[] {0.85, 0.9, 0.95, 0.99}) {
            assertThat(mill.planted(query, cosine, 77).similarity(code)).isEqualTo(cosine, offset(0.002));
        }
    }
}
