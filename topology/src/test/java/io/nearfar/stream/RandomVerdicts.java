package io.nearfar.stream;

import io.nearfar.detection.Verdict;
import io.nearfar.detection.Verdict.Opinion;
import io.nearfar.record.Identity;
import io.nearfar.record.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Random verdicts on the alerts so far, new and old: again, the other way round, and about a third record. What it said was
 * the same it often calls different soon after.
 */
final class RandomVerdicts {

    private static final int EVERY = 4;

    private final Random random;
    private final List<Given> alerts = new ArrayList<>();
    private final List<Given> given = new ArrayList<>();
    private final List<Given> same = new ArrayList<>();
    private final List<Identity> told = new ArrayList<>();

    RandomVerdicts(Random random) {
        this.random = random;
    }

    /** A verdict and the scope of its alert. */
    record Given(Scope scope, Verdict verdict) {}

    void told(Identity identity, Ruling ruling) {
        told.add(identity);
        ruling.alerts()
                .forEach(each -> alerts.add(given(identity.scope(), each.alert().id(), Opinion.USEFUL, "")));
    }

    /** None, or up to three. */
    List<Given> next() {
        if (alerts.isEmpty() || random.nextInt(EVERY) > 0) {
            return List.of();
        }
        List<Given> next = new ArrayList<>(List.of(one()));
        if (!given.isEmpty() && random.nextInt(3) == 0) {
            next.add(given.get(random.nextInt(given.size())));
        }
        same.stream()
                .skip(Math.max(0, same.size() - 1))
                .filter(each -> random.nextInt(3) == 0)
                .map(each -> given(
                        each.scope(),
                        each.verdict().alert(),
                        Opinion.DIFFERENT,
                        each.verdict().other()))
                .forEach(next::add);
        given.addAll(next);
        next.stream().filter(each -> each.verdict().opinion() == Opinion.SAME).forEach(same::add);
        return next;
    }

    private Given one() {
        int back = random.nextBoolean() ? random.nextInt(Math.min(5, alerts.size())) : random.nextInt(alerts.size());
        Given about = alerts.get(alerts.size() - 1 - back);
        Opinion opinion = List.of(Opinion.values()).get(random.nextInt(Opinion.values().length));
        String other = "";
        if (random.nextInt(4) == 0) {
            List<String> ids = told.stream()
                    .filter(each -> each.scope().equals(about.scope()))
                    .map(Identity::id)
                    .toList();
            other = ids.get(random.nextInt(ids.size()));
        }
        return given(about.scope(), about.verdict().alert(), opinion, other);
    }

    private static Given given(Scope scope, String alert, Opinion opinion, String other) {
        return new Given(scope, new Verdict(alert, opinion, other, "", "", ""));
    }
}
