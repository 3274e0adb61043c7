package io.nearfar.detection;

import java.util.function.Supplier;

/** Takes down how long a step of a decision takes. Changes nothing of its result. */
@FunctionalInterface
public interface Stopwatch {

    /** Takes nothing down. */
    Stopwatch NONE = new Stopwatch() {
        @Override
        public <T> T time(Supplier<T> step) {
            return step.get();
        }
    };

    /** The result of the step. */
    <T> T time(Supplier<T> step);
}
