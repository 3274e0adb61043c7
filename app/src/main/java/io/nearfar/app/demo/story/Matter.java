package io.nearfar.app.demo.story;

import java.util.Map;

/**
 * What a ticket is about: two tickets of one name are related, and the same request if their particulars agree too.
 *
 * @param name such as {@code parcel-stuck}; never empty
 * @param particulars what the ticket names, such as {@code order} to {@code 48213}
 */
public record Matter(String name, Map<String, String> particulars) {

    /** The particulars are copied. */
    public Matter {
        particulars = Map.copyOf(particulars);
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a matter has a name");
        }
    }
}
