package io.nearfar.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import io.nearfar.record.Unfolding.Unfolded;
import io.nearfar.record.UnreadableRecord.Reason;
import java.util.Map;

/** Debezium's change events: {@code {before, after, source, op, ts_ms}}, with or without a schema around them. */
final class DebeziumEvent {

    /** Stands for a column whose value the database did not send: harmless unless a field is mapped to it. */
    static final JsonNode UNSENT = new POJONode("unsent");

    private static final String PLACEHOLDER = "__debezium_unavailable_value";

    private DebeziumEvent() {}

    /** The row as it is after the change, and what the envelope says of the change. */
    static Unfolded unfold(JsonNode root) {
        boolean wrapped = root.has("schema") && root.has("payload");
        JsonNode event = wrapped ? root.get("payload") : root;
        if (event.isNull()) {
            return Unfolded.skipped(SkipReason.TOMBSTONE);
        }
        String op = event.path("op").asText();
        return switch (op) {
            case "c", "u", "r" -> Unfolded.one(row(event, op));
            case "d", "t" -> Unfolded.skipped(SkipReason.DELETED);
            case "" -> throw Fields.missing("op");
            default ->
                throw new UnreadableRecord(
                        Reason.WRONG_TYPE, "field 'op' is none of c, u, r, d, t, so this is no change of a row");
        };
    }

    private static ObjectNode row(JsonNode event, String op) {
        if (!(event.path("after") instanceof ObjectNode row)) {
            throw new UnreadableRecord(Reason.WRONG_TYPE, "field 'after' is not a row");
        }
        JsonNode before = event.path("before");
        for (Map.Entry<String, JsonNode> column : row.properties()) {
            if (isUnsent(column.getValue())) {
                JsonNode earlier = before.path(column.getKey());
                column.setValue(earlier.isMissingNode() || isUnsent(earlier) ? UNSENT : earlier);
            }
        }
        row.put("__op", op);
        row.set("__ts_ms", event.path("ts_ms"));
        row.set("__source", event.path("source"));
        return row;
    }

    private static boolean isUnsent(JsonNode value) {
        return value.isTextual() && value.asText().equals(PLACEHOLDER);
    }
}
