package io.nearfar.fact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Agreements and conflicts as they are found; each is told once. */
final class Findings {

    /** More conflicts tell a reader nothing new. */
    private static final int MOST = 8;

    private final List<Agreement> agreements = new ArrayList<>();
    private final List<Conflict> conflicts = new ArrayList<>();

    void agree(FactKind kind, String what) {
        Agreement agreement = new Agreement(kind, what);
        if (!agreements.contains(agreement)) {
            agreements.add(agreement);
        }
    }

    void conflict(Conflict conflict) {
        conflicts.add(conflict);
    }

    /** The strongest conflicts first; what stands on one side of one is on no side of another. */
    Verification verification() {
        conflicts.sort(Comparator.comparing(Conflict::veto)
                .thenComparingDouble(Conflict::weight)
                .reversed()
                .thenComparing(Conflict::kind)
                .thenComparing(Findings::lesser)
                .thenComparing(Findings::greater));
        Set<List<String>> told = new HashSet<>();
        List<Conflict> apart = new ArrayList<>();
        for (Conflict conflict : conflicts) {
            List<String> here = List.of("here", conflict.here());
            List<String> there = List.of("there", conflict.there());
            if (apart.size() < MOST && !told.contains(here) && !told.contains(there)) {
                told.add(here);
                told.add(there);
                apart.add(conflict);
            }
        }
        return new Verification(agreements, apart);
    }

    private static String lesser(Conflict conflict) {
        return conflict.here().compareTo(conflict.there()) < 0 ? conflict.here() : conflict.there();
    }

    private static String greater(Conflict conflict) {
        return conflict.here().compareTo(conflict.there()) < 0 ? conflict.there() : conflict.here();
    }
}
