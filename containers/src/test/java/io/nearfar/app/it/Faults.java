package io.nearfar.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Restarts, kills and cuts off what runs in containers while it works, and prints what that cost. */
final class Faults {

    private static final int ALERTS_BETWEEN = 15;

    /** Longer than a start takes, so that who comes back finds its tasks; shorter than the cut, so that others take over. */
    private static final Duration SESSION = Duration.ofSeconds(90);

    private final Fleet fleet;
    private final AlertWatch watch;
    private final Docker docker = new Docker();
    private final Map<String, Integer> done = new TreeMap<>();
    private int alertsAtLast;

    Faults(Fleet fleet, AlertWatch watch) {
        this.fleet = fleet;
        this.watch = watch;
    }

    /** Starts an instance for the first time and waits until it is ready. */
    void start(String name) {
        long begin = System.nanoTime();
        fleet.start(name, SESSION);
        awaitReady("start of %s with empty volumes".formatted(name), name, begin);
    }

    void awaitWork(List<String> names) {
        fleet.feedUntil(
                "everybody decides about a part",
                () -> names.stream().noneMatch(name -> fleet.scopes(name).isEmpty()));
    }

    /** SIGTERM, which must end it with 0 and leave it its part, then a start with the state it had. */
    void restart(String name) {
        Fault fault = begin("restart", name);
        String id = fleet.instance(name).id();
        assertThat(docker.stop(id)).as("exit code of %s", name).isZero();
        Instant stopped = Instant.now();
        assertThat(fleet.scopes(name)).as("part of %s while it is away", name).isEqualTo(fault.part());
        long begin = System.nanoTime();
        docker.start(id);
        awaitReady("start of %s with its state".formatted(name), name, begin);
        recovered(fault.since(stopped));
    }

    /** SIGKILL, then a start. */
    void kill(String name) {
        Fault fault = begin("kill of an instance", name);
        docker.kill(fleet.instance(name).id());
        docker.start(fleet.instance(name).id());
        recovered(fault);
    }

    /** SIGKILL of the broker, then a start. */
    void killBroker() {
        Fault fault = begin("kill of the broker", "broker");
        docker.kill(fleet.broker());
        docker.start(fleet.broker());
        recovered(fault);
    }

    /** Takes an instance off the network until the other has taken its part over, then connects it again. */
    void cutOff(String name) {
        Fault fault = begin("cut", name);
        docker.disconnect(fleet.instance(name).id(), fleet.network());
        recovered(fault);
        docker.connect(fleet.instance(name).id(), fleet.network());
        Instant back = Instant.now();
        fleet.feedUntil(name + " is back and decides", () -> decidesAgain(name, back));
    }

    private boolean decidesAgain(String name, Instant back) {
        Set<Integer> part = fleet.scopes(name);
        return !part.isEmpty() && watch.firstAfter(back, part).isPresent();
    }

    /** SIGTERM; the exit code must be 0. */
    void end(String name) {
        assertThat(docker.stop(fleet.instance(name).id()))
                .as("exit code of %s", name)
                .isZero();
    }

    /** Says how often each was done and how what was read differs from what was expected; does not judge it. */
    void totals(List<SeenAlert> read, List<SeenAlert> expected) {
        Set<SeenAlert> once = new HashSet<>(read);
        long missing = expected.stream().filter(each -> !once.contains(each)).count();
        print("done: %s; %d tickets sent, %d alerts read, %d expected; missing %d, twice %d"
                .formatted(done, fleet.sent(), read.size(), expected.size(), missing, read.size() - once.size()));
    }

    private Fault begin(String what, String whom) {
        fleet.feedUntil("new alerts", () -> watch.count() >= alertsAtLast + ALERTS_BETWEEN);
        Set<Integer> part = fleet.scopes(whom);
        alertsAtLast = watch.count();
        done.merge(what, 1, Integer::sum);
        return new Fault(what + " of " + whom, part, Instant.now(), System.nanoTime());
    }

    /**
     * Something done to somebody.
     *
     * @param part partitions it decided about; none of the broker
     * @param time alerts found later are those that count
     * @param nanos when it began
     */
    private record Fault(String what, Set<Integer> part, Instant time, long nanos) {

        Fault since(Instant later) {
            return new Fault(what, part, later, nanos);
        }
    }

    private void recovered(Fault fault) {
        fleet.feedUntil(
                "alerts after " + fault.what(),
                () -> watch.firstAfter(fault.time(), fault.part()).isPresent());
        print("%s: without an alert for %.1f s, in its part for %.1f s"
                .formatted(fault.what(), after(fault, Set.of()), after(fault, fault.part())));
    }

    private double after(Fault fault, Collection<Integer> partitions) {
        return (watch.firstAfter(fault.time(), Set.copyOf(partitions))
                                .orElseThrow()
                                .nanos()
                        - fault.nanos())
                / 1e9;
    }

    private void awaitReady(String what, String name, long begin) {
        fleet.await(name + " is ready", () -> fleet.instance(name).ready() == 200);
        print("%s: ready after %.1f s".formatted(what, (System.nanoTime() - begin) / 1e9));
    }

    private static void print(String line) {
        System.out.println(String.format(Locale.ROOT, "containers: %s", line));
    }
}
