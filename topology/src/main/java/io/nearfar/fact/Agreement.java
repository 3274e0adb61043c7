package io.nearfar.fact;

/**
 * What two texts both say.
 *
 * @param kind what it is about
 * @param text it in plain words, such as {@code parcel 5512 in both}
 */
public record Agreement(FactKind kind, String text) {}
