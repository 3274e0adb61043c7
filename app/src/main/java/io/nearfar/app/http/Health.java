package io.nearfar.app.http;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KafkaStreams.State;

/**
 * How well the program is.
 *
 * @param live whether it can go on by itself; otherwise only a restart helps. Rebalancing and restoring are life: a
 *     restart would make both begin again
 * @param ready whether every task that is this instance's is being processed
 * @param startup whether it has been running once
 */
public record Health(Verdict live, Verdict ready, Verdict startup) {

    /**
     * An answer.
     *
     * @param reasons why not; empty when up
     */
    public record Verdict(List<String> reasons) {

        public Verdict {
            reasons = List.copyOf(reasons);
        }

        public boolean up() {
            return reasons.isEmpty();
        }
    }

    /** What a moment says of it. */
    public static Health of(Snapshot snapshot) {
        return new Health(live(snapshot), ready(snapshot), startup(snapshot));
    }

    private static Verdict live(Snapshot snapshot) {
        return snapshot.state()
                .map(state -> live(state, snapshot.aliveThreads()))
                .orElse(new Verdict(List.of()));
    }

    private static Verdict live(State state, int aliveThreads) {
        List<String> reasons = new ArrayList<>();
        switch (state) {
            case ERROR, PENDING_ERROR -> reasons.add("the streams have failed for good");
            case NOT_RUNNING -> reasons.add("the streams have ended");
            case CREATED, REBALANCING, RUNNING, PENDING_SHUTDOWN -> {}
        }
        if (aliveThreads == 0) {
            reasons.add("no stream thread is alive");
        }
        return new Verdict(reasons);
    }

    private static Verdict ready(Snapshot snapshot) {
        List<String> reasons = new ArrayList<>();
        if (!snapshot.state().filter(state -> state == State.RUNNING).isPresent()) {
            reasons.add("the streams are not running");
        }
        if (snapshot.restoringTasks() > 0) {
            reasons.add("tasks that are restoring: " + snapshot.restoringTasks());
        }
        snapshot.rebuild().ifPresent(task -> reasons.add("recent vectors are being read: " + task));
        return new Verdict(reasons);
    }

    private static Verdict startup(Snapshot snapshot) {
        return new Verdict(snapshot.hasRun() ? List.of() : List.of("the streams have not been running yet"));
    }
}
