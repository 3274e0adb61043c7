package io.nearfar.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.nearfar.record.Hash128;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class RowKeyTest {

    @RepeatedTest(50)
    void byteOrderIsTheOrderOfKeys(RepetitionInfo info) {
        long seed = info.getCurrentRepetition();
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            RowKey one = random(random);
            RowKey other = random(random);
            int byBytes = Arrays.compareUnsigned(one.toBytes(), other.toBytes());
            assertThat(Integer.signum(one.compareTo(other)))
                    .as("seed %d: %s and %s", seed, one, other)
                    .isEqualTo(Integer.signum(byBytes));
            assertThat(RowKey.fromBytes(one.toBytes())).as("seed %d", seed).isEqualTo(one);
        }
    }

    @Test
    void timeBefore1970AndOrdinalPastOneByteAreRefused() {
        Hash128 scope = new Hash128(0, 0);
        assertThatIllegalArgumentException().isThrownBy(() -> new RowKey(scope, -1, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new RowKey(scope, 0, 0, 128));
        assertThatIllegalArgumentException().isThrownBy(() -> new RowKey(scope, 0, 0, -1));
    }

    /** Few values, so that keys often agree in their first parts. */
    private static RowKey random(Random random) {
        long[] values = {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE};
        Hash128 scope = new Hash128(values[random.nextInt(5)], values[random.nextInt(2)]);
        long time = random.nextBoolean() ? random.nextInt(2) : random.nextLong(Long.MAX_VALUE);
        return new RowKey(scope, time, values[random.nextInt(5)], random.nextInt(128));
    }
}
