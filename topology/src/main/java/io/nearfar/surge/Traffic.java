package io.nearfar.surge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How much a scope writes, whatever about: what a matter is held against, so that a scope that is merely busy does not
 * surge. A requester counts once per matter and {@link SurgeOdds#SPAN}.
 *
 * @param clock the greatest event time counted, epoch milliseconds
 * @param first the first one
 * @param recent counts of the last {@link SurgeOdds#SPAN} by the number of their {@link #BUCKET} since 1970
 * @param past how many there were before
 * @param surges surges so far
 * @param running those that go on, in the order of their start
 */
public record Traffic(
        long clock, long first, SortedMap<Long, Integer> recent, Past past, int surges, List<Running> running) {

    static final Duration BUCKET = Duration.ofMinutes(2);

    private static final double DAY = Duration.ofDays(1).toMillis();

    public static final Traffic NONE = new Traffic(0, 0, new TreeMap<>(), Past.NONE, 0, List.of());

    /**
     * A surge that goes on.
     *
     * @param matter its matter
     * @param hot when that was last more than usual, epoch milliseconds
     */
    public record Running(MatterKey matter, long hot) {}

    public Traffic {
        recent = Collections.unmodifiableSortedMap(new TreeMap<>(recent));
        running = List.copyOf(running);
    }

    /** As it stands at {@code now}, epoch milliseconds; what is too long ago has become past. */
    Traffic at(long now) {
        long clockNow = Math.max(clock, now);
        long floor = bucket(clockNow - SurgeOdds.SPAN.toMillis());
        Past grown = past;
        for (var bucket : recent.headMap(floor).entrySet()) {
            grown = grown.plus(bucket.getValue(), bucket.getKey() * BUCKET.toMillis());
        }
        long begun = clock == 0 ? now : Math.min(first, now);
        return new Traffic(clockNow, begun, recent.tailMap(floor), grown, surges, running);
    }

    /** With {@code count} more of {@code time}. */
    Traffic counted(int count, long time) {
        if (time <= clock - SurgeOdds.SPAN.toMillis()) {
            return new Traffic(clock, first, recent, past.plus(count, time), surges, running);
        }
        SortedMap<Long, Integer> more = new TreeMap<>(recent);
        more.merge(bucket(time), count, Integer::sum);
        return new Traffic(clock, first, more, past, surges, running);
    }

    /** Counted after {@code time}, the whole of its bucket included. */
    int after(long time) {
        return recent.tailMap(bucket(time)).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** How many a day by what is past, 0 without any. */
    double perDay() {
        double age = Math.max(DAY, (double) (clock - first));
        double decayed = Past.HALF_LIFE.toMillis() / StrictMath.log(2) * (1 - Past.left((long) age));
        return past.weightAt(clock) / decayed * DAY;
    }

    /** Whether there is a day to compare with. */
    boolean isOldEnough() {
        return clock - first >= DAY;
    }

    /** With a surge that goes on, or goes on longer. */
    Traffic running(MatterKey matter, long hot, boolean begins) {
        List<Running> all = new ArrayList<>(running);
        all.removeIf(other -> other.matter().equals(matter));
        all.add(new Running(matter, hot));
        return new Traffic(clock, first, recent, past, surges + (begins ? 1 : 0), all);
    }

    Traffic without(MatterKey matter) {
        List<Running> left =
                running.stream().filter(other -> !other.matter().equals(matter)).toList();
        return new Traffic(clock, first, recent, past, surges, left);
    }

    private static long bucket(long time) {
        return Math.floorDiv(time, BUCKET.toMillis());
    }
}
