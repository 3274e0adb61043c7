package io.nearfar.app.check;

import io.nearfar.record.Scope;
import io.nearfar.window.WindowConfig;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the stream would cost on this machine at the rate of its sample.
 *
 * @param recordsPerSecond of the whole topic by the sample's Kafka timestamps; 0 when they do not tell
 * @param span time between the first and the last of these timestamps
 * @param measuredTexts texts that were embedded to measure; 0 for payments, which are not embedded
 * @param textsPerSecond what one thread embeds
 * @param cores what embedding takes at this rate, exact repeats left out; 0 when the rate is not known
 * @param windowsPerText vectors of a text
 * @param beyondWindows measured texts of which a part is left out, being too long
 * @param windowRecords recent records with rows of their own to expect in the sample's scopes; at an unknown rate the most
 *     that {@code window.max} allows, and 0 for payments
 * @param lasting texts of the sample that were said again, each with a leader that outlives the window; 0 but for log lines
 * @param bytes what one takes
 */
record CostFigures(
        double recordsPerSecond,
        Duration span,
        int measuredTexts,
        double textsPerSecond,
        double cores,
        double windowsPerText,
        int beyondWindows,
        long windowRecords,
        long lasting,
        StateBytes bytes) {

    private static final double MILLIS = 1_000;

    /**
     * What arrives.
     *
     * @param recordsPerSecond of the whole topic, 0 when unknown
     * @param span of the sample's Kafka timestamps
     * @param repeats share of exact repeats, which are neither embedded nor stored again, in [0, 1]
     * @param scopes of the sample's records, one each
     */
    record Arrivals(double recordsPerSecond, Duration span, double repeats, List<Scope> scopes) {

        Arrivals {
            scopes = List.copyOf(scopes);
        }

        private double newPerSecond() {
            return recordsPerSecond * (1 - repeats);
        }
    }

    /** Of texts. */
    static CostFigures of(Arrivals arrivals, WindowConfig window, Inference inference, long lasting, StateBytes bytes) {
        double perSecond = inference.textsPerSecond();
        return new CostFigures(
                arrivals.recordsPerSecond(),
                arrivals.span(),
                inference.embedded().size(),
                perSecond,
                perSecond == 0 ? 0 : arrivals.newPerSecond() / perSecond,
                inference.windowsPerText(),
                inference.beyond(),
                windowRecords(arrivals, window.keep(), window.max()),
                lasting,
                bytes);
    }

    /** Of payments, of which {@code keep} alone decides what is recent. */
    static CostFigures ofPayments(Arrivals arrivals, WindowConfig window, StateBytes bytes) {
        long records = Math.round(arrivals.newPerSecond() * window.keep().toMillis() / MILLIS);
        return new CostFigures(arrivals.recordsPerSecond(), arrivals.span(), 0, 0, 0, 0, 0, records, 0, bytes);
    }

    long diskBytes() {
        return windowRecords * bytes.disk() + lasting * bytes.leader();
    }

    long heapBytes() {
        return windowRecords * bytes.heap();
    }

    private static long windowRecords(Arrivals arrivals, Duration keep, int max) {
        double all = arrivals.newPerSecond() * keep.toMillis() / MILLIS;
        var scopes = arrivals.scopes().stream().collect(Collectors.groupingBy(Scope::key, Collectors.counting()));
        return scopes.values().stream()
                .mapToLong(count -> all == 0
                        ? max
                        : Math.min(
                                max, Math.round(all * count / arrivals.scopes().size())))
                .sum();
    }
}
