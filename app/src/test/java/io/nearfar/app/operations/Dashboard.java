package io.nearfar.app.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nearfar.app.Readme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A dashboard of Grafana in its classic form.
 *
 * @param json all of it
 */
public record Dashboard(JsonNode json) {

    private static final List<String> FILES =
            List.of("overview", "detection-quality", "pipeline", "streams-and-rocksdb");

    /**
     * One drawing.
     *
     * @param json all of it
     */
    public record Panel(JsonNode json) {

        public String title() {
            return json.path("title").asText();
        }

        public List<JsonNode> targets() {
            return list(json.path("targets"));
        }

        List<PromQl> queries() {
            return targets().stream()
                    .map(target -> new PromQl(target.path("expr").asText()))
                    .toList();
        }
    }

    /** Where they lie. */
    static Path folder() {
        return Readme.project().resolve("grafana").resolve("dashboards");
    }

    /** All dashboards, Overview first and Streams last. */
    public static List<Dashboard> all() {
        return FILES.stream()
                .map(name -> read(folder().resolve(name + ".json")))
                .toList();
    }

    static List<String> filesThere() {
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Dashboard read(Path file) {
        try {
            return new Dashboard(new ObjectMapper().readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String title() {
        return json.path("title").asText();
    }

    /** All but rows, those inside of rows among them. */
    public List<Panel> panels() {
        List<Panel> panels = new ArrayList<>();
        for (JsonNode panel : list(json.path("panels"))) {
            if (panel.path("type").asText().equals("row")) {
                list(panel.path("panels")).forEach(inside -> panels.add(new Panel(inside)));
            } else {
                panels.add(new Panel(panel));
            }
        }
        return panels;
    }

    /** Its variables. */
    List<JsonNode> variables() {
        return list(json.path("templating").path("list"));
    }

    /** Queries of its annotations. */
    public List<PromQl> annotations() {
        return list(json.path("annotations").path("list")).stream()
                .map(annotation -> new PromQl(annotation.path("expr").asText()))
                .toList();
    }

    static List<JsonNode> list(JsonNode array) {
        List<JsonNode> all = new ArrayList<>();
        array.forEach(all::add);
        return all;
    }
}
