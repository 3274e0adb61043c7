package io.nearfar.bench.recover;

/**
 * An instance after a kill.
 *
 * @param startup how it came up
 * @param expectedRows rows that must be in its memory: one for each ticket
 * @param answers its answers to the probes against those before the first kill
 */
record Recovery(Startup startup, long expectedRows, Comparison answers) {

    /** Whether nothing was lost, every answer is equal and it was not ready too early. */
    boolean isSound() {
        return startup.rows() == expectedRows && answers.differences().isEmpty() && !startup.readyTooEarly();
    }
}
