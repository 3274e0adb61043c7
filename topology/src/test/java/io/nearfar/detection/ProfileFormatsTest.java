package io.nearfar.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileFormatsTest {

    private static final int MOST_BYTES = 400;

    @Test
    void fullProfileTakesAtMost400Bytes() {
        assertThat(ProfileFormats.ACCOUNT.encode(PaymentProfiles.full())).hasSizeLessThanOrEqualTo(MOST_BYTES);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void profileReadBackIsEqualAndStaysSmallWhateverIsPaid(long seed) {
        Random random = new Random(seed);
        PaymentNorm norm = new PaymentNorm(TenantProfile.EMPTY, PaymentProfile.EMPTY);
        long time = 1_700_000_000_000L;
        for (int i = 0; i < 3_000; i++) {
            time += random.nextLong(100_000_000);
            norm = norm.released(time).after(payment(random, time), i, random.nextDouble(30), random.nextInt(10) == 0);
            byte[] bytes = ProfileFormats.ACCOUNT.encode(norm.account());
            assertThat(bytes).hasSizeLessThanOrEqualTo(MOST_BYTES);
            assertThat(ProfileFormats.ACCOUNT.decode(bytes)).isEqualTo(norm.account());
        }
        TenantSlice slice = TenantSlice.EMPTY.withPayments(norm.tenant());
        byte[] bytes = DetectionFormats.TENANT.encode(slice);
        assertThat(bytes).hasSizeLessThan(2_000);
        assertThat(DetectionFormats.TENANT.decode(bytes)).isEqualTo(slice);
    }

    private static PaymentTraits payment(Random random, long time) {
        return new PaymentTraits(
                time,
                Math.exp(3 * random.nextGaussian()),
                random.nextInt(0x10000),
                random.nextInt(0x10000),
                random.nextInt(0x10000));
    }
}
