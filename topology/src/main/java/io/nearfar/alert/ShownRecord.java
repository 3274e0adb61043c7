package io.nearfar.alert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nearfar.embedding.EmbeddedRecord;
import java.util.SortedMap;

/** A ticket or log line as alerts show it. */
final class ShownRecord {

    private ShownRecord() {}

    /** Id, link, snippet; of log lines service and level; {@code language} where the model cannot read the text. */
    static ObjectNode of(EmbeddedRecord record, Publisher publisher) {
        String id = record.identity().id();
        SortedMap<String, String> labels = record.labels();
        ObjectNode shown = Json.object().put("id", id);
        shown.set("url", Json.text(publisher.url(id).orElse("")));
        shown.put("snippet", record.snippet());
        if (labels.containsKey("service") || labels.containsKey("level")) {
            shown.set("service", Json.text(labels.getOrDefault("service", "")));
            shown.set("level", Json.text(labels.getOrDefault("level", "")));
        }
        if (!record.traits().readable()) {
            shown.put("language", "unsupported");
        }
        return shown;
    }
}
