package io.nearfar.app.terminal;

import io.nearfar.app.terminal.Body.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Alerts about tickets and log lines. */
final class Texts {

    private Texts() {}

    /** One that repeats, resembles or brings back an earlier one. */
    static List<String> repeated(String label, Body body) {
        boolean related = label.equals("RELATED");
        String left = "%s %s %s %s%s"
                .formatted(
                        body.shape() == Shape.LOG_LINE ? "log" : "ticket",
                        body.text("record", "id"),
                        related ? "resembles" : "repeats",
                        body.text("match", "id"),
                        Pairing.age(body));
        String head = related
                ? Form.head(label, left, "", Contradiction.advice(body))
                : Form.head(label, left, sure(body), remark(label, body));
        return List.of(
                head,
                Form.quoted("new", body.text("record", "snippet")),
                Form.quoted("old", body.text("match", "snippet")),
                Form.row("why", related ? Reasons.related(body) : Reasons.repeated(body)));
    }

    static List<String> outlier(Body body) {
        boolean line = body.shape() == Shape.LOG_LINE;
        String service = body.text("record", "service");
        String about = line
                ? Stream.of(service.isEmpty() ? body.text("record", "id") : service, body.text("record", "level"))
                        .filter(part -> !part.isEmpty())
                        .reduce("log", (left, right) -> left + (left.equals("log") ? " " : "  ") + right)
                : "ticket " + body.text("record", "id");
        String among = service.isEmpty() ? (line ? "lines" : "tickets") + " so far" : "this service's lines";
        return List.of(
                Form.head("OUTLIER", about + rarer(body, among), "", ""),
                Form.quoted(line ? "line" : "text", body.text("record", "snippet")),
                Form.row("why", Reasons.unusual(body)));
    }

    /** After two spaces, how rare it is. */
    static String rarer(Body body, String among) {
        OptionalDouble score = body.number("score");
        return score.isEmpty() ? "" : "  rarer than %s of %s".formatted(Figures.percent(score.getAsDouble(), 3), among);
    }

    private static String sure(Body body) {
        OptionalDouble similarity = body.number("match", "similarity");
        return Pairing.sure(body, similarity.isEmpty() ? "" : "cosine " + Figures.similarity(similarity.getAsDouble()));
    }

    private static String remark(String label, Body body) {
        List<String> remark = new ArrayList<>();
        if (label.equals("REGRESSION") && body.has("match", "status")) {
            return "that was " + body.text("match", "status");
        }
        if (body.shape() == Shape.LOG_LINE) {
            remark.add(body.text("record", "service"));
            remark.add(body.text("record", "level"));
            return String.join(" ", remark).strip();
        }
        String action = body.text("suggested_action");
        String advice = action.equals("link") ? "link, do not merge" : action;
        return body.flag("match", "same_requester") ? "same requester: " + action : advice;
    }
}
