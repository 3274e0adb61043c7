package io.nearfar.app.settings;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * A YAML text: one document without aliases. What is wrong with it is told by its place, never by quoting it.
 *
 * @param tree what it says; a missing node when it says nothing
 * @param keys all keys outside of lists, by their path joined by dots
 */
record YamlText(JsonNode tree, Map<String, Key> keys) {

    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL)
            .loaderOptions(limits())
            .build());

    /**
     * A key of a mapping.
     *
     * @param line where it stands, the first is 1
     * @param hasValue whether something other than null follows it
     */
    record Key(int line, boolean hasValue) {}

    /** Reads a text. Throws {@link InvalidSettings} with the one problem found. */
    static YamlText read(String yaml) {
        try {
            Map<String, Key> keys = keysOfOneDocument(yaml);
            return new YamlText(YAML.readTree(yaml), keys);
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

    /** The tree as a mapping, without keys when there is nothing. Throws {@link InvalidSettings} when it is another thing. */
    ObjectNode mapping() {
        if (tree.isMissingNode() || tree.isNull()) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (tree instanceof ObjectNode mapping) {
            return mapping;
        }
        throw problem("what is there is not right; expected a mapping of keys to values, such as  partitions: 8");
    }

    private static Map<String, Key> keysOfOneDocument(String yaml) throws IOException {
        Map<String, Key> keys = new HashMap<>();
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
                if (token == JsonToken.FIELD_NAME) {
                    int line = parser.currentTokenLocation().getLineNr();
                    path(parser.getParsingContext()).ifPresent(path -> keys.put(path, new Key(line, true)));
                } else if (token == JsonToken.VALUE_NULL) {
                    path(parser.getParsingContext())
                            .ifPresent(path -> keys.computeIfPresent(path, (same, key) -> new Key(key.line(), false)));
                }
            }
        }
        return keys;
    }

    /** The keys down to here; nothing inside a list. */
    private static Optional<String> path(JsonStreamContext innermost) {
        Deque<String> keys = new ArrayDeque<>();
        for (JsonStreamContext context = innermost; !context.inRoot(); context = context.getParent()) {
            if (!context.hasCurrentName()) {
                return Optional.empty();
            }
            keys.addFirst(context.getCurrentName());
        }
        return Optional.of(String.join(".", keys));
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
