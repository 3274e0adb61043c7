package io.nearfar.app.demo.story;

import java.time.Instant;

/**
 * A ticket of the incident.
 *
 * @param id its id
 * @param time when it is written
 * @param requester by whom
 */
public record Report(String id, Instant time, String requester) {}
