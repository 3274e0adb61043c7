package io.nearfar.detection;

import io.nearfar.detection.Deviation.Feature;
import java.util.ArrayList;
import java.util.List;

/** Holds one payment against what is usual. */
final class PaymentDeviations {

    /*
     * Each deviation becomes a surprise, so that unlike features can be added: of levels by Student's t, which allows for
     * how little is known of a young account, of shares by their logarithm. Amounts count in full, raw and logarithm
     * alike; what else is unusual is common among honest payments and only adds (decision 0018).
     */
    private static final double OTHERS = 0.3;
    private static final double SUM = 0.1;
    private static final double LATELY = 0.5;
    private static final double LEAST_FREEDOM = 2;
    private static final double MOST_FREEDOM = 100;
    private static final double COUNT_FREEDOM = 10;
    private static final double LEAST_SPREAD = 0.05;
    private static final double LEAST_LOG_SPREAD = 0.1;
    private static final double PRIOR_SHARE = 2;
    private static final double PRIOR_HABIT = 5;
    private static final int HOURS_A_DAY = 24;
    private static final double SECONDS_PER_DAY = 86_400;

    private final PaymentTraits payment;
    private final PaymentNorm norm;
    private final PaymentProfile account;
    private final TenantProfile tenant;
    private final CurrencyProfile currency;
    private final Rhythm rhythm;
    private final Level usual;
    private final List<Deviation> found = new ArrayList<>();

    private PaymentDeviations(PaymentTraits payment, PaymentNorm norm) {
        this.payment = payment;
        this.norm = norm;
        this.account = norm.account();
        this.tenant = norm.tenant();
        this.currency = tenant.in(payment.currency());
        this.rhythm = account.rhythm().at(payment.time());
        this.usual = norm.amount(currency);
    }

    static UnusualPayment of(PaymentTraits payment, PaymentNorm norm) {
        return new PaymentDeviations(payment, norm).unusual();
    }

    private UnusualPayment unusual() {
        if (currency.count() > 0) {
            amounts();
            sum();
        }
        double amount = found.stream()
                .filter(each -> each.feature() != Feature.DAY_SUM)
                .mapToDouble(Deviation::surprise)
                .max()
                .orElse(0);
        pace();
        hour();
        if (account.count() > 0) {
            habits();
        }
        double lately = LATELY * StrictMath.log1p(rhythm.unusual());
        found.add(new Deviation(Feature.LATELY, rhythm.unusual(), 0, 0, lately));
        return new UnusualPayment(amount, found);
    }

    private void amounts() {
        double spread = Math.max(usual.spread(), LEAST_SPREAD * usual.mean());
        double spreads = (payment.amount() / currency.unit() - usual.mean()) / spread;
        Level logs = norm.logarithm(currency);
        double log = payment.logarithm() - currency.logarithm().mean() - logs.mean();
        double logSpreads = log / Math.max(logs.spread(), LEAST_LOG_SPREAD);
        double own = (Surprise.above(spreads, freedom()) + Surprise.above(logSpreads, freedom())) / 2;
        found.add(
                new Deviation(Feature.ACCOUNT_AMOUNT, payment.amount(), usual.mean() * currency.unit(), spreads, own));
        double above = currency.spreadsAbove(payment.amount());
        double all = (Surprise.above(above, MOST_FREEDOM)
                        + Surprise.above(currency.logSpreadsAbove(payment.logarithm()), MOST_FREEDOM))
                / 2;
        found.add(new Deviation(
                Feature.TENANT_AMOUNT, payment.amount(), currency.amount().mean(), above, all));
    }

    private double freedom() {
        return Math.min(account.count() + LEAST_FREEDOM, MOST_FREEDOM);
    }

    /** The amounts of about a day, a sum of as many as come by a Poisson process, each with its variance. */
    private void sum() {
        double perDay = perDay();
        double expected = (perDay + 1) * usual.mean();
        double sum = rhythm.sum() + payment.amount() / currency.unit();
        double variance = (perDay / 2 + 0.5) * (usual.variance() + usual.mean() * usual.mean());
        double spreads = (sum - expected) / Math.max(Math.sqrt(variance), LEAST_SPREAD * usual.mean());
        found.add(new Deviation(
                Feature.DAY_SUM,
                sum * currency.unit(),
                expected * currency.unit(),
                spreads,
                SUM * Surprise.above(spreads, freedom())));
    }

    /** Payments as by a Poisson process: gaps are exponential, a count that fades within a day varies by half its mean. */
    private void pace() {
        double perDay = perDay();
        double count = rhythm.day() + 1;
        double spreads = (count - perDay) / Math.sqrt(perDay / 2 + 0.5 + 0.1 * perDay * perDay);
        add(Feature.DAY_COUNT, count, perDay, spreads, Surprise.above(spreads, COUNT_FREEDOM));
        double days = rhythm.daysSinceLast(payment.time());
        if (!rhythm.isEmpty() && days >= 0) {
            double seconds = Math.max(1, days * SECONDS_PER_DAY);
            double sooner = -StrictMath.expm1(-seconds / SECONDS_PER_DAY * perDay);
            add(Feature.GAP, seconds, SECONDS_PER_DAY / perDay, 0, Surprise.of(sooner));
        }
    }

    private double perDay() {
        return rhythm.perDay(payment.time(), tenant.perDay());
    }

    /** Against all hours alike. */
    private void hour() {
        double own = TenantProfile.smooth(account.hours(), payment.hour());
        double share = (own + PRIOR_HABIT * tenant.shareOfHour(payment.hour()))
                / (account.hours().total() + PRIOR_HABIT);
        add(Feature.HOUR, payment.hour(), share, 0, Surprise.of(share * HOURS_A_DAY));
    }

    private void habits() {
        if (!account.merchants().has(payment.merchant())) {
            double share = (account.novelty().of(TenantProfile.NEW) + PRIOR_HABIT * tenant.shareOfNew())
                    / (account.novelty().total() + PRIOR_HABIT);
            add(Feature.MERCHANT, 1, share, 0, Surprise.of(share));
        }
        double country = share(account.countries(), payment.country(), tenant.shareOfCountry(payment.country()));
        add(Feature.COUNTRY, 0, country, 0, Surprise.of(country));
        double money = share(account.currencies(), payment.currency(), tenant.shareOfCurrency(payment.currency()));
        add(Feature.CURRENCY, 0, money, 0, Surprise.of(money));
    }

    private static double share(KeyCounts counts, int key, double prior) {
        return (counts.of(key) + PRIOR_SHARE * prior) / (counts.total() + PRIOR_SHARE);
    }

    private void add(Feature feature, double value, double usually, double spreads, double surprise) {
        found.add(new Deviation(feature, value, usually, spreads, OTHERS * surprise));
    }
}
