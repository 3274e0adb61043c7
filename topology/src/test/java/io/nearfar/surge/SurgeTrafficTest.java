package io.nearfar.surge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Thirty days of a made desk for each seed; prints at which requester its incidents were found. */
class SurgeTrafficTest {

    private static final int MOST_WRONG = 3;

    /** Of a hundred each: what slow incidents in busy matters leave is stated beside the odds of one who knows all rates. */
    private static final int QUIET_FOUND = 90;

    private static final int BUSY_FOUND = 70;

    @Test
    void incidentsAreFoundEarlyAndOrdinaryTrafficIsNot() {
        List<Rehearsal> rehearsals = LongStream.rangeClosed(1, 10)
                .mapToObj(SurgeTrafficTest::rehearsed)
                .toList();

        assertThat(rehearsals).allSatisfy(rehearsal -> {
            assertThat(rehearsal.wrong).as("false surges").hasSizeLessThanOrEqualTo(MOST_WRONG);
            assertThat(rehearsal.noisy)
                    .as("surges of one who writes again and again")
                    .isZero();
        });
        assertThat(rehearsals.stream().mapToLong(each -> each.foundBy(false, 5)).sum())
                .as("found by the 5th requester in quiet matters")
                .isGreaterThanOrEqualTo(QUIET_FOUND);
        assertThat(rehearsals.stream().mapToLong(each -> each.foundBy(true, 10)).sum())
                .as("found by the 10th requester in busy matters")
                .isGreaterThanOrEqualTo(BUSY_FOUND);
    }

    private static Rehearsal rehearsed(long seed) {
        Rehearsal rehearsal = new Rehearsal(MadeTraffic.of(seed), SurgeConfig.DEFAULTS).run(seed);
        System.out.printf(
                "seed %d: by the 5th requester %d of 10 in quiet topics, by the 10th %d of 10 in busy ones, false %s%s%n",
                seed, rehearsal.foundBy(false, 5), rehearsal.foundBy(true, 10), rehearsal.wrong, rehearsal.late());
        return rehearsal;
    }
}
