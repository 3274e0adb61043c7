package io.nearfar.bench.outlier;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.bench.search.VectorMill;
import io.nearfar.embedding.Embedding;
import io.nearfar.embedding.EmbeddingCode;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TopicStreamTest {

    private final List<Spot> spots =
            IntStream.range(0, 8).mapToObj(TopicStreamTest::spot).toList();
    private final List<Spot> topics = spots.subList(0, 6);
    private final List<Spot> strange = spots.subList(6, 8);
    private final TopicStream stream = new TopicStream(topics, strange, mill());

    private static Spot spot(int number) {
        SplittableRandom random = new SplittableRandom(number);
        float[] raw = new float[TopicStream.DIMENSIONS];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = (float) random.nextGaussian();
        }
        return new Spot("says " + number, "topic " + number, EmbeddingCode.of(Embedding.normalized(raw)));
    }

    private VectorMill mill() {
        return new VectorMill(
                List.of(spots.stream().map(spot -> spot.code().embedding()).toList()), VectorMill.Mix.DEFAULT, 3);
    }

    @Test
    void numberAloneDecidesTheRecord() {
        assertThat(stream.arrivals(0, 300)).startsWith(stream.arrivals(0, 1).getFirst());
        assertThat(stream.arrivals(120, 130)).isEqualTo(stream.arrivals(0, 300).subList(120, 130));
    }

    @Test
    void oneInEachHundredIsOfNoTopic() {
        for (int hundred = 0; hundred < 5; hundred++) {
            List<Arrival> arrivals =
                    stream.arrivals(hundred * TopicStream.HUNDRED, (hundred + 1) * TopicStream.HUNDRED);
            assertThat(arrivals.stream().filter(Arrival::planted)).hasSize(1);
            assertThat(arrivals).allSatisfy(arrival -> {
                assertThat(nearest(topics, arrival) > 0.75).isEqualTo(!arrival.planted());
                assertThat(nearest(strange, arrival) > 0.75).isEqualTo(arrival.planted());
            });
        }
    }

    private static double nearest(List<Spot> among, Arrival arrival) {
        return among.stream()
                .mapToDouble(spot -> spot.code().similarity(arrival.code()))
                .max()
                .orElseThrow();
    }
}
