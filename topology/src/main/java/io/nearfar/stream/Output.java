package io.nearfar.stream;

import io.cloudevents.CloudEvent;
import io.nearfar.detection.Verdict;

/** Something on its way to an output topic. */
sealed interface Output {

    String topic();

    /** An alert. */
    record Event(String topic, CloudEvent event) implements Output {}

    /** A line of scores or a label, JSON in UTF-8. */
    record Line(String topic, String json) implements Output {}

    /** A verdict on its way to the stream that may remember the alert. */
    record Passed(String topic, Verdict verdict) implements Output {}
}
