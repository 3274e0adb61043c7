package io.nearfar.app.terminal;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Alerts about more than one record: a surge of one problem, and more alerts than anybody would read. */
final class Incidents {

    private static final int MEMBERS = 3;
    private static final int TOPIC = 25;
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Incidents() {}

    static List<String> surge(Body body) {
        StringBuilder left =
                new StringBuilder("%s \"%s\"  %s".formatted(body.text("stream"), topic(body), number(body, "count")));
        if (body.has("distinct_requesters")) {
            left.append(" from %s requesters".formatted(number(body, "distinct_requesters")));
        }
        length(body).ifPresent(length -> left.append(" in ").append(Figures.span(length)));
        if (body.has("usual_count")) {
            left.append(", usual ").append(number(body, "usual_count"));
        }
        if (body.has("growth")) {
            left.append("   (%s times)".formatted(number(body, "growth")));
        }
        String phase = body.text("phase");
        return List.of(
                Form.head("SURGE", left.toString(), "", phase.equals("start") ? "" : phase),
                Form.row("why", members(body)));
    }

    static List<String> overflow(Body body) {
        String since = body.time("window_start")
                .map(start -> " from %s UTC".formatted(MINUTE.format(start)))
                .orElse("");
        String left = "%s of %s  more than %s alerts in the minute%s"
                .formatted(body.text("stream"), body.text("tenant"), number(body, "limit"), since);
        String held = number(body, "suppressed_count");
        String why =
                body.text("summary") + (held.isEmpty() || held.equals("0") ? "" : "; %s held back".formatted(held));
        return List.of(Form.head("OVERFLOW", left, "", body.text("suggested_action")), Form.row("why", why));
    }

    /** What the summary begins with, before the figures. */
    private static String topic(Body body) {
        String summary = body.text("summary");
        int end = summary.indexOf(": " + number(body, "count"));
        return cut(end < 0 ? summary : summary.substring(0, end));
    }

    /** So short that the figures after it fit into the line. */
    private static String cut(String topic) {
        if (topic.codePointCount(0, topic.length()) <= TOPIC) {
            return topic;
        }
        return topic.substring(0, topic.offsetByCodePoints(0, TOPIC - 1)).stripTrailing() + "…";
    }

    private static String members(Body body) {
        List<String> parts = new ArrayList<>();
        List<String> members = body.texts("members");
        if (!members.isEmpty()) {
            parts.add(String.join(", ", members.subList(0, Math.min(MEMBERS, members.size())))
                    + (members.size() > MEMBERS ? " ..." : ""));
        }
        body.texts("cluster", "examples").stream().findFirst().ifPresent(text -> parts.add("such as \"" + text + '"'));
        if (body.number("duplicates").orElse(0) > 0) {
            parts.add(number(body, "duplicates") + " are duplicates");
        }
        return String.join("; ", parts);
    }

    private static Optional<Duration> length(Body body) {
        return body.time("window_start")
                .flatMap(start -> body.time("window_end").map(end -> Duration.between(start, end)))
                .filter(length -> !length.isNegative());
    }

    private static String number(Body body, String name) {
        return body.number(name).isEmpty()
                ? ""
                : Figures.plain(body.number(name).getAsDouble());
    }
}
