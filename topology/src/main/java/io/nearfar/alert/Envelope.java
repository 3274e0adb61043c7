package io.nearfar.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nearfar.embedding.EmbeddedRecord;
import io.nearfar.embedding.ModelId;
import io.nearfar.record.Hash128;
import io.nearfar.record.Identity;
import io.nearfar.record.Transaction;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/**
 * Puts a statement into what all alerts share.
 *
 * @param publisher in whose name
 */
record Envelope(Publisher publisher) {

    Alert alert(EmbeddedRecord record, Statement statement) {
        return alert(record, record.identity().id(), statement);
    }

    /** About something else than the record, as {@code subject} names it. */
    Alert alert(EmbeddedRecord record, String subject, Statement statement) {
        Identity identity = record.identity();
        Place place = new Place(subject, identity.source().key(), model(record.model()));
        return alert(identity, statement, place);
    }

    /** Of no model: what is said follows from no vector. */
    Alert alert(Identity identity, Statement statement) {
        return alert(
                identity, statement, new Place(identity.id(), identity.source().key(), NullNode.getInstance()));
    }

    Alert alert(Transaction payment, Statement statement) {
        Identity identity = payment.identity();
        return alert(identity, statement, new Place(identity.id(), "", NullNode.getInstance()));
    }

    /** What an alert is about, the Kafka key of its record and the model of its vectors. */
    private record Place(String subject, String sourceKey, JsonNode model) {}

    private Alert alert(Identity identity, Statement statement, Place place) {
        if (!identity.scope().stream().equals(publisher.stream())) {
            throw new IllegalArgumentException("record %s belongs to stream %s, alerts are written for %s"
                    .formatted(identity.id(), identity.scope().stream(), publisher.stream()));
        }
        String id = id(identity, statement);
        ObjectNode body = head(id, identity, statement);
        ObjectNode source = Json.place(identity.source());
        source.set("key", Json.text(place.sourceKey()));
        body.set("source", source);
        body.set("model", place.model());
        body.put("rule_version", statement.type().ruleVersion())
                .put("settings", publisher.settingsHash())
                .put("suppressed_count", statement.suppressed());
        body.setAll(statement.details());
        return new Alert(
                statement.type(),
                id,
                identity.scope().key(),
                place.subject(),
                identity.scope().tenant(),
                publisher.stream(),
                publisher.source(),
                statement.severity(),
                identity.eventTime().truncatedTo(ChronoUnit.MILLIS),
                Json.write(body));
    }

    private ObjectNode head(String id, Identity identity, Statement statement) {
        return Json.object()
                .put("alert_id", id)
                .put("stream", publisher.stream())
                .put("tenant", identity.scope().tenant())
                .put("scope", identity.scope().key())
                .put("severity", statement.severity().label())
                .put("event_time", Json.time(identity.eventTime()));
    }

    private static ObjectNode model(ModelId model) {
        return Json.object().put("id", model.name()).put("sha256", model.fingerprint());
    }

    /** Names what is said, not where the record stood: the first 8 bytes of SHA-256 over its parts, joined by NUL. */
    private String id(Identity identity, Statement statement) {
        StringBuilder parts = new StringBuilder()
                .append(publisher.stream())
                .append('\0')
                .append(identity.scope().key())
                .append('\0')
                .append(identity.id())
                .append('\0')
                .append(statement.type().label());
        statement.leader().ifPresent(leader -> parts.append('\0').append(leader));
        return HexFormat.of().toHexDigits(Hash128.of(parts.toString()).high());
    }
}
