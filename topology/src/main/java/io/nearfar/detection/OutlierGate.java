package io.nearfar.detection;

import io.nearfar.detection.Finding.BudgetUse;
import io.nearfar.detection.Finding.Rarity;
import io.nearfar.detection.Finding.Repeats;
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

    private boolean isRare(Rarity rarity, TenantSlice tenant) {
        return tenant.seen() >= config.warmup() && rarity.pValue() <= 1 - config.minPercentile() / 100;
    }

    /** The same of what nothing is like. */
    Optional<BudgetUse> admits(Rarity rarity, TenantSlice tenant, long time) {
        return admits(rarity, tenant, time, Optional.empty());
    }

    /**
     * The budget that an alert at {@code time} (epoch milliseconds) would use, empty when there must be none. What is like
     * something that was alerted is counted until it may be alerted again, however rare it still is, and uses none.
     */
    Optional<BudgetUse> admits(Rarity rarity, TenantSlice tenant, long time, Optional<Reported> reported) {
        TenantDay day = tenant.day().at(time);
        boolean due = reported.filter(told -> told.isSilent(time, config.remindAfter()))
                .isEmpty();
        int suppressed = reported.map(Reported::suppressed).orElse(0);
        if (due && isRare(rarity, tenant) && day.alerts() < config.budget().most(day.records() + 1L)) {
            return Optional.of(use(day.alerts() + 1, new Repeats(false, suppressed)));
        }
        return reported.map(told -> use(day.alerts(), new Repeats(true, suppressed)));
    }

    private BudgetUse use(int used, Repeats repeats) {
        return new BudgetUse(config.budget(), used, config.minPercentile(), repeats);
    }
}
