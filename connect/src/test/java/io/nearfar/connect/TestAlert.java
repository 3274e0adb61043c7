package io.nearfar.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An alert that keeps to its schema.
 *
 * @param type as in the schema's name, such as {@code duplicate}
 * @param id 16 hexadecimal digits
 * @param record id of the record it is about
 * @param match id of the record that it is compared with
 */
record TestAlert(String type, String id, String record, String match) {

    /** Words of every alert's record, which must stay out of logs and errors. */
    static final String TEXT = "tracking stuck since Monday";

    private static final ObjectMapper JSON = new ObjectMapper();

    static TestAlert duplicate(String id, String record) {
        return new TestAlert("duplicate", id, record, "1017");
    }

    JsonNode json() {
        try {
            ObjectNode body = (ObjectNode) JSON.readTree(resource("alerts/%s.json".formatted(type)));
            body.put("alert_id", id);
            ((ObjectNode) body.get("record")).put("id", record);
            ((ObjectNode) body.get("match")).put("id", match);
            assertValid(type, body);
            return body;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] body() {
        return json().toString().getBytes(StandardCharsets.UTF_8);
    }

    Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", id);
        headers.put("ce_type", "io.nearfar.%s.v1".formatted(type));
        headers.put("ce_dataschema", "https://nearfar.io/schemas/%s.v1.json".formatted(type));
        headers.put("ce_source", "/nearfar/acme-support/tickets");
        headers.put("ce_subject", record);
        headers.put("ce_time", "2026-11-22T09:14:07Z");
        headers.put("ce_detectedat", "2026-11-22T09:14:08.250Z");
        headers.put("ce_partitionkey", "77");
        headers.put("ce_tenant", "77");
        headers.put("ce_stream", "tickets");
        headers.put("ce_severity", type.equals("regression") ? "warning" : "info");
        headers.put("content-type", "application/json");
        assertValid("alert-headers", JSON.valueToTree(headers));
        return headers;
    }

    /** A published file or one of the tests. */
    static String resource(String name) throws IOException {
        try (InputStream stream = TestAlert.class.getResourceAsStream("/" + name)) {
            assertThat(stream).as(name).isNotNull();
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void assertValid(String schema, JsonNode json) {
        try {
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(resource("contracts/%s.v1.json".formatted(schema)), InputFormat.JSON)
                            .validate(
                                    json.toString(),
                                    InputFormat.JSON,
                                    context -> context.executionConfig(config -> config.formatAssertionsEnabled(true))))
                    .as("against %s.v1.json", schema)
                    .isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
