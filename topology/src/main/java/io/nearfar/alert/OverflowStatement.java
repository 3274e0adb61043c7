package io.nearfar.alert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nearfar.alert.Claim.Action;
import io.nearfar.detection.Overflow;
import io.nearfar.record.Identity;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is said when there would be too many alerts.
 *
 * @param publisher knows the links to records
 */
record OverflowStatement(Publisher publisher) {

    /** {@code kind} is that of the alerts held back, as topics name it. */
    Statement of(Identity identity, String kind, Overflow overflow) {
        String id = identity.id();
        ObjectNode body = Json.object()
                .put("summary", summary(identity, kind, overflow))
                .put("suggested_action", Action.REVIEW.label())
                .put("kind", kind)
                .put("phase", overflow.over() ? "end" : "start")
                .put("limit", overflow.most())
                .put("window_start", Json.time(Instant.EPOCH.plus(Duration.ofMinutes(overflow.minute()))));
        ObjectNode record = Json.object().put("id", id);
        record.set("url", Json.text(publisher.url(id).orElse("")));
        body.set("record", record);
        body.put("notify", true);
        Optional<String> which = Optional.of(kind + (overflow.over() ? " end" : " start"));
        return new Statement(AlertType.OVERFLOW, Severity.WARNING, which, overflow.held(), body);
    }

    private String summary(Identity identity, String kind, Overflow overflow) {
        String tenant = identity.scope().tenant();
        return overflow.over()
                ? "%s alerts about %s were held back for %s in stream %s; they are sent again"
                        .formatted(overflow.held(), kind, tenant, publisher.stream())
                : "more than %s alerts about %s in a minute for %s in stream %s: further ones are held back and counted"
                        .formatted(overflow.most(), kind, tenant, publisher.stream());
    }
}
