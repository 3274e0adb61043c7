package io.nearfar.fact;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.fact.Made.Pair;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many made pairs the verifier judges wrongly. The shares are printed with their seed. */
class MadePairsTest {

    private static final int PAIRS = 600;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void atMostOneInTenDuplicatesIsVetoed(long seed) {
        assertThat(vetoed("duplicates", MadeDuplicates.of(seed, PAIRS), seed, true))
                .isLessThanOrEqualTo(PAIRS / 10);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void nineteenInTwentyConflictsAreCaught(long seed) {
        assertThat(vetoed("conflicts", MadeConflicts.of(seed, PAIRS), seed, false))
                .isGreaterThanOrEqualTo(PAIRS * 19 / 20);
    }

    private static int vetoed(String what, List<Pair> pairs, long seed, boolean vetoIsWrong) {
        Map<String, Integer> bySort = new TreeMap<>();
        int all = 0;
        for (Pair pair : pairs) {
            Verification verification = Verifier.verify(Facts.ofTicket(pair.here()), Facts.ofTicket(pair.there()));
            boolean vetoed = verification.vetoesDuplicate();
            bySort.merge(pair.sort(), vetoed ? 1 : 0, Integer::sum);
            all += vetoed ? 1 : 0;
            if (vetoed == vetoIsWrong && Boolean.getBoolean("nearfar.test.show")) {
                System.out.printf(
                        "%s%n  %s%n  %s%n  %s%n", pair.sort(), pair.here(), pair.there(), verification.conflicts());
            }
        }
        System.out.printf("seed %d: %d of %d made %s vetoed, by sort %s%n", seed, all, pairs.size(), what, bySort);
        return all;
    }
}
