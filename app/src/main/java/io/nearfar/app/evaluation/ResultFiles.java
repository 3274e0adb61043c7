package io.nearfar.app.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Writes what was read from the topics, with the original ids in the place of the running numbers: {@code scores.jsonl}
 * has the lines of scores, {@code alerts.jsonl} an object of key, headers and body for each alert. Texts for people, such
 * as the summary of an alert, keep the running numbers.
 */
final class ResultFiles {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> ID_FIELDS = Set.of("record_id", "id", "group", "leader");

    private final List<Labelled> records;

    ResultFiles(List<Labelled> records) {
        this.records = records;
    }

    void write(Path folder, Emitted emitted) throws IOException {
        try (BufferedWriter scores = Files.newBufferedWriter(folder.resolve("scores.jsonl"));
                BufferedWriter alerts = Files.newBufferedWriter(folder.resolve("alerts.jsonl"))) {
            for (JsonNode line : scores(emitted)) {
                scores.append(line.toString()).append('\n');
            }
            for (Emitted.AlertMessage alert : emitted.alerts()) {
                alerts.append(alertLine(alert)).append('\n');
            }
        }
    }

    /** The lines of scores with the original ids. */
    List<JsonNode> scores(Emitted emitted) {
        return emitted.scores().stream().map(this::restored).toList();
    }

    private String alertLine(Emitted.AlertMessage alert) {
        ObjectNode line = JSON.createObjectNode().put("key", alert.key());
        ObjectNode headers = line.putObject("headers");
        alert.headers()
                .forEach((name, value) -> headers.put(name, name.equals("ce_subject") ? original(value) : value));
        line.set("body", restored(alert.body()));
        return line.toString();
    }

    private JsonNode restored(JsonNode node) {
        JsonNode copy = node.deepCopy();
        restore(copy);
        return copy;
    }

    private void restore(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(entry -> {
                if (ID_FIELDS.contains(entry.getKey()) && entry.getValue().isTextual()) {
                    entry.setValue(object.textNode(original(entry.getValue().asText())));
                }
            });
        }
        node.forEach(this::restore);
    }

    /** Ids that are no running numbers, such as those of models and clusters, stay as they are. */
    private String original(String id) {
        boolean travelled = id.matches("[0-9]{1,9}") && Integer.parseInt(id) < records.size();
        return travelled ? records.get(Integer.parseInt(id)).originalId() : id;
    }
}
