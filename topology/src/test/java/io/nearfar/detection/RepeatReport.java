package io.nearfar.detection;

import io.nearfar.detection.MadePayments.Made;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What was said of a made stream of payments, by pattern and by sort of double charge. */
public final class RepeatReport {

    private static final long HOUR = TimeUnit.HOURS.toMillis(1);

    private final Map<String, Made> byId = new HashMap<>();
    private final Set<String> found = new HashSet<>();
    private final Map<String, Integer> flagged = new HashMap<>();
    private final List<Made> stream;

    public RepeatReport(List<Made> stream) {
        this.stream = stream;
        stream.forEach(made -> byId.put(made.payment().identity().id(), made));
    }

    /** Takes note of an alert: that record is said to repeat the other. */
    public void alerted(String id, String of) {
        Made later = Objects.requireNonNull(byId.get(id));
        Made earlier = Objects.requireNonNull(byId.get(of));
        if (later.wrong()) {
            found.add(id);
        } else if (earlier.wrong() && earlier.of().equals(id)) {
            found.add(of);
        } else {
            flagged.merge(later.sort(), 1, Integer::sum);
        }
    }

    private long count(String sort) {
        return stream.stream().filter(made -> made.sort().equals(sort)).count();
    }

    /** Share of a legitimate pattern's events that were alerted, or of ordinary payments for an empty one. */
    public double flagged(String pattern) {
        return (double) flagged.getOrDefault(pattern, 0) / count(pattern);
    }

    /** The greatest of those shares, ordinary payments included. */
    public double worstFlagged() {
        return Stream.concat(RepeatPatterns.NAMES.stream(), Stream.of(""))
                .mapToDouble(this::flagged)
                .max()
                .orElseThrow();
    }

    /** Share of double charges found among those of a sort, or of all when it is empty, within that many milliseconds. */
    public double recall(String sort, long within) {
        List<Made> planted = stream.stream()
                .filter(Made::wrong)
                .filter(made -> sort.isEmpty() || made.sort().equals(sort))
                .filter(made -> made.gap() <= within)
                .toList();
        return planted.stream()
                        .filter(made -> found.contains(made.payment().identity().id()))
                        .count()
                / (double) planted.size();
    }

    /** Share of double charges found among those within the hour. */
    public double recallWithinTheHour() {
        return recall("", HOUR);
    }

    @Override
    public String toString() {
        StringBuilder table = new StringBuilder("pattern                          events  flagged\n");
        for (String pattern : RepeatPatterns.NAMES) {
            table.append(row(pattern, flagged(pattern)));
        }
        table.append(row("", flagged(""))).append("double charges                   planted   found\n");
        for (String sort : DoubleCharges.NAMES) {
            table.append(row(sort, recall(sort, Long.MAX_VALUE)));
        }
        return table.append(String.format(
                        Locale.ROOT, "%-32s %6s %7.2f %%%n", "all within the hour", "", 100 * recallWithinTheHour()))
                .toString();
    }

    private String row(String sort, double share) {
        String name = sort.isEmpty() ? "anything else" : sort;
        return String.format(Locale.ROOT, "%-32s %6d %7.2f %%%n", name, count(sort), 100 * share);
    }
}
