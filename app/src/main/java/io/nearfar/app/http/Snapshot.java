package io.nearfar.app.http;

import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams.State;

/**
 * The streams at one moment, as far as health depends on them.
 *
 * @param state their state; empty before they exist
 * @param aliveThreads stream threads that have not died
 * @param restoringTasks active tasks whose stores are still being read back
 * @param rebuild the memory that is being rebuilt from its stores, empty for none
 * @param hasRun whether they have been running, now or before
 */
public record Snapshot(
        Optional<State> state, int aliveThreads, int restoringTasks, Optional<String> rebuild, boolean hasRun) {

    /** While the model is loaded and the broker waited for. */
    public static final Snapshot BEFORE_STREAMS = new Snapshot(Optional.empty(), 0, 0, Optional.empty(), false);

    public Snapshot {
        if (aliveThreads < 0 || restoringTasks < 0) {
            throw new IllegalArgumentException(
                    "%d alive threads, %d restoring tasks".formatted(aliveThreads, restoringTasks));
        }
    }

    /** The state's name, {@code STARTING} before there are streams. */
    public String stateName() {
        return state.map(State::name).orElse("STARTING");
    }
}
