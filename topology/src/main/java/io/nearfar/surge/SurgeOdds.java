package io.nearfar.surge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How unlikely what is reported of a matter is by its past.
 *
 * @param matter as it stands at the clock of {@code traffic}
 * @param traffic of its scope, the same records counted
 */
record SurgeOdds(Matter matter, Traffic traffic) {

    /*
     * Of all records about other matters, a matter has a share that its past tells: half a record more than there were, to
     * a few more of the others. What the others write now, times that share, is to be expected of it. Both are counts, and
     * the fewer they are the less they say, so the tail is that of a negative binomial whose shape they give together.
     *
     * How many others write is read from the time looked at and from the whole span, and the greater counts: the first
     * follows an hour that begins to be busy, the second is surer.
     *
     * The time looked at is one of a few fixed ones for few requesters, and for more what has passed since one of them
     * wrote, that one not counted, so that beginning at an event favours nothing. Counts grow in steps, to look less often.
     */
    /** How long a record is recent, and the longest time looked at. */
    static final Duration SPAN = Duration.ofHours(3);

    static final Duration SHORTEST = Duration.ofMinutes(3);

    private static final List<Duration> FIXED =
            Stream.of(15, 30, 45, 60, 90, 120, 180).map(Duration::ofMinutes).toList();

    private static final double PRIOR_OWN = 0.5;
    private static final double PRIOR_OTHERS = 20;

    /** The most unusual reading with {@code least} requesters or more. */
    Reading reading(int least) {
        List<Long> times = new ArrayList<>(matter.recent().seen().stream()
                .map(Requesters.Seen::time)
                .sorted()
                .toList());
        int weight = matter.recent().weight();
        int few = (least + weight - 1) / weight;
        Reading best = Reading.NOTHING;
        for (Duration span : FIXED) {
            long since = traffic.clock() - span.toMillis();
            int count = (int) times.stream().filter(time -> time > since).count();
            if (count >= few && count <= few + few / 2) {
                best = lesser(best, reading(since, count));
            }
        }
        for (int count = few + 1; count < times.size(); count += Math.max(1, count / 8)) {
            best = lesser(best, reading(times.get(times.size() - 1 - count), count));
        }
        return best;
    }

    private static Reading lesser(Reading one, Reading other) {
        return other.pValue() < one.pValue() ? other : one;
    }

    /** {@code kept} are the requesters of the sample. */
    private Reading reading(long since, int kept) {
        long length = Math.max(SHORTEST.toMillis(), traffic.clock() - since);
        double part = (double) length / SPAN.toMillis();
        int count = kept * matter.recent().weight();
        double all = traffic.after(traffic.clock() - SPAN.toMillis())
                - matter.recent().count();
        double others = Math.max(Math.max(all, 0) * part, traffic.after(traffic.clock() - length) - count);
        double own = PRIOR_OWN + matter.past().weightAt(traffic.clock());
        double rest = PRIOR_OTHERS
                + Math.max(
                        0,
                        traffic.past().weightAt(traffic.clock()) - matter.past().weightAt(traffic.clock()));
        double usual = own / rest * (others + part);
        if (count <= usual) {
            return Reading.NOTHING;
        }
        double shape = 1 / (1 / own + 1 / (Math.max(all, 0) + 1));
        double mean = usual / matter.recent().weight();
        double pValue = NegativeBinomial.atLeast(kept, shape, mean);
        return new Reading(traffic.clock() - length, traffic.clock(), count, usual, pValue);
    }
}
