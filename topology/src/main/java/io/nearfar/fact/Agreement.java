package io.nearfar.fact;

/**
 * What two texts both say.
 *
 * @param kind what it is about
 * @param what it, such as {@code parcel 5512}
 */
public record Agreement(FactKind kind, String what) {

    /** It in plain words. */
    public String text() {
        return what + " in both";
    }
}
