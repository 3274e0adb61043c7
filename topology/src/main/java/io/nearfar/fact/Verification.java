package io.nearfar.fact;

import io.nearfar.fact.Conflict.Veto;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What the facts of two texts say of each other.
 *
 * @param agreements what both say
 * @param conflicts where they differ, the strongest first
 */
public record Verification(List<Agreement> agreements, List<Conflict> conflicts) {

    /** Of texts without facts. */
    public static final Verification NOTHING = new Verification(List.of(), List.of());

    public Verification {
        agreements = List.copyOf(agreements);
        conflicts = List.copyOf(conflicts);
    }

    /** Without what both say that weighs less than {@code least}; the heaviest first, equals in their order. */
    public Verification telling(ToDoubleFunction<Agreement> weight, double least) {
        List<Agreement> telling = agreements.stream()
                .filter(each -> weight.applyAsDouble(each) >= least)
                .sorted(Comparator.comparingDouble(weight).reversed())
                .toList();
        return new Verification(telling, conflicts);
    }

    /** Whether the texts cannot be the same request. */
    public boolean vetoesDuplicate() {
        return conflicts.stream().anyMatch(conflict -> conflict.veto() != Veto.NOTHING);
    }

    /** Whether they cannot even be about the same problem. */
    public boolean vetoesRelated() {
        return conflicts.stream().anyMatch(conflict -> conflict.veto() == Veto.RELATED);
    }

    /** Weight of the strongest conflict of state or negation, in [0, 1]; 0 without one. */
    public double opposition() {
        return strongest(true);
    }

    /** Weight of the strongest conflict in the records' own particulars, in [0, 1]; 0 without one. */
    public double particulars() {
        return strongest(false);
    }

    /** Weight of the strongest conflict, in [0, 1]; 0 without one. */
    public double contradiction() {
        return Math.max(opposition(), particulars());
    }

    private double strongest(boolean opposition) {
        double most = 0;
        for (Conflict conflict : conflicts) {
            if ((conflict.veto() == Veto.RELATED) == opposition) {
                most = Math.max(most, conflict.weight());
            }
        }
        return most;
    }
}
