package io.nearfar.stream;

/** How much of a record its dead letter keeps. */
public enum DeadLetterPolicy {
    /** Key and value as they came. */
    RAW,
    /** Text with personal data replaced as in alerts; what is no text, and all of a payment, as {@link #HASHED}. */
    REDACTED,
    /** A keyed hash of each. */
    HASHED;

    /** What is in force where nobody says anything: a letter can be read, and tells no more than an alert does. */
    public static final DeadLetterPolicy DEFAULT = REDACTED;
}
