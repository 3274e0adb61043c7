package io.nearfar.detection;

import io.nearfar.detection.Finding.BudgetUse;
import io.nearfar.detection.Finding.Rarity;
import java.util.Optional;

/**
 * Whether a score is worth an alert: rare enough, after warm-up, within the day's budget.
 *
 * @param config the stream's settings
 */
record OutlierGate(OutlierConfig config) {

    /** How rare a score is among those before it. */
    static Rarity rarity(double score, TenantSlice tenant) {
        return new Rarity(score, tenant.tail().pValue(score));
    }

    /** The budget that an alert at {@code time} (epoch milliseconds) would use, empty when there must be none. */
    Optional<BudgetUse> admits(Rarity rarity, TenantSlice tenant, long time) {
        boolean warm = tenant.seen() >= config.warmup();
        boolean rare = rarity.pValue() <= 1 - config.minPercentile() / 100;
        int used = tenant.alertsAt(time) + 1;
        return warm && rare && used <= config.budgetPerDay()
                ? Optional.of(new BudgetUse(config.budgetPerDay(), used, config.minPercentile()))
                : Optional.empty();
    }
}
