package io.nearfar.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AmountProfileTest {

    @Test
    void nothingLearnedFindsNothingUnusual() {
        assertThat(AmountProfile.EMPTY.excess(Math.log(1_000_000))).isZero();
    }

    @Test
    void usualAmountIsLearned() {
        AmountProfile profile = learned(50, 0.3, 300);
        assertThat(profile.usual()).isCloseTo(50, within(5.0));
        assertThat(profile.excess(Math.log(50))).isBetween(-0.5, 0.5);
        assertThat(profile.excess(Math.log(5_000))).isGreaterThan(10);
        assertThat(profile.excess(Math.log(1))).isNegative();
    }

    @Test
    void oneExtremeHardlyMovesIt() {
        AmountProfile before = learned(50, 0.3, 300);
        AmountProfile after = before.learned(Math.log(1e9));
        assertThat(after.usual()).isCloseTo(before.usual(), within(before.usual() * 0.02));
        assertThat(after.spread()).isCloseTo(before.spread(), within(before.spread() * 0.02));
    }

    @Test
    void newLevelIsLearnedInTime() {
        AmountProfile profile = learned(50, 0.3, 300);
        for (int i = 0; i < 2_000; i++) {
            profile = profile.learned(Math.log(200));
        }
        assertThat(profile.usual()).isCloseTo(200, within(5.0));
    }

    @Test
    void youngProfileLeansOnTheWiderOne() {
        AmountProfile wider = learned(50, 0.3, 300);
        assertThat(AmountProfile.EMPTY.shrunkTo(wider).usual()).isCloseTo(wider.usual(), within(1e-6));
        AmountProfile one = AmountProfile.EMPTY.learned(Math.log(5_000)).shrunkTo(wider);
        assertThat(one.usual()).isBetween(50.0, 150.0);
        AmountProfile old = learned(5_000, 0.3, 300);
        assertThat(old.shrunkTo(wider).usual()).isBetween(old.usual() * 0.9, old.usual());
        assertThat(old.shrunkTo(AmountProfile.EMPTY)).isEqualTo(old);
    }

    private static AmountProfile learned(double usual, double spread, int count) {
        Random random = new Random(11);
        AmountProfile profile = AmountProfile.EMPTY;
        for (int i = 0; i < count; i++) {
            profile = profile.learned(Math.log(usual) + spread * random.nextGaussian());
        }
        return profile;
    }
}
