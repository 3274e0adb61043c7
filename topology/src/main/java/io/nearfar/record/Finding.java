package io.nearfar.record;

/**
 * A piece of personal data in a text.
 *
 * @param type what it is: {@code mail}, {@code phone}, {@code iban} or {@code card}
 * @param start where it begins
 * @param end where it ends, exclusive
 * @param canonical the one spelling that all its spellings have in common
 */
record Finding(String type, int start, int end, String canonical) {}
