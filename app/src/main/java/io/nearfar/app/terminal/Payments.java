package io.nearfar.app.terminal;

import io.nearfar.app.terminal.Body.Reason;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Alerts about payments. */
final class Payments {

    private static final String BOTH = " in both";

    private Payments() {}

    static List<String> repeated(String label, Body body) {
        String left = "payment %s %s %s%s"
                .formatted(
                        body.text("record", "id"),
                        label.equals("RELATED") ? "resembles" : "repeats",
                        body.text("match", "id"),
                        Pairing.age(body));
        String uncalibrated =
                "confidence " + Figures.confidence(body.number("score").orElse(0));
        String why = Stream.concat(
                        body.reasons("evidence").stream().map(Payments::phrase),
                        body.reasons("conflicts").stream().map(conflict -> "but " + conflict.text()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
        return List.of(Form.head(label, left, Pairing.sure(body, uncalibrated), money(body)), Form.row("why", why));
    }

    static List<String> outlier(Body body) {
        String merchant = body.text("record", "merchant");
        String left = "payment " + body.text("record", "id") + Texts.rarer(body, "payments so far");
        Stream<String> where = merchant.isEmpty() ? Stream.empty() : Stream.of("at " + merchant);
        String why = Stream.concat(body.reasons("evidence").stream().map(Reason::text), where)
                .collect(Collectors.joining("; "));
        return List.of(Form.head("OUTLIER", left, "", money(body)), Form.row("why", why));
    }

    private static String money(Body body) {
        String amount = body.text("record", "amount") + " " + body.text("record", "currency");
        return amount.strip() + ", " + body.text("record", "account");
    }

    /** The gap stands in the first line already. */
    private static String phrase(Reason reason) {
        String text = reason.text();
        return switch (reason.kind()) {
            case "gap" -> "";
            case "type" -> text.endsWith(BOTH) ? "both %ss".formatted(text.replace(BOTH, "")) : text;
            case "refund" -> text.equals("none between") ? "no refund between" : text;
            case "regular" -> text.startsWith("no regular charge") ? "not a regular charge" : text;
            default -> text;
        };
    }
}
