package io.nearfar.embedding;

import io.nearfar.record.Language;
import io.nearfar.record.PreparedRecord;
import io.nearfar.record.TextTraits;

/** Tells whether a model can read a text. Pure; safe for all threads. */
public final class Legibility {

    /** A text of which the model has no entry for a greater part is not one that it can read. */
    private static final double MOST_UNKNOWN = 0.3;

    /** Characters that are looked at for that. */
    private static final int LOOKED_AT = 2_000;

    private Legibility() {}

    /**
     * The traits of a record, marked unreadable also where {@code embedder} has no entry for more than three in ten of the
     * word pieces at its beginning.
     *
     * @param language what the model can read; with {@link Language#ANY} the traits stay as they are
     */
    public static TextTraits traits(PreparedRecord prepared, Language language, Embedder embedder) {
        if (language == Language.ANY || !prepared.traits().readable()) {
            return prepared.traits();
        }
        String text = prepared.text();
        boolean unknown = embedder.unknown(text.substring(0, Math.min(LOOKED_AT, text.length()))) > MOST_UNKNOWN;
        return unknown ? prepared.traits().unreadable() : prepared.traits();
    }
}
