package io.nearfar.app.check;

import io.nearfar.record.Identity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * When records happened, held against when Kafka had them.
 *
 * @param ownShare share of records that name their time, in [0, 1]; the others happened when Kafka had them
 * @param oldest least event time
 * @param newest greatest event time
 * @param ahead records whose event time is after their Kafka timestamp
 * @param furthestAhead by how much at most
 * @param medianBehind how long after its event time Kafka had a record, half of them sooner
 * @param furthestBehind the longest that took
 */
record TimeFigures(
        double ownShare,
        Instant oldest,
        Instant newest,
        int ahead,
        Duration furthestAhead,
        Duration medianBehind,
        Duration furthestBehind) {

    /**
     * @param identities at least one
     * @param ownTimes how many name their time
     */
    static TimeFigures of(List<Identity> identities, int ownTimes) {
        var times = identities.stream()
                .mapToLong(each -> each.eventTime().toEpochMilli())
                .summaryStatistics();
        long[] behind = identities.stream()
                .mapToLong(each -> each.source().timestamp().toEpochMilli()
                        - each.eventTime().toEpochMilli())
                .sorted()
                .toArray();
        int ahead = (int) identities.stream()
                .filter(each -> each.eventTime().isAfter(each.source().timestamp()))
                .count();
        return new TimeFigures(
                (double) ownTimes / identities.size(),
                Instant.ofEpochMilli(times.getMin()),
                Instant.ofEpochMilli(times.getMax()),
                ahead,
                Duration.ofMillis(Math.max(0, -behind[0])),
                Duration.ofMillis(Math.max(0, behind[(behind.length - 1) / 2])),
                Duration.ofMillis(Math.max(0, behind[behind.length - 1])));
    }
}
