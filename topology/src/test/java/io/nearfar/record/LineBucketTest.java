package io.nearfar.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nearfar.record.LineBucket.Counted;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineBucketTest {

    private static LineBucket counted(int... lines) {
        LineBucket bucket = LineBucket.EMPTY;
        for (int line : lines) {
            bucket = bucket.counting(line);
        }
        return bucket;
    }

    @Test
    void aLineIsCountedOnceMoreEachTime() {
        assertThat(counted(7, 8, 7).count(7)).isEqualTo(2);
        assertThat(counted(7, 8, 7).lines()).containsExactly(new Counted(8, 1), new Counted(7, 2));
        assertThat(LineBucket.EMPTY.count(7)).isZero();
    }

    @Test
    void countsAreHalvedWithEachEpochAndForgottenAtZero() {
        LineBucket bucket = counted(7, 8, 7, 7, 7, 7);
        assertThat(bucket.at(0)).isEqualTo(bucket);
        assertThat(bucket.at(1).lines()).containsExactly(new Counted(7, 2));
        assertThat(bucket.at(2)).isEqualTo(bucket.at(1).at(2));
        assertThat(bucket.at(3).lines()).isEmpty();
        assertThat(bucket.at(Integer.MAX_VALUE).lines()).isEmpty();
    }

    @Test
    void aFullBucketGivesUpTheLeastCountedAndOfThoseTheOldest() {
        int[] twiceEach = IntStream.concat(IntStream.range(0, LineBucket.MOST), IntStream.range(2, LineBucket.MOST))
                .toArray();
        LineBucket full = counted(twiceEach);

        LineBucket next = full.counting(99);

        assertThat(next.count(0)).isZero();
        assertThat(next.count(1)).isEqualTo(1);
        assertThat(next.count(99)).isEqualTo(1);
        assertThat(next.lines()).hasSize(LineBucket.MOST);
    }

    @Test
    void countsEndAtTwoBytes() {
        LineBucket most = new LineBucket(3, List.of(new Counted(-5, 65_535)));
        assertThat(most.counting(-5)).isEqualTo(most);
        assertThat(LineBucket.CODEC.decode(LineBucket.CODEC.encode(most))).isEqualTo(most);
    }

    @Test
    void moreLinesThanFitAreRefused() {
        List<Counted> tooMany = IntStream.rangeClosed(0, LineBucket.MOST)
                .mapToObj(line -> new Counted(line, 1))
                .toList();
        assertThatThrownBy(() -> new LineBucket(0, tooMany)).hasMessageContaining("9");
    }
}
