package io.nearfar.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.nearfar.app.settings.SettingsReader;
import io.nearfar.stream.StreamConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Holds ops/compose.yaml to the schema of the Compose Specification and to the files that it mounts. */
class ComposeTest {

    private static final Path OPS = Readme.project().resolve("ops");
    private static final YAMLMapper YAML = new YAMLMapper();

    @Test
    void theFileFitsTheSpecification() {
        assertThat(errors(text(OPS.resolve("compose.yaml")))).isEmpty();
    }

    @Test
    void aMisspeltKeyOrAValueOfAnotherTypeDoesNotFit() {
        String compose = text(OPS.resolve("compose.yaml"));
        assertThat(errors(compose.replace("read_only:", "readonly:"))).isNotEmpty();
        assertThat(errors(compose.replace("cap_drop: [ALL]", "cap_drop: ALL"))).isNotEmpty();
    }

    @Test
    void whatIsMountedFromHereIsThere() throws IOException {
        for (String source : sources()) {
            assertThat(OPS.resolve(source).normalize()).exists();
        }
    }

    @Test
    void noPortIsOpenToOtherMachines() throws IOException {
        for (JsonNode service : services()) {
            for (JsonNode port : service.path("ports")) {
                assertThat(port.asText()).startsWith("127.0.0.1:");
            }
        }
    }

    @Test
    void theTopicsThatAreWatchedAreMade() throws IOException {
        String command = services().get("topics").path("command").path(0).asText();
        List<String> topics = SettingsReader.read(text(OPS.resolve("compose/nearfar.yaml"))).config().streams().stream()
                .map(StreamConfig::topic)
                .toList();
        assertThat(command).contains("for topic in " + String.join(" ", topics) + ";");
    }

    /** What volumes name of this repository. */
    private static List<String> sources() throws IOException {
        List<String> sources = new ArrayList<>();
        for (JsonNode service : services()) {
            for (JsonNode volume : service.path("volumes")) {
                if (volume.asText().startsWith(".")) {
                    sources.add(volume.asText().replaceFirst(":.*", ""));
                }
            }
        }
        assertThat(sources).hasSizeGreaterThan(3);
        return sources;
    }

    private static JsonNode services() throws IOException {
        return YAML.readTree(text(OPS.resolve("compose.yaml"))).path("services");
    }

    private static List<Error> errors(String compose) {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(specification(), InputFormat.JSON);
        return schema.validate(compose, InputFormat.YAML);
    }

    /** The specification's schema; it names itself and its dialect in ways that validators refuse. */
    private static String specification() {
        String resource = "/compose/compose-spec.json";
        try (InputStream stream = ComposeTest.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(stream, resource).readAllBytes(), StandardCharsets.UTF_8)
                    .replace("\"$id\": \"compose_spec.json\",", "")
                    .replace("https://json-schema.org/draft-07/schema", "http://json-schema.org/draft-07/schema#");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
