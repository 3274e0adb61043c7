package io.nearfar.fact;

/**
 * Compares the facts of two texts. What one text says and the other does not is no conflict; a conflict needs two different
 * things said of one matter. Pure; the two ways round, conflicts are the same but for their sides.
 */
public final class Verifier {

    private Verifier() {}

    /** What {@code here}, the later text's facts, and {@code there}, the earlier one's, say of each other. */
    public static Verification verify(Facts here, Facts there) {
        if (here.isEmpty() || there.isEmpty()) {
            return Verification.NOTHING;
        }
        Comparison texts = Comparison.of(here, there);
        Findings findings = new Findings();
        NumberCheck numbers = new NumberCheck(texts, findings);
        numbers.check(FactKind.NUMBER);
        numbers.check(FactKind.AMOUNT);
        numbers.check(FactKind.COUNT);
        numbers.check(FactKind.VERSION);
        new NameCheck(texts, findings).check();
        new StateCheck(texts, findings).check();
        return findings.verification();
    }
}
