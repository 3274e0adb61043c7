package io.nearfar.alert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nearfar.alert.Claim.Action;
import io.nearfar.detection.Overflow;
import io.nearfar.record.Identity;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What is said when there would be too many alerts. */
final class OverflowStatement {

    private OverflowStatement() {}

    static Statement of(Identity identity, Overflow overflow, Publisher publisher) {
        ObjectNode body = Json.object()
                .put("summary", summary(identity, overflow, publisher))
                .put("suggested_action", Action.REVIEW.label())
                .put("limit", overflow.most())
                .put("window_start", Json.time(Instant.EPOCH.plus(Duration.ofMinutes(overflow.minute()))));
        String id = identity.id();
        ObjectNode record = Json.object().put("id", id);
        record.set("url", Json.text(publisher.url(id).orElse("")));
        body.set("record", record);
        body.put("notify", true);
        return new Statement(AlertType.OVERFLOW, Severity.WARNING, Optional.empty(), overflow.held(), body);
    }

    private static String summary(Identity identity, Overflow overflow, Publisher publisher) {
        return "more than %s alerts in a minute for %s in stream %s: further ones are held back and counted"
                .formatted(overflow.most(), identity.scope().tenant(), publisher.stream());
    }
}
