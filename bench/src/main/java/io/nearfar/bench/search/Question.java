package io.nearfar.bench.search;

import java.util.Locale;

/** What a search can be asked. */
enum Question {
    /** All rows at or above a similarity. */
    THRESHOLD,
    /** The ten rows most similar. */
    NEAREST;

    /** How many rows are the nearest. */
    static final int WANTED = 10;

    /** As reports name it. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
