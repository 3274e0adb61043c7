package io.nearfar.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.sketch.Sketch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NearestBitsTest {

    private record Offer(int bits, int chunk, int row) {

        static final Comparator<Offer> ORDER = Comparator.comparingInt(Offer::bits)
                .thenComparingInt(Offer::chunk)
                .thenComparingInt(Offer::row);
    }

    @Test
    void keepsTheNearestAndAllThatTieWithTheLastInWhateverOrderTheyCame() {
        for (long seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            int spread = random.nextInt(1, Sketch.BITS + 2);
            List<Offer> offers = new ArrayList<>();
            for (int i = random.nextInt(20_000); i > 0; i--) {
                offers.add(new Offer(random.nextInt(spread), random.nextInt(1 << 20), random.nextInt(1 << 16)));
            }
            int wanted = random.nextInt(1, 3_000);
            List<Offer> expected = nearest(offers, wanted);
            for (int order = 0; order < 2; order++) {
                Collections.shuffle(offers, random);
                assertThat(kept(offers, wanted, random)).as("seed %d", seed).isEqualTo(expected);
            }
        }
    }

    private static List<Offer> nearest(List<Offer> offers, int wanted) {
        List<Offer> sorted = offers.stream().sorted(Offer.ORDER).toList();
        int last =
                sorted.size() <= wanted ? Sketch.BITS : sorted.get(wanted - 1).bits();
        return sorted.stream().filter(offer -> offer.bits() <= last).toList();
    }

    private static List<Offer> kept(List<Offer> offers, int wanted, Random random) {
        NearestBits nearest = new NearestBits(wanted);
        for (Offer offer : offers) {
            if (offer.bits() <= nearest.bound()) {
                nearest.offer(offer.bits(), offer.chunk(), offer.row());
            }
            if (random.nextInt(1_000) == 0) {
                nearest.tighten();
            }
        }
        nearest.tighten();
        List<Offer> kept = new ArrayList<>();
        for (long row : nearest.rows()) {
            kept.add(new Offer((int) (row >>> 48), PackedRow.chunk(row), PackedRow.row(row)));
        }
        kept.sort(Offer.ORDER);
        return kept;
    }
}
