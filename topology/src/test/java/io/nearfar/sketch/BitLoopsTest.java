package io.nearfar.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BitLoopsTest {

    @Test
    void fastestLoopsAreThoseOfTheVectorApi() {
        assertThat(BitLoops.fastest()).isInstanceOf(VectorLoops.class);
    }

    @Test
    void vectorLoopsAnswerAsPlainOnesDo() {
        for (long seed = 1; seed <= 100; seed++) {
            LoopsComparison.compare(new VectorLoops(), seed);
        }
    }

    /** Vectors as short as on other machines: 16 bytes on ARM, 32 with AVX2 alone. */
    @ParameterizedTest
    @ValueSource(ints = {8, 16, 32})
    void vectorLoopsAnswerAsPlainOnesDoWhereVectorsAreShort(int bytes) throws Exception {
        String output = runComparison("-XX:MaxVectorSize=" + bytes);
        assertThat(output.lines().reduce((first, last) -> last))
                .hasValueSatisfying(last -> assertThat(last)
                        .as(output)
                        .containsOnlyDigits()
                        .satisfies(bits -> assertThat(Integer.parseInt(bits)).isLessThanOrEqualTo(8 * bytes)));
    }

    private static String runComparison(String option) throws IOException, InterruptedException, URISyntaxException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(java, "--add-modules", "jdk.incubator.vector", option));
        command.addAll(List.of("-cp", classPath(), LoopsComparison.class.getName(), "1", "2", "3"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private static String classPath() throws URISyntaxException {
        List<String> places = new ArrayList<>();
        for (Class<?> type : List.of(LoopsComparison.class, VectorLoops.class)) {
            places.add(Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString());
        }
        return String.join(File.pathSeparator, places);
    }

    @Test
    void plainLoopsFindWhatCountingBitByBitFinds() {
        for (long seed = 1; seed <= 50; seed++) {
            Random random = new Random(seed);
            int rows = random.nextInt(0, 60);
            int stride = rows + random.nextInt(5);
            long[] words = random.longs((long) stride * Sketch.WORDS).toArray();
            Sketch query = LoopsComparison.sketch(random);
            BitWeights weights = QuerySketch.of(Directions.code(random, 384)).weights();
            int firstBound = random.nextInt(80, 110);
            int bound = random.nextInt(230, 285);
            long[] hits = new long[rows + BitLoops.SLACK];

            int near = new PlainLoops().near(words, stride, rows, weights, firstBound, hits);
            assertThat(Arrays.copyOf(hits, near))
                    .as("seed %d", seed)
                    .isEqualTo(LongStream.range(0, rows)
                            .map(row -> weighted(words, stride, (int) row, weights) << Integer.SIZE | row)
                            .filter(hit -> hit >> Integer.SIZE <= firstBound)
                            .toArray());
            int nearest = new PlainLoops().nearest(words, stride, rows, query, bound, hits);
            assertThat(Arrays.copyOf(hits, nearest))
                    .as("seed %d", seed)
                    .isEqualTo(rows(words, stride, rows, query, bound).toArray());
        }
    }

    /** The rows within the bound, each with its distance above. */
    private static LongStream rows(long[] words, int stride, int rows, Sketch query, int bound) {
        return LongStream.range(0, rows)
                .map(row -> distance(words, stride, (int) row, query) << Integer.SIZE | row)
                .filter(hit -> hit >> Integer.SIZE <= bound);
    }

    private static long weighted(long[] words, int stride, int row, BitWeights query) {
        return (long) query.distance(0, words[row]) + query.distance(1, words[stride + row]);
    }

    private static long distance(long[] words, int stride, int row, Sketch query) {
        return IntStream.range(0, Sketch.BITS)
                .filter(bit -> bit(words[bit / Long.SIZE * stride + row], bit) != bit(query.word(bit / Long.SIZE), bit))
                .count();
    }

    private static long bit(long word, int bit) {
        return word >>> bit % Long.SIZE & 1;
    }

    @Test
    void plainDotIsTheSumOfTheProducts() {
        for (long seed = 1; seed <= 50; seed++) {
            Random random = new Random(seed);
            byte[] a = new byte[random.nextInt(10, 500)];
            byte[] b = new byte[a.length];
            random.nextBytes(a);
            random.nextBytes(b);
            int from = random.nextInt(5);
            int offset = random.nextInt(5);
            long expected = 0;
            for (int i = 0; i < a.length - 5; i++) {
                expected += Math.multiplyExact((long) a[from + i], (long) b[offset + i]);
            }
            assertThat(new PlainLoops().dot(a, from, b, offset, a.length - 5))
                    .as("seed %d", seed)
                    .isEqualTo((int) expected);
        }
    }
}
