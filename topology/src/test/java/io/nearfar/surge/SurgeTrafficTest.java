package io.nearfar.surge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Thirty days of a made desk for each seed; prints at which requester its incidents were found. */
class SurgeTrafficTest {

    private static final int MOST_WRONG = 3;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 10);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void incidentsAreFoundEarlyAndOrdinaryTrafficIsNot(long seed) {
        Rehearsal rehearsal = new Rehearsal(MadeTraffic.of(seed), SurgeConfig.DEFAULTS).run(seed);

        System.out.printf(
                "seed %d: by the 5th requester %d of 10 in quiet topics, by the 10th %d of 10 in busy ones, false %s%s%n",
                seed, rehearsal.foundBy(false, 5), rehearsal.foundBy(true, 10), rehearsal.wrong, rehearsal.late());
        assertThat(rehearsal.wrong).as("false surges").hasSizeLessThanOrEqualTo(MOST_WRONG);
        assertThat(rehearsal.noisy)
                .as("surges of one who writes again and again")
                .isZero();
        assertThat(rehearsal.foundBy(false, 6)).isGreaterThanOrEqualTo(7);
        assertThat(rehearsal.foundBy(true, 10)).isGreaterThanOrEqualTo(5);
    }
}
