package io.nearfar.app.demo;

import java.util.Set;

/**
 * An alert as the scoreboard needs it.
 *
 * @param stream the stream of its record
 * @param id the record, as the story names it
 * @param type the kind, such as {@code duplicate}
 * @param matches the records that it names beside: the match of a duplicate, the members of a surge; none of an outlier
 */
record Seen(String stream, String id, String type, Set<String> matches) {

    Seen {
        matches = Set.copyOf(matches);
    }

    boolean is(String other) {
        return type.equals(other);
    }
}
