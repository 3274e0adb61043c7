package io.nearfar.surge;

/**
 * A record as surges see it.
 *
 * @param matter what it is about
 * @param requester hash of who wrote it, of logs of the host; evenly distributed
 * @param mention how an alert shows it
 * @param quiet whether it is history, of which nothing is said
 */
public record Sighting(MatterKey matter, long requester, Mention mention, boolean quiet) {}
