package io.nearfar.app.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.nearfar.app.Readme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The AsyncAPI document of the contract.
 *
 * @param root the whole of it
 */
public record AsyncApi(JsonNode root) {

    static final Path FOLDER = Readme.project().resolve("docs/contracts");

    private static final ObjectMapper JSON = new ObjectMapper();

    public static AsyncApi read() {
        try {
            return new AsyncApi(new YAMLMapper().readTree(Files.readString(FOLDER.resolve("asyncapi.yaml"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the headers of a message must be, whether it says so itself or by its trait. */
    public Headers headersOf(String message) {
        JsonNode found = root.at("/components/messages/" + message);
        JsonNode own = found.path("headers");
        JsonNode headers = own.isMissingNode() ? resolve(found.at("/traits/0")).path("headers") : own;
        return new Headers(file(headers.at("/schema/$ref").asText()));
    }

    /** What a reference inside the document leads to. */
    JsonNode resolve(JsonNode reference) {
        return root.at(reference.path("$ref").asText().substring(1));
    }

    /** The text of a file beside the document. */
    static JsonNode file(String reference) {
        try {
            return JSON.readTree(Files.readString(FOLDER.resolve(reference)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Headers of a message.
     *
     * @param schema their JSON Schema
     */
    public record Headers(JsonNode schema) {

        /** What is wrong with these. */
        public List<Error> errors(Map<String, String> headers) {
            Schema checked = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(schema.toString(), InputFormat.JSON);
            return checked.validate(JSON.valueToTree(headers).toString(), InputFormat.JSON);
        }

        /** Those that are described. */
        public Set<String> names() {
            Set<String> names = new HashSet<>();
            schema.path("properties").fieldNames().forEachRemaining(names::add);
            return names;
        }
    }
}
