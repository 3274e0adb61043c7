package io.nearfar.detection;

import io.nearfar.detection.Deviation.Feature;
import java.util.Comparator;
import java.util.List;

/**
 * How unusual a payment is, and in what.
 *
 * @param amount surprise by the amount alone, in nats
 * @param deviations what it is made of, the most telling first
 */
public record UnusualPayment(double amount, List<Deviation> deviations) {

    /** The amount from which on a payment is withheld from the profile: some 1 in 400 of what is usual. */
    private static final double WITHHELD = 6;

    public UnusualPayment {
        deviations = deviations.stream()
                .sorted(Comparator.comparingDouble(Deviation::surprise).reversed())
                .toList();
    }

    /**
     * The score, in nats: the amount, by the account or by all accounts, whichever surprises more, and what is unusual
     * besides.
     */
    double score() {
        double others = deviations.stream()
                .filter(each -> each.feature() != Feature.ACCOUNT_AMOUNT && each.feature() != Feature.TENANT_AMOUNT)
                .mapToDouble(Deviation::surprise)
                .sum();
        return amount + others;
    }

    boolean isWithheld() {
        return amount >= WITHHELD;
    }
}
