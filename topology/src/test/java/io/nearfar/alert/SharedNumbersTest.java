package io.nearfar.alert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharedNumbersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "My parcel 5512 is late | Parcel 5512 still not here | [parcel 5512]",
                "order no. 48213 | about 48213 again | [order 48213]",
                "refund on 313221 | what of 313221? | [number 313221]",
                "Wrong name on INV-219088 | INV-219088 once more | [number INV-219088]",
                "You kept 208.90 EUR | kept 208.90 EUR | []",
                "paid 1,299.00 | paid 1,299.00 | []",
                "since 2024 | in 2024 | []",
                "OnePlus 9 on iPadOS 17 | OnePlus 9 on iPadOS 17 | []",
                "order 48213 | order 48214 | []"
            })
    void whatBothNameIsToldWithWhatItCounts(String first, String second, String shared) {
        assertThat(SharedNumbers.of(first, second).toString()).isEqualTo(shared);
    }
}
