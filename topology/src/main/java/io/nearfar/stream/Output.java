package io.nearfar.stream;

import io.cloudevents.CloudEvent;

/** Something on its way to an output topic. */
sealed interface Output {

    String topic();

    /** An alert. */
    record Event(String topic, CloudEvent event) implements Output {}

    /** A line of scores, JSON in UTF-8. */
    record Line(String topic, String json) implements Output {}
}
