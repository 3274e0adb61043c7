package io.nearfar.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.nearfar.record.Unfolding.Unfolded;
import io.nearfar.record.UnreadableRecord.Reason;
import java.util.Map;

/** Jira's webhooks about issues: {@code jira:issue_created}, {@code _updated}, {@code _deleted}. */
final class JiraEvent {

    private JiraEvent() {}

    /** The event with its issue's documents as text. An event without a name is what Jira's automation sends: an issue. */
    static Unfolded unfold(JsonNode root) {
        String event = root.path("webhookEvent").asText();
        if (event.equals("jira:issue_deleted")) {
            return Unfolded.skipped(SkipReason.DELETED);
        }
        if (!event.isEmpty() && !event.startsWith("jira:issue_")) {
            throw new UnreadableRecord(
                    Reason.WRONG_TYPE,
                    "the webhook's event is not about an issue; send created, updated and deleted only");
        }
        if (root.path("issue").path("fields") instanceof ObjectNode fields) {
            for (Map.Entry<String, JsonNode> field : fields.properties()) {
                if (AdfText.isDocument(field.getValue())) {
                    field.setValue(TextNode.valueOf(AdfText.of(field.getValue())));
                }
            }
        }
        return Unfolded.one(root);
    }
}
