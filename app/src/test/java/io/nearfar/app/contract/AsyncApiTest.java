package io.nearfar.app.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.nearfar.alert.AlertType;
import io.nearfar.stream.AlertKind;
import io.nearfar.stream.Topics;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** The AsyncAPI document against its own schema, the other files of the contract, and the code. */
class AsyncApiTest {

    /** Of schemas/3.0.0-without-$id.json in version 6.11.1 of the npm package @asyncapi/specs. */
    private static final String SHA_256 = "abe96881dbfaad495ccbb6bd8d3fb43ca18a13b9d7564849ccb66f39d5e5b20f";

    private final AsyncApi document = AsyncApi.read();

    @Test
    void itIsAnAsyncApiDocument() throws Exception {
        assertThat(errors(document.root())).isEmpty();
    }

    @Test
    void aDocumentThatIsNoneIsRefused() throws Exception {
        ObjectNode wrong = document.root().deepCopy();
        ((ObjectNode) wrong.at("/channels/duplicates")).put("adress", "nearfar.x");
        assertThat(errors(wrong)).isNotEmpty();
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<JsonNode> references = document.root().findParents("$ref");
        assertThat(references).hasSizeGreaterThan(40).allSatisfy(each -> {
            String reference = each.path("$ref").asText();
            JsonNode found = reference.startsWith("#") ? document.resolve(each) : AsyncApi.file(reference);
            assertThat(found.isObject()).as(reference).isTrue();
        });
    }

    @Test
    void everySchemaOfTheFolderIsThatOfAMessageOrItsHeaders() throws IOException {
        Set<String> named = document.root().findValuesAsText("$ref").stream()
                .filter(reference -> !reference.startsWith("#"))
                .map(reference -> reference.substring(2))
                .collect(Collectors.toCollection(TreeSet::new));
        try (Stream<Path> files = Files.list(AsyncApi.FOLDER)) {
            assertThat(named)
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> file.getFileName().toString())
                                    .filter(name -> name.endsWith(".json"))
                                    .toList());
        }
    }

    @Test
    void everyTypeOfAlertIsAMessageOfItsName() {
        for (AlertType type : AlertType.values()) {
            JsonNode message = document.root().at("/components/messages/" + type.label());
            assertThat(message.path("name").asText()).isEqualTo(type.eventType());
            assertThat(AsyncApi.file(message.at("/payload/schema/$ref").asText())
                            .path("$id")
                            .asText())
                    .isEqualTo(type.schema().toString());
        }
    }

    @Test
    void channelsAreTheTopicsThatNearfarNames() {
        Topics topics = new Topics("PREFIX");
        List<String> expected = new ArrayList<>(
                List.of(topics.scores("STREAM"), topics.labels("STREAM"), topics.verdicts(), topics.deadLetters()));
        for (AlertKind kind : AlertKind.values()) {
            expected.add(topics.alerts("STREAM", kind));
        }
        List<String> addresses = new ArrayList<>();
        document.root()
                .path("channels")
                .forEach(channel -> addresses.add(channel.path("address")
                        .asText()
                        .replace("{prefix}", "PREFIX")
                        .replace("{stream}", "STREAM")));

        assertThat(addresses).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static List<Error> errors(JsonNode document) throws Exception {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(metaSchema(), InputFormat.JSON);
        return schema.validate(document.toString(), InputFormat.JSON);
    }

    private static String metaSchema() throws Exception {
        try (InputStream packed = AsyncApiTest.class.getResourceAsStream("/asyncapi/3.0.0-without-id.json.gz")) {
            byte[] zipped = Objects.requireNonNull(packed).readAllBytes();
            byte[] bytes = new GZIPInputStream(new ByteArrayInputStream(zipped)).readAllBytes();
            assertThat(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)))
                    .isEqualTo(SHA_256);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
