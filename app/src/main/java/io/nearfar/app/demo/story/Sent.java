package io.nearfar.app.demo.story;

import java.time.Instant;

/**
 * One record as its producer would send it.
 *
 * @param stream {@code tickets}, {@code logs} or {@code payments}
 * @param id its own id; for log lines, which bring none, a name for people such as {@code billing line 2,114}, counted
 *     from the first line of that service
 * @param time when it is sent: its Kafka timestamp, to the millisecond. A readable record names the same event time
 * @param key the Kafka key: the tenant, or the account of a payment
 * @param json the value; for a few unreadable records not quite JSON
 */
public record Sent(String stream, String id, Instant time, String key, String json) {

    public Sent {
        if (stream.isEmpty() || id.isEmpty() || key.isEmpty()) {
            throw new IllegalArgumentException(
                    "a record has a stream, an id and a key, was %s/%s".formatted(stream, id));
        }
    }
}
