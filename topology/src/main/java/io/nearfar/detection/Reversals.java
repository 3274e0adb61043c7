package io.nearfar.detection;

import io.nearfar.detection.PaymentState.Dated;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the records that take something back leave of an account's other ones. Lists are in the order of their times. */
final class Reversals {

    private Reversals() {}

    /** Those near a charge in time that nothing between it and them has taken back. */
    static List<Dated> open(List<Dated> near, Dated charge) {
        List<Dated> open = new ArrayList<>();
        for (Dated record : near) {
            if (isLater(record, charge)) {
                break;
            }
            if (takesBack(record)) {
                boolean held = onlyHeld(record.charge(), open);
                open.removeIf(step -> record.charge().mayConcern(step.charge()) && (isHeld(step) || !held));
            } else {
                open.add(record);
            }
        }
        open.addAll(since(near, charge));
        return open;
    }

    /** Those later than the charge, up to what takes the charge back. */
    private static List<Dated> since(List<Dated> near, Dated charge) {
        List<Dated> since = new ArrayList<>(List.of(charge));
        for (Dated record : near) {
            if (isLater(record, charge) && !takesBack(record)) {
                since.add(record);
            } else if (isLater(record, charge)
                    && record.charge().mayConcern(charge.charge())
                    && (isHeld(charge) || !onlyHeld(record.charge(), since))) {
                break;
            }
        }
        return since.subList(1, since.size());
    }

    /** The authorizations that were not given up. */
    static List<Dated> holds(List<Dated> records) {
        List<Dated> steps = new ArrayList<>();
        for (Dated record : records) {
            if (takesBack(record)) {
                takenBack(record.charge(), steps).filter(Reversals::isHeld).ifPresent(steps::remove);
            } else {
                steps.add(record);
            }
        }
        return steps.stream().filter(Reversals::isHeld).toList();
    }

    /** Whether a record that takes something back gives no money back: a release, or the void of an authorization. */
    private static boolean onlyHeld(Charge back, List<Dated> before) {
        return back.step() == ChargeStep.RELEASED
                || (back.step() == ChargeStep.UNDONE
                        && takenBack(back, before).filter(Reversals::isHeld).isPresent());
    }

    /** The step that comes back: the latest that may, of one reference if there is one. A refund looks for money taken first. */
    private static Optional<Dated> takenBack(Charge back, List<Dated> before) {
        List<Dated> fitting = before.stream()
                .filter(step -> back.mayConcern(step.charge()) && step.charge().step() != ChargeStep.FAILED)
                .toList();
        List<Dated> named = fitting.stream()
                .filter(step -> back.hasReferenceOf(step.charge()))
                .toList();
        List<Dated> steps = named.isEmpty() ? fitting : named;
        List<Dated> taken = steps.stream().filter(step -> !isHeld(step)).toList();
        List<Dated> first = back.step() == ChargeStep.BACK && !taken.isEmpty() ? taken : steps;
        return first.isEmpty() ? Optional.empty() : Optional.of(first.getLast());
    }

    private static boolean isLater(Dated record, Dated charge) {
        return record.key().time() > charge.key().time();
    }

    private static boolean takesBack(Dated record) {
        return record.charge().step().takesBack();
    }

    private static boolean isHeld(Dated record) {
        return record.charge().step() == ChargeStep.HOLD;
    }
}
