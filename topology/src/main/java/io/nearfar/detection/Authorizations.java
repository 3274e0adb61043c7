package io.nearfar.detection;

import io.nearfar.detection.PaymentState.Dated;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which authorization each of some equal captures belongs to: the one with its reference, else the latest equal one before
 * it that no other capture has. Captures of one evening may then stem from purchases hours apart. Immutable.
 */
final class Authorizations {

    /** Where there are none. */
    static final Authorizations NONE = new Authorizations(Map.of());

    private final Map<String, Dated> byCapture;

    private Authorizations(Map<String, Dated> byCapture) {
        this.byCapture = byCapture;
    }

    /**
     * Pairs them.
     *
     * @param holds authorizations of the account, in the order of their times
     * @param captures equal captures, in the order of their times
     */
    static Authorizations of(List<Dated> holds, List<Dated> captures) {
        Map<String, Dated> pairs = new HashMap<>();
        List<Dated> free = new ArrayList<>(holds);
        for (Dated capture : captures) {
            latest(holds, hold -> hold.charge().hasReferenceOf(capture.charge()))
                    .ifPresent(hold -> pairs.put(capture.charge().id(), hold));
        }
        free.removeAll(pairs.values());
        for (Dated capture : captures) {
            if (!pairs.containsKey(capture.charge().id())) {
                latest(free, hold -> precedes(hold, capture)).ifPresent(hold -> {
                    pairs.put(capture.charge().id(), hold);
                    free.remove(hold);
                });
            }
        }
        return new Authorizations(pairs);
    }

    private static Optional<Dated> latest(List<Dated> holds, Predicate<Dated> fitting) {
        return holds.stream().filter(fitting).reduce((before, after) -> after);
    }

    private static boolean precedes(Dated hold, Dated capture) {
        return hold.key().time() <= capture.key().time() && hold.charge().mayPrecede(capture.charge());
    }

    /** Of a capture; empty where none is known. */
    Optional<Dated> of(Charge capture) {
        return Optional.ofNullable(byCapture.get(capture.id()));
    }
}
