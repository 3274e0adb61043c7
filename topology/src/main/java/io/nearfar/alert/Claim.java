package io.nearfar.alert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nearfar.detection.Budget;
import io.nearfar.detection.Finding.BudgetUse;
import io.nearfar.detection.Finding.Outlier;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * The claim that opens a body: what is said, what to do about it and how sure it is.
 *
 * @param summary one sentence for people
 * @param action what to do about it
 * @param score how sure it is, in [0, 1]
 * @param threshold the score from which it is said
 * @param origin where the threshold comes from, for people
 */
record Claim(String summary, Action action, BigDecimal score, BigDecimal threshold, String origin) {

    /** What an alert suggests, from a closed set. */
    enum Action {
        MERGE,
        LINK,
        REVIEW,
        OPEN_INCIDENT;

        String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static Claim outlier(String summary, Outlier outlier, String stream) {
        BudgetUse budget = outlier.budget();
        return new Claim(
                summary,
                Action.REVIEW,
                BigDecimal.ONE.subtract(BigDecimal.valueOf(outlier.rarity().pValue())),
                BigDecimal.valueOf(budget.minPercentile()).movePointLeft(2),
                "budget %s for stream %s, %s used today".formatted(ceiling(budget.budget()), stream, budget.used()));
    }

    private static String ceiling(Budget budget) {
        return switch (budget) {
            case Budget.PerDay number -> number.alerts() + " a day";
            case Budget.Share share -> share.percent().toPlainString() + " % of the day's records";
        };
    }

    ObjectNode toJson() {
        return Json.object()
                .put("summary", summary)
                .put("suggested_action", action.label())
                .put("score", Json.score(score))
                .put("threshold", Json.score(threshold))
                .put("threshold_origin", origin);
    }
}
