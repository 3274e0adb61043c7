package io.nearfar.bench.outlier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nearfar.bench.outlier.Auroc.Scored;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AurocTest {

    @Test
    void isTheShareOfPairsInOrder() {
        SplittableRandom random = new SplittableRandom(5);
        List<Scored> all = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            boolean planted = i % 10 == 0;
            all.add(new Scored(random.nextInt(20) + (planted ? 8 : 0), planted));
        }
        assertThat(Auroc.of(all)).isCloseTo(byPairs(all), within(1e-12));
    }

    @Test
    void equalScoresAreWorthHalf() {
        assertThat(Auroc.of(List.of(new Scored(1, true), new Scored(1, false)))).isEqualTo(0.5);
    }

    private static double byPairs(List<Scored> all) {
        double wins = 0;
        long pairs = 0;
        for (Scored outlier : all.stream().filter(Scored::planted).toList()) {
            for (Scored other : all.stream().filter(scored -> !scored.planted()).toList()) {
                wins += outlier.score() > other.score() ? 1 : outlier.score() == other.score() ? 0.5 : 0;
                pairs++;
            }
        }
        return wins / pairs;
    }
}
