package io.nearfar.app.settings;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** YAML text to a tree: one document without aliases. What is wrong is told by its place, never by quoting the text. */
final class YamlText {

    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .loaderOptions(limits())
            .build());

    private YamlText() {}

    /** The tree of {@code yaml}. Throws {@link InvalidSettings} with the one problem found. */
    static JsonNode tree(String yaml) {
        try {
            requireOneDocument(yaml);
            return YAML.readTree(yaml);
        } catch (JsonProcessingException e) {
            throw e.getCause() instanceof MarkedYAMLException marked ? problem(marked) : problem(e);
        } catch (MarkedYAMLException e) {
            throw problem(e);
        } catch (YAMLException e) {
            throw problem("not readable as YAML: it holds a sign that is not allowed, or is too long or too deep");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireOneDocument(String yaml) throws IOException {
        try (YAMLParser parser = (YAMLParser) YAML.createParser(yaml)) {
            int depth = 0;
            boolean ended = false;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (parser.isCurrentAlias()) {
                    throw problem("aliases (*name) are not supported; write the value out");
                }
                if (ended) {
                    throw problem("a second YAML document (---) is not supported; put all settings into one");
                }
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                ended = depth == 0;
            }
        }
    }

    private static InvalidSettings problem(MarkedYAMLException thrown) {
        Mark mark = thrown.getProblemMark();
        String at = mark == null ? "" : place(mark.getLine() + 1, mark.getColumn() + 1);
        // Of what the text itself names, only single signs are told.
        String why = String.valueOf(thrown.getProblem())
                .replaceFirst("(?s)(tag handle|alias|anchor|directive|key) .*", "$1")
                .replaceAll("[\\r\\n]+", " ");
        return problem("not readable as YAML%s: %s".formatted(at, why));
    }

    private static InvalidSettings problem(JsonProcessingException thrown) {
        JsonLocation at = thrown.getLocation();
        String where = at == null ? "" : place(at.getLineNr(), at.getColumnNr());
        boolean twice = thrown.getOriginalMessage().startsWith("Duplicate field");
        return problem("not readable as YAML%s: %s"
                .formatted(where, twice ? "a key stands twice in one mapping" : "no value that YAML knows"));
    }

    private static InvalidSettings problem(String detail) {
        return new InvalidSettings(List.of(new Problem("", detail)));
    }

    private static String place(int line, int column) {
        return " at line %d, column %d".formatted(line, column);
    }

    private static LoaderOptions limits() {
        LoaderOptions limits = new LoaderOptions();
        limits.setAllowDuplicateKeys(false);
        limits.setCodePointLimit(1 << 20);
        limits.setNestingDepthLimit(20);
        limits.setMaxAliasesForCollections(0);
        return limits;
    }
}
