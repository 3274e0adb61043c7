package io.nearfar.detection;

import io.nearfar.detection.PaymentState.Dated;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which authorization each of some equal captures belongs to: the latest with its reference, else the latest equal one, that
 * is before it, not given up and no other capture's. Captures of one evening may then stem from purchases hours apart, and of
 * two captures of one authorization the second has none. Immutable.
 */
final class Authorizations {

    /** Where there are none. */
    static final Authorizations NONE = new Authorizations(Map.of());

    /** Captures, and authorizations, that are paired at most. */
    private static final int MOST = 64;

    /** An authorization that old is no longer valid. */
    private static final long STALE = Duration.ofDays(7).toMillis();

    private final Map<String, Dated> byCapture;

    private Authorizations(Map<String, Dated> byCapture) {
        this.byCapture = Map.copyOf(byCapture);
    }

    /**
     * Pairs the latest of them.
     *
     * @param records of the account, in the order of their times
     * @param equal those of them that a capture equals
     * @param capture that capture
     */
    static Authorizations of(List<Dated> records, List<Dated> equal, Dated capture) {
        List<Dated> captures = Stream.concat(latest(equal, MOST - 1).stream(), Stream.of(capture))
                .sorted(Comparator.comparing(Dated::key))
                .toList();
        List<Dated> holds = Reversals.holds(latest(near(records, captures, capture.charge()), 2 * MOST));
        return new Authorizations(new Pairing(latest(holds, MOST)).pairs(captures));
    }

    /** Records of the capture's sum and merchant, or of a reference of the captures. */
    private static List<Dated> near(List<Dated> records, List<Dated> captures, Charge capture) {
        Set<String> references = captures.stream()
                .map(one -> one.charge().reference())
                .filter(reference -> !reference.isEmpty())
                .collect(Collectors.toSet());
        return records.stream()
                .filter(one -> references.contains(one.charge().reference()) || capture.mayConcern(one.charge()))
                .toList();
    }

    private static List<Dated> latest(List<Dated> records, int most) {
        return records.subList(Math.max(0, records.size() - most), records.size());
    }

    /** Of a capture; empty where none is known. */
    Optional<Dated> of(Charge capture) {
        return Optional.ofNullable(byCapture.get(capture.id()));
    }

    /** Authorizations while captures take them. */
    private static final class Pairing {

        private final List<Dated> holds;
        private final Map<String, Dated> pairs = new HashMap<>();
        private final Set<String> used = new HashSet<>();

        Pairing(List<Dated> holds) {
            this.holds = holds;
        }

        Map<String, Dated> pairs(List<Dated> captures) {
            for (Dated capture : captures) {
                take(capture, hold -> hold.hasReferenceOf(capture.charge()));
            }
            for (Dated capture : captures) {
                if (!pairs.containsKey(capture.charge().id()) && !isNamed(capture)) {
                    take(capture, hold -> hold.mayPrecede(capture.charge()));
                }
            }
            return pairs;
        }

        /** Whether its authorization is known, if another capture's. */
        private boolean isNamed(Dated capture) {
            return holds.stream()
                    .anyMatch(hold -> precedes(hold, capture) && hold.charge().hasReferenceOf(capture.charge()));
        }

        private void take(Dated capture, Predicate<Charge> fitting) {
            holds.stream()
                    .filter(hold -> !used.contains(hold.charge().id()))
                    .filter(hold -> precedes(hold, capture) && fitting.test(hold.charge()))
                    .reduce((before, after) -> after)
                    .ifPresent(hold -> {
                        pairs.put(capture.charge().id(), hold);
                        used.add(hold.charge().id());
                    });
        }

        private static boolean precedes(Dated hold, Dated capture) {
            long age = capture.key().time() - hold.key().time();
            return age >= 0 && age <= STALE;
        }
    }
}
