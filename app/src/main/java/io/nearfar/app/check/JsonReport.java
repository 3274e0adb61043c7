package io.nearfar.app.check;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.nearfar.app.Main;
import io.nearfar.app.check.StreamResult.Contents;
import io.nearfar.app.check.StreamResult.Figures;
import io.nearfar.app.check.StreamResult.Missing;
import io.nearfar.app.check.StreamResult.Nothing;
import io.nearfar.app.check.StreamResult.Read;
import java.time.Duration;
import java.time.Instant;

/**
 * Collects what was found out as one JSON object. Figures have the names of their record's components in snake case, shares
 * are in [0, 1], times and durations ISO-8601,
 * enumerations lower case.
 */
final class JsonReport {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addSerializer(Duration.class, ToStringSerializer.instance))
            .build();

    private final ObjectNode root = JSON.createObjectNode().put("version", Main.VERSION);
    private final ArrayNode streams;
    private final boolean withTexts;

    /**
     * @param withTexts whether the redacted samples are shown
     */
    JsonReport(BrokerFacts broker, String model, boolean withTexts) {
        this.withTexts = withTexts;
        root.put("model", model)
                .putObject("broker")
                .put("servers", broker.servers())
                .put("metadata_version", broker.metadataVersion())
                .put("transaction_version", broker.transactionVersion())
                .put("exactly_once", broker.exact());
        streams = root.putArray("streams");
        root.put("fine", true);
    }

    /** Adds one stream. */
    void stream(StreamResult result) {
        ObjectNode stream = streams.addObject().put("stream", result.stream()).put("fine", result.fine());
        root.put("fine", root.path("fine").asBoolean() && result.fine());
        switch (result) {
            case Missing missing ->
                stream.putObject("topic").put("name", missing.topic()).put("exists", false);
            case Read read -> {
                stream.put("kind", read.kind().label());
                stream.putObject("topic").put("exists", true).setAll(tree(read.topic()));
                stream.set("readability", tree(read.readability()));
                contents(stream, read.contents());
            }
        }
    }

    private void contents(ObjectNode stream, Contents contents) {
        switch (contents) {
            case Nothing nothing -> {}
            case Figures figures -> {
                ObjectNode tree = tree(figures);
                if (!withTexts) {
                    tree.remove("samples");
                }
                stream.setAll(tree);
            }
        }
    }

    private static ObjectNode tree(Record figures) {
        return JSON.valueToTree(figures);
    }

    /** The object on one line. */
    String json() {
        return root.toString();
    }
}
