package io.nearfar.fact;

/**
 * Where two texts say different things of the same matter.
 *
 * @param kind what it is about
 * @param text it in plain words, such as {@code order 18 against order 17}
 * @param here what the one says
 * @param there what the other says
 * @param veto what the texts cannot be
 * @param weight how sure it is that the same matter is meant, in (0, 1]
 */
public record Conflict(FactKind kind, String text, String here, String there, Veto veto, double weight) {

    /** What a conflict rules out. */
    public enum Veto {
        /** Nothing; it only counts against. */
        NOTHING,
        /** That both are the same request; they may still be about the same problem. */
        DUPLICATE,
        /** That they are the same request or about the same problem. */
        RELATED
    }

    public Conflict {
        if (!(weight > 0 && weight <= 1)) {
            throw new IllegalArgumentException("weight of a conflict: " + weight);
        }
    }

    static Conflict of(FactKind kind, String here, String there, Veto veto, double weight) {
        return new Conflict(kind, here + " against " + there, here, there, veto, weight);
    }
}
