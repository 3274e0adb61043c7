package io.nearfar.record;

/** Which texts the model of a stream can read. */
public enum Language {
    /** Texts that are not English are compared by their words alone. */
    ENGLISH,
    /** Every text is compared by its meaning: for a model of many languages. */
    ANY
}
