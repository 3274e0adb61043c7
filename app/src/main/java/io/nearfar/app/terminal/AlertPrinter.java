package io.nearfar.app.terminal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Tells alerts in the lines that people read, from their bodies alone. */
public final class AlertPrinter {

    private AlertPrinter() {}

    /**
     * The lines of one alert: at least one, each at most {@link Columns#WIDTH} columns wide and without control
     * characters. A type that is not known, or a body that lacks what its type needs, is told by its summary.
     *
     * @param type the CloudEvents type, such as {@code io.nearfar.duplicate.v1}
     * @param json the body of the alert
     */
    public static List<String> lines(String type, JsonNode json) {
        Body body = new Body(json);
        List<String> lines = switch (type) {
            case "io.nearfar.duplicate.v1" -> match("DUPLICATE", body);
            case "io.nearfar.related.v1" -> match("RELATED", body);
            case "io.nearfar.regression.v1" -> match("REGRESSION", body);
            case "io.nearfar.outlier.v1" -> outlier(body);
            case "io.nearfar.surge.v1" -> body.has("count") ? Incidents.surge(body) : List.of();
            case "io.nearfar.overflow.v1" -> body.has("limit") ? Incidents.overflow(body) : List.of();
            default -> List.of();
        };
        return (lines.isEmpty() ? plain(type, body) : lines)
                .stream().map(line -> Columns.cut(line, Columns.WIDTH)).toList();
    }

    private static List<String> match(String label, Body body) {
        return switch (body.shape()) {
            case NONE -> List.of();
            case PAYMENT -> body.has("match", "id") ? Payments.repeated(label, body) : List.of();
            case TICKET, LOG_LINE -> body.has("match", "id") ? Texts.repeated(label, body) : List.of();
        };
    }

    private static List<String> outlier(Body body) {
        return switch (body.shape()) {
            case NONE -> List.of();
            case PAYMENT -> Payments.outlier(body);
            case TICKET, LOG_LINE -> Texts.outlier(body);
        };
    }

    private static List<String> plain(String type, Body body) {
        String about = body.text("record", "id");
        String left = Columns.oneLine(type) + (about.isEmpty() ? "" : "  " + about);
        return List.of(Form.head("ALERT", left, "", body.text("stream")), Form.row("why", body.text("summary")));
    }
}
