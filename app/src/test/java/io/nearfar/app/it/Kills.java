package io.nearfar.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/** Kills instances of a site while they work, and starts them again. */
final class Kills {

    private static final int ALERTS_BETWEEN = 20;

    /** Tickets that come just before a kill, so that it is in the midst of work however fast the others were done. */
    private static final int BURST = 100;

    /**
     * An instance that finds its state again ends the transaction that it left open; one that lost it is another producer,
     * and all wait for the timeout. That is a minute in production, which the test does not wait for.
     */
    private static final Map<String, String> SHORT_TRANSACTIONS = Map.of("producer.transaction.timeout.ms", "10000");

    private final Site site;
    private final AlertWatch watch;
    private final Disk disk;
    private final KillReport report;
    private final Map<String, String> clientIds = new HashMap<>();
    private int alertsAtLast;

    /** What a killed instance finds when it comes back. */
    enum Disk {
        KEPT,
        LOST
    }

    Kills(Site site, AlertWatch watch, Disk disk, KillReport report) {
        this.site = site;
        this.watch = watch;
        this.disk = disk;
        this.report = report;
    }

    /** Starts an instance for the first time or again. */
    void start(String name) {
        clientIds.put(name, site.start(name, PaymentsBeside.STREAM, disk == Disk.LOST ? SHORT_TRANSACTIONS : Map.of()));
    }

    /** Kills an instance in the midst of work, starts it again and waits until others or itself have taken its work over. */
    void kill(String victim) {
        site.feedUntil(
                "new alerts while everybody has work and tickets wait",
                () -> watch.count() >= alertsAtLast + ALERTS_BETWEEN && everybodyHasWork() && site.lag() > 0);
        Set<Integer> orphans = scopes(clientIds.getOrDefault(victim, ""));
        site.send(BURST);
        Moment moment = new Moment(site.lag(), watch.count() - alertsAtLast, Instant.now(), System.nanoTime());
        site.assertAlive();
        site.instance(victim).kill();
        assertThat(orphans).as("partitions of %s", victim).isNotEmpty();
        assertThat(moment.lag()).as("lag at the kill of %s", victim).isPositive();
        assertThat(moment.alerts()).as("alerts before the kill of %s", victim).isGreaterThanOrEqualTo(ALERTS_BETWEEN);
        alertsAtLast = watch.count();
        if (disk == Disk.LOST) {
            site.loseDisk(victim);
        }
        start(victim);
        site.feedUntil(
                "alerts where " + victim + " raised them",
                () -> watch.firstAfter(moment.time(), orphans).isPresent());
        report.kill(victim, moment, after(moment, Set.of()), after(moment, orphans));
    }

    /**
     * A kill.
     *
     * @param lag tickets that waited
     * @param alerts since the kill before
     * @param time by the wall clock
     * @param nanos by {@link System#nanoTime}
     */
    record Moment(long lag, int alerts, Instant time, long nanos) {}

    private double after(Moment moment, Set<Integer> partitions) {
        return (watch.firstAfter(moment.time(), partitions).orElseThrow().nanos() - moment.nanos()) / 1e9;
    }

    private boolean everybodyHasWork() {
        return clientIds.values().stream().noneMatch(client -> scopes(client).isEmpty());
    }

    private Set<Integer> scopes(String client) {
        return site.assigned(client).stream()
                .filter(each -> each.topic().equals(site.scopeTopic()))
                .map(TopicPartition::partition)
                .collect(Collectors.toSet());
    }
}
