package io.nearfar.alert;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nearfar.embedding.EmbeddedRecord;
import io.nearfar.record.Scope;
import io.nearfar.surge.Mention;
import io.nearfar.surge.Surge;
import io.nearfar.surge.SurgeSignal;
import io.nearfar.surge.SurgeSignal.Phase;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * What is said of many who report one matter.
 *
 * @param publisher names the stream
 */
record SurgeStatements(Publisher publisher) {

    private static final int DECIMALS = 2;
    private static final int P_VALUE_DIGITS = 3;
    private static final int EXAMPLES = 3;

    /** Names the surge: equal for all alerts about it, in its scope. */
    String subject(SurgeSignal signal) {
        return "surge-%s-%d-%d"
                .formatted(publisher.stream(), signal.cluster(), signal.surge().number());
    }

    Statement surge(EmbeddedRecord record, SurgeSignal signal) {
        Surge surge = signal.surge();
        double usual = surge.reading().usualBetween(surge.start(), signal.end());
        ObjectNode body = claim(record, signal, usual).toJson();
        body.put("phase", signal.phase().name().toLowerCase(Locale.ROOT))
                .put("p_value", Json.significant(surge.reading().pValue(), P_VALUE_DIGITS))
                .put("count", surge.records())
                .put("distinct_requesters", surge.requesters().count())
                .put("usual_count", Json.significant(usual, DECIMALS))
                .put("growth", Json.significant(surge.requesters().count() / usual, P_VALUE_DIGITS))
                .put("window_start", Json.time(surge.start()))
                .put("window_end", Json.time(signal.end()));
        ObjectNode last = Json.object().put("id", record.identity().id());
        last.set("url", Json.text(publisher.url(record.identity().id()).orElse("")));
        body.set("record", last);
        body.set("cluster", cluster(record.identity().scope(), signal));
        ArrayNode members = Json.array();
        signal.mentions().forEach(mention -> members.add(mention.id()));
        body.set("members", members);
        body.put("duplicates", surge.repeats()).put("notify", true);
        Severity severity = signal.phase() == Phase.END ? Severity.INFO : Severity.WARNING;
        Optional<String> which = Optional.of("%s %d".formatted(subject(signal), surge.told()));
        return new Statement(AlertType.SURGE, severity, which.map(name -> name + " " + signal.phase()), 0, body);
    }

    private Claim claim(EmbeddedRecord record, SurgeSignal signal, double usual) {
        String origin = "1 false surge in %d days; at least %d requesters"
                .formatted(
                        signal.config().falseAlarmEvery().toDays(),
                        signal.config().minRequesters());
        return new Claim(
                summary(record, signal, usual),
                signal.phase() == Phase.END ? Claim.Action.REVIEW : Claim.Action.OPEN_INCIDENT,
                oneLess(signal.surge().reading().pValue()),
                oneLess(signal.threshold()),
                origin);
    }

    private static BigDecimal oneLess(double pValue) {
        return BigDecimal.ONE.subtract(BigDecimal.valueOf(pValue));
    }

    private String summary(EmbeddedRecord record, SurgeSignal signal, double usual) {
        Surge surge = signal.surge();
        boolean logs = record.labels().containsKey("host");
        String counts = "%s: %d %s from %d %s in %s, usual %s"
                .formatted(
                        topic(record, signal),
                        surge.records(),
                        logs ? "lines" : "tickets",
                        surge.requesters().count(),
                        logs ? "hosts" : "requesters",
                        Wording.span(Duration.ofMillis(signal.end() - surge.start())),
                        Json.significant(usual, DECIMALS).toPlainString());
        return signal.phase() == Phase.END ? counts + "; it is over" : counts;
    }

    /** The first of the records shown says what it is about. */
    private static String topic(EmbeddedRecord record, SurgeSignal signal) {
        return signal.mentions().isEmpty()
                ? record.snippet()
                : signal.mentions().getFirst().text();
    }

    private ObjectNode cluster(Scope scope, SurgeSignal signal) {
        String last = scope.parts().isEmpty() ? "" : scope.parts().getLast();
        String name = last.isEmpty() ? scope.tenant() : last;
        ObjectNode node = Json.object().put("id", name + "-" + signal.cluster());
        ArrayNode examples = Json.array();
        signal.mentions().stream().limit(EXAMPLES).map(Mention::text).forEach(examples::add);
        node.set("examples", examples);
        return node;
    }
}
