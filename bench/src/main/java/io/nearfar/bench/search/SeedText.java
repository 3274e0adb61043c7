package io.nearfar.bench.search;

import java.util.SortedMap;

/**
 * A generated text and what its source would say of it.
 *
 * @param text the prepared text
 * @param topic what it is about: a product or a service
 * @param labels short attributes as a ticket or a log line has them
 */
public record SeedText(String text, String topic, SortedMap<String, String> labels) {}
