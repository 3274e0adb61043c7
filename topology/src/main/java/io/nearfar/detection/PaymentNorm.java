package io.nearfar.detection;

import io.nearfar.detection.PaymentProfile.Withheld;
import java.util.List;

/**
 * What is usual for an account and for its tenant, and how both learn. Immutable.
 *
 * @param tenant of all accounts of the tenant in this partition
 * @param account of the one account
 */
record PaymentNorm(TenantProfile tenant, PaymentProfile account) {

    /*
     * Plain average of MEMORY payments, exponentially weighted from then on. A value counts at most CLIP spreads from the
     * mean, so that no single payment moves either much (the Winsorized mean, Huber 1964). What is young is shrunk to the
     * tenant's as by a normal prior that is worth so many payments (empirical Bayes, Efron and Morris 1973). The tenant's
     * mean amount is one unit, so that amounts in all currencies can be compared.
     */
    private static final int MEMORY = 200;
    private static final double CLIP = 2.5;
    private static final double PRIOR_MEAN = 1.5;
    private static final double PRIOR_SPREAD = 8;
    private static final int SETTLED = 5;
    private static final int PACED = 3;
    private static final int KNOWN = 100;
    private static final double LEAST_MEAN = 0.001;
    private static final long WITHHELD_MILLIS = 7 * 86_400_000L;

    /** Whether enough payments in its currency are known to withhold one that is unusual. */
    boolean knows(PaymentTraits payment) {
        return tenant.in(payment.currency()).count() >= KNOWN;
    }

    /** The expected amount of the next payment in units of the currency's mean, with all its uncertainty. */
    Level amount(CurrencyProfile currency) {
        double count = account.count();
        double mean = (count * account.amount().mean() + PRIOR_MEAN) / (count + PRIOR_MEAN);
        double variance = (count * account.amount().variance() + PRIOR_SPREAD * currency.within() * mean * mean)
                / (count + PRIOR_SPREAD);
        return new Level(mean, variance * (1 + 1 / (count + PRIOR_MEAN)));
    }

    /** The expected logarithm of the next amount, from the currency's mean logarithm, with all its uncertainty. */
    Level logarithm(CurrencyProfile currency) {
        double count = account.count();
        double mean = count * account.logarithm().mean() / (count + PRIOR_MEAN);
        double variance =
                (count * account.logarithm().variance() + PRIOR_SPREAD * currency.logWithin()) / (count + PRIOR_SPREAD);
        return new Level(mean, variance * (1 + 1 / (count + PRIOR_MEAN)));
    }

    /** After a payment that surprises by {@code surprise} nats in its amount; one that is withheld is not learned yet. */
    PaymentNorm after(PaymentTraits payment, long record, double surprise, boolean withheld) {
        CurrencyProfile currency = tenant.in(payment.currency());
        double unit = currency.count() == 0 ? payment.amount() : currency.unit();
        Level usual = amount(currency);
        double most = usual.mean() + CLIP * usual.spread();
        Rhythm rhythm = account.rhythm().after(payment.time(), Math.min(payment.amount() / unit, most), surprise);
        PaymentNorm paced = new PaymentNorm(tenant, account.withRhythm(rhythm));
        return withheld ? new PaymentNorm(tenant, paced.account.withholding(record, payment)) : paced.learned(payment);
    }

    /** With those withheld learned that have waited for 7 days at {@code time}, or are known to be expected. */
    PaymentNorm released(long time) {
        List<Withheld> due =
                account.withheld().stream().filter(each -> isDue(each, time)).toList();
        if (due.isEmpty()) {
            return this;
        }
        List<Withheld> left =
                account.withheld().stream().filter(each -> !isDue(each, time)).toList();
        PaymentNorm norm = new PaymentNorm(tenant, account.withWithheld(left));
        for (Withheld each : due) {
            norm = norm.learned(each.payment());
        }
        return norm;
    }

    private static boolean isDue(Withheld withheld, long time) {
        return withheld.expected() || withheld.payment().time() <= time - WITHHELD_MILLIS;
    }

    private PaymentNorm learned(PaymentTraits payment) {
        CurrencyProfile currency = tenant.in(payment.currency());
        boolean first = currency.count() == 0;
        double value = first ? 1 : payment.amount() / currency.unit();
        double log = first ? 0 : payment.logarithm() - currency.logarithm().mean();
        double rate = 1.0 / Math.min(account.count() + 1, MEMORY);
        Level amounts = account.amount().after(value, rate, amount(currency), CLIP);
        Level logarithms = account.logarithm().after(log, rate, logarithm(currency), CLIP);
        CurrencyProfile grown =
                varied(currency, amounts, logarithms, rate).learned(payment.amount(), payment.logarithm());
        boolean isNew = account.count() > 0 && !account.merchants().has(payment.merchant());
        TenantProfile wider = tenant.withCurrency(payment.currency(), grown).seen(payment, isNew);
        PaymentProfile own = account.learned(payment, amounts, logarithms);
        return new PaymentNorm(
                own.count() <= PACED ? wider : wider.paced(own.rhythm().perDay(payment.time())), own);
    }

    /** What the step of a settled account tells of how much accounts vary: its square, as much as the mean follows it. */
    private CurrencyProfile varied(CurrencyProfile currency, Level amounts, Level logarithms, double rate) {
        if (account.count() < SETTLED) {
            return currency;
        }
        double step = (amounts.mean() - account.amount().mean()) / rate;
        double logStep = (logarithms.mean() - account.logarithm().mean()) / rate;
        double known = account.count() / (account.count() + 1.0);
        double mean = Math.max(account.amount().mean(), LEAST_MEAN);
        return currency.varied(step * step * known / (mean * mean), logStep * logStep * known);
    }
}
