package io.nearfar.detection;

import io.nearfar.detection.PaymentProfile.Withheld;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Profiles of payments made by hand. */
public final class PaymentProfiles {

    private PaymentProfiles() {}

    /** An account's, with as much in it as it can hold. */
    public static PaymentProfile full() {
        PaymentTraits payment = new PaymentTraits(1_700_000_000_000L, 48_000.5, 0xffff, 1, 2);
        return new PaymentProfile(
                1_000,
                new Level(1.5, 0.25),
                new Level(-0.25, 0.5),
                new Rhythm(1_690_000_000_000L, 1_700_000_000_000L, 2.5, 3.75, 40.5, 6.25),
                counts(24, 10),
                new RecentKeys(
                        IntStream.range(0, 48).map(i -> 0xffff - i).boxed().toList()),
                counts(2, 50),
                counts(8, 31),
                counts(4, 62),
                LongStream.range(0, 4)
                        .mapToObj(i -> new Withheld(-i, payment, i == 1))
                        .toList());
    }

    /** A tenant's, with two currencies. */
    public static TenantProfile tenant() {
        CurrencyProfile currency = new CurrencyProfile(7, new Level(50, 400), new Level(3.5, 0.5), 0.25, 0.4);
        return new TenantProfile(
                new TreeMap<>(Map.of(0xffff, currency, -1, CurrencyProfile.EMPTY)),
                counts(24, 40_000 / 24),
                counts(3, 2_000),
                counts(2, 25_000),
                1.75,
                1_234);
    }

    private static KeyCounts counts(int keys, int each) {
        SortedMap<Integer, Integer> counts = new TreeMap<>();
        IntStream.range(0, keys).forEach(key -> counts.put(key, each));
        return KeyCounts.of(counts);
    }
}
