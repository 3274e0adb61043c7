package io.nearfar.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;

/**
 * The text of a document in Atlassian Document Format: every block on a line of its own, the cells of a table row on one line
 * with bars between them, and what stands for itself only on a screen as text (a mention's name, a card's link, a date).
 *
 * <p>One walk over the nodes. The parser bounds how deep they are nested ({@link JsonInput#MAX_DEPTH}) and how many there are,
 * so recursion and work are bounded too.
 */
final class AdfText {

    private static final Set<String> INLINE = Set.of(
            "text",
            "hardBreak",
            "mention",
            "emoji",
            "inlineCard",
            "date",
            "status",
            "placeholder",
            "mediaInline",
            "inlineExtension");

    private final StringBuilder text = new StringBuilder();

    private AdfText() {}

    /** Whether a value is such a document. */
    static boolean isDocument(JsonNode node) {
        return node.path("type").asText().equals("doc") && node.path("content").isArray();
    }

    /** The text of a document, without white space at its ends. */
    static String of(JsonNode document) {
        AdfText text = new AdfText();
        text.walk(document);
        return text.text.toString().strip();
    }

    private void walk(JsonNode node) {
        String type = node.path("type").asText();
        if (INLINE.contains(type)) {
            text.append(inline(type, node));
        } else if (type.equals("tableRow")) {
            newline();
            row(node);
            newline();
        } else {
            newline();
            text.append(heading(type, node.path("attrs")));
            newline();
            node.path("content").forEach(this::walk);
            newline();
        }
    }

    private static String inline(String type, JsonNode node) {
        JsonNode attrs = node.path("attrs");
        return switch (type) {
            case "text" -> node.path("text").asText();
            case "hardBreak" -> "\n";
            case "emoji" -> attrs.path("text").asText(attrs.path("shortName").asText());
            case "inlineCard" -> attrs.path("url").asText();
            case "date" -> date(attrs.path("timestamp").asText());
            case "mediaInline" -> attrs.path("alt").asText();
            case "placeholder" -> "";
            default -> attrs.path("text").asText();
        };
    }

    /** What a block says besides its content. */
    private static String heading(String type, JsonNode attrs) {
        return switch (type) {
            case "expand", "nestedExpand" -> attrs.path("title").asText();
            case "blockCard", "embedCard" -> attrs.path("url").asText();
            case "media" -> attrs.path("alt").asText();
            default -> "";
        };
    }

    private void row(JsonNode row) {
        boolean first = true;
        for (JsonNode cell : row.path("content")) {
            text.append(first ? "" : " | ");
            first = false;
            int start = text.length();
            cell.path("content").forEach(this::walk);
            String line = Whitespace.line(text.substring(start));
            text.setLength(start);
            text.append(line);
        }
    }

    private static String date(String millis) {
        try {
            return LocalDate.ofInstant(TimeFormat.EPOCH_MILLIS.read(millis), ZoneOffset.UTC)
                    .toString();
        } catch (DateTimeException e) {
            return "";
        }
    }

    /** The next thing stands on a new line; no line is empty. */
    private void newline() {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
    }
}
