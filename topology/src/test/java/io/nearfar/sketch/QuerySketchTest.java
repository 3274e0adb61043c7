package io.nearfar.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.nearfar.embedding.Embedding;
import io.nearfar.embedding.EmbeddingCode;
import java.util.DoubleSummaryStatistics;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuerySketchTest {

    private static final int PAIRS = 2_000;

    @Test
    void sketchIsThatOfTheCode() {
        for (long seed = 1; seed <= 50; seed++) {
            Random random = new Random(seed);
            EmbeddingCode code = Directions.code(random, random.nextInt(1, 1100));
            assertThat(QuerySketch.of(code).sketch()).as("seed %d", seed).isEqualTo(Sketch.of(code));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0,384",
        "0.5,384",
        "0.7,384",
        "0.9,384",
        "0.95,384",
        "0.99,384",
        "0,768",
        "0.5,768",
        "0.9,768",
        "0.9,4096"
    })
    void estimateErrsAsFarAsItSays(double cosine, int dimensions) {
        RandomGenerator random = new SplittableRandom(dimensions);
        DoubleSummaryStatistics errors = new DoubleSummaryStatistics();
        DoubleSummaryStatistics squares = new DoubleSummaryStatistics();
        double deviation = 0;
        for (int pair = 0; pair < PAIRS; pair++) {
            Embedding query = Directions.random(random, dimensions);
            EmbeddingCode code = EmbeddingCode.of(query);
            EmbeddingCode row = EmbeddingCode.of(Directions.at(cosine, query, random));
            QuerySketch sketch = QuerySketch.of(code);
            double similarity = code.similarity(row);
            double error = estimate(sketch, Sketch.of(row)) - similarity;
            errors.accept(error);
            squares.accept(error * error);
            deviation += sketch.deviation(similarity, Sketch.of(row).alignment()) / PAIRS;
        }
        assertThat(errors.getAverage()).isCloseTo(0, within(0.005));
        assertThat(Math.sqrt(squares.getAverage())).isCloseTo(deviation, withinPercentage(10));
    }

    private static double estimate(QuerySketch query, Sketch row) {
        return query.similarity(row.toArray(), 0, 1, row.alignment());
    }

    @Test
    void estimateReadsTheRowAmongTheColumns() {
        Random random = new Random(3);
        QuerySketch query = QuerySketch.of(Directions.code(random, 384));
        int stride = 7;
        long[] words = new long[stride * Sketch.WORDS];
        for (int row = 0; row < stride; row++) {
            Sketch sketch = LoopsComparison.sketch(random);
            for (int word = 0; word < Sketch.WORDS; word++) {
                words[word * stride + row] = sketch.word(word);
            }
            assertThat(query.similarity(words, row, stride, sketch.alignment())).isEqualTo(estimate(query, sketch));
        }
    }
}
