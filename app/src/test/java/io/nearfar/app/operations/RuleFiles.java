package io.nearfar.app.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.nearfar.app.Readme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The rules for Prometheus, and their tests. */
public final class RuleFiles {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private RuleFiles() {}

    /** Where they lie. */
    public static Path folder() {
        return Readme.project().resolve("ops").resolve("prometheus");
    }

    public static Path tests() {
        return folder().resolve("nearfar-alerts.test.yml");
    }

    /** Recording rules first. */
    public static List<Path> files() {
        return List.of(folder().resolve("nearfar-recording.yml"), folder().resolve("nearfar-alerts.yml"));
    }

    /** All rules of both kinds. */
    public static List<JsonNode> rules() {
        return files().stream()
                .flatMap(file -> read(file).path("groups").findValues("rules").stream())
                .flatMap(rules -> Dashboard.list(rules).stream())
                .toList();
    }

    static List<JsonNode> alerts() {
        return rules().stream().filter(rule -> rule.has("alert")).toList();
    }

    static JsonNode read(Path file) {
        try {
            return YAML.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
