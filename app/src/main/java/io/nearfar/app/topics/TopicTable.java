package io.nearfar.app.topics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nearfar.app.terminal.Columns;
import io.nearfar.app.terminal.Figures;
import io.nearfar.app.topics.NamedTopic.Use;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A listing of topics.
 *
 * @param topics what is listed, in order
 * @param found those that exist, by name
 */
record TopicTable(List<NamedTopic> topics, Map<String, FoundTopic> found) {

    private static final int NAME = 43;
    private static final String UNKNOWN = "-";

    /** A table for people, at most {@link Columns#WIDTH} wide; a name too long for its column has a line of its own. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(row("topic", "there", "parts", "kept", "cleanup", "time", "needs"));
        Optional<String> heading = Optional.empty();
        for (NamedTopic topic : topics) {
            Optional<String> next = Optional.of(heading(topic.use()));
            if (!next.equals(heading)) {
                lines.add(next.get());
                heading = next;
            }
            addTopic(lines, topic);
        }
        return lines;
    }

    /** One line of JSON for each topic; what is unknown, or does not exist, is null. */
    List<String> json() {
        return topics.stream().map(topic -> json(topic).toString()).toList();
    }

    private void addTopic(List<String> lines, NamedTopic topic) {
        String name = "  " + topic.name();
        boolean fits = Columns.width(name) <= NAME;
        if (!fits) {
            lines.add(name);
        }
        lines.add(row(fits ? name : "", cells(topic)));
    }

    private Object[] cells(NamedTopic topic) {
        String needs = topic.use().isInternal() ? "" : needs(topic.use());
        FoundTopic is = found.get(topic.name());
        return is == null
                ? new Object[] {"no", "", "", "", "", needs}
                : new Object[] {"yes", is.partitions(), kept(is), shown(is.cleanup()), time(is), needs};
    }

    private static String time(FoundTopic topic) {
        return switch (topic.timestamps()) {
            case "LogAppendTime" -> "append";
            case "CreateTime" -> "create";
            default -> UNKNOWN;
        };
    }

    private static String row(String name, Object... cells) {
        return Columns.pad(name, NAME) + "  "
                + "%5s  %5s  %-8s  %-14s  %-6s  %s".formatted(cells).stripTrailing();
    }

    private static String heading(Use use) {
        return switch (use) {
            case SOURCE, VERDICTS -> "read";
            case OUTPUT, SCORES, LABELS, DEAD_LETTERS -> "written";
            case REPARTITION, CHANGELOG -> "internal, made by Kafka Streams; needs " + needs(use);
        };
    }

    private static String needs(Use use) {
        return String.join(" ", use.needs());
    }

    private static String kept(FoundTopic topic) {
        return topic.retentionMillis()
                .map(millis -> millis < 0 ? "for ever" : Figures.span(Duration.ofMillis(millis)))
                .orElse(UNKNOWN);
    }

    private static String shown(String text) {
        return text.isEmpty() ? UNKNOWN : text;
    }

    private ObjectNode json(NamedTopic topic) {
        ObjectNode line = JsonNodeFactory.instance
                .objectNode()
                .put("topic", topic.name())
                .put("use", topic.use().label())
                .put("exists", found.containsKey(topic.name()));
        Optional<FoundTopic> there = Optional.ofNullable(found.get(topic.name()));
        line.set("partitions", number(there.map(is -> (long) is.partitions())));
        line.set("retention_ms", number(there.flatMap(FoundTopic::retentionMillis)));
        line.set("cleanup_policy", text(there.map(FoundTopic::cleanup)));
        line.set("timestamp_type", text(there.map(FoundTopic::timestamps)));
        ArrayNode needs = line.putArray("needs");
        topic.use().needs().forEach(needs::add);
        return line;
    }

    private static JsonNode number(Optional<Long> number) {
        return number.<JsonNode>map(JsonNodeFactory.instance::numberNode).orElse(JsonNodeFactory.instance.nullNode());
    }

    private static JsonNode text(Optional<String> text) {
        return text.filter(known -> !known.isEmpty())
                .<JsonNode>map(JsonNodeFactory.instance::textNode)
                .orElse(JsonNodeFactory.instance.nullNode());
    }
}
