package io.nearfar.detection;

import java.time.Duration;

/**
 * How two tickets or log lines are compared.
 *
 * @param rule how sure it is that they say the same, and how sure it must be
 * @param within longest time between two tickets of one requester that says that they belong together
 */
public record PairConfig(PairRule rule, Duration within) {}
