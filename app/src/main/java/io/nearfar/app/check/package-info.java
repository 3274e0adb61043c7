/**
 * Tells how Nearfar would read, compare and cost a topic, from a sample of its latest records. {@link
 * io.nearfar.app.check.BrokerSurvey} and {@link io.nearfar.app.check.TopicReader} ask the broker, {@link
 * io.nearfar.app.check.SampleReader} reads as {@code run} does, the figures are pure, {@link io.nearfar.app.check.TextReport} and
 * {@link io.nearfar.app.check.JsonReport} print. Everything runs on the main thread of {@code check}; nothing is written to
 * Kafka and no group is joined.
 */
@NullMarked
package io.nearfar.app.check;

import org.jspecify.annotations.NullMarked;
