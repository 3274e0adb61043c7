package io.nearfar.app.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nearfar.app.Cause;
import io.nearfar.app.CommandFailed;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Labelled records in the order in which they are sent, without their labels.
 *
 * <p>Every file after the first has its event times shifted so that it begins a second after the one before it ended. When
 * the last record would then lie after {@code now}, all are shifted back together, for nothing from the future is read.
 */
final class Corpus {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final Instant PAIRS_BEGIN = Instant.parse("2020-01-01T00:00:00Z");
    private static final Duration STEP = Duration.ofSeconds(1);
    private static final int GZIP_MAGIC = 0x1f;

    private final Sort sort;
    private final List<Timed> records = new ArrayList<>();

    /** A record of a file with the time it is sent with. */
    private record Timed(JsonNode original, Instant time, boolean history) {}

    /** An object of a file and the number of its line, from 1. */
    private record Line(int number, JsonNode node) {}

    private Corpus(Sort sort) {
        this.sort = sort;
    }

    /**
     * Reads files, history first.
     *
     * @throws CommandFailed when a file cannot be read, or a line is no JSON object or has no time; names file and line
     */
    static List<Labelled> read(Sort sort, List<Path> history, List<Path> files, Instant now) {
        Corpus corpus = new Corpus(sort);
        for (Path file : history) {
            corpus.append(file, true);
        }
        for (Path file : files) {
            corpus.append(file, false);
        }
        return sort == Sort.PAIRS ? corpus.pairs() : corpus.labelled(now);
    }

    /** The objects of a file of JSON lines, plain or gzip. Throws {@link CommandFailed} as reading does. */
    static List<JsonNode> lines(Path file) {
        return numbered(file).stream().map(Line::node).toList();
    }

    private static List<Line> numbered(Path file) {
        List<Line> lines = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
            int number = 1;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank()) {
                    lines.add(new Line(number, object(file, number, line)));
                }
                number++;
            }
        } catch (NoSuchFileException e) {
            throw new CommandFailed("%s: there is no such file".formatted(file), e);
        } catch (IOException e) {
            throw new CommandFailed("%s cannot be read: %s".formatted(file, Cause.line(e)), e);
        }
        return lines;
    }

    /** Nothing of the line is told, for it is a record. */
    private static JsonNode object(Path file, int number, String line) throws IOException {
        try {
            JsonNode node = JSON.readTree(line);
            if (node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException e) {
            throw new CommandFailed("%s, line %d: not JSON (column %d)"
                    .formatted(file, number, e.getLocation().getColumnNr()));
        }
        throw new CommandFailed("%s, line %d: not a JSON object".formatted(file, number));
    }

    private static InputStream open(Path file) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(file));
        raw.mark(1);
        int first = raw.read();
        raw.reset();
        return first == GZIP_MAGIC ? new GZIPInputStream(raw) : raw;
    }

    private void append(Path file, boolean history) {
        List<Timed> read = numbered(file).stream()
                .map(line -> new Timed(line.node(), time(file, line), history))
                .toList();
        Instant begin = read.stream().map(Timed::time).min(Instant::compareTo).orElse(Instant.EPOCH);
        boolean first = records.isEmpty() || sort == Sort.PAIRS;
        Duration shift = first ? Duration.ZERO : Duration.between(begin, end().plus(STEP));
        read.forEach(
                record -> records.add(new Timed(record.original(), record.time().plus(shift), history)));
    }

    private Instant time(Path file, Line line) {
        if (sort == Sort.PAIRS) {
            return PAIRS_BEGIN;
        }
        try {
            return Instant.parse(line.node().path(sort.timeField()).asText());
        } catch (DateTimeParseException e) {
            throw new CommandFailed("%s, line %d: field '%s' is not a time such as 2026-01-31T12:00:00Z"
                    .formatted(file, line.number(), sort.timeField()));
        }
    }

    private Instant end() {
        return records.stream().map(Timed::time).max(Instant::compareTo).orElse(Instant.EPOCH);
    }

    private List<Labelled> labelled(Instant now) {
        Instant end = end();
        Duration back = end.isAfter(now) ? Duration.between(now, end) : Duration.ZERO;
        List<Labelled> labelled = new ArrayList<>();
        for (Timed record : records) {
            ObjectNode sent = message(labelled.size());
            for (String field : sort.sent()) {
                if (record.original().hasNonNull(field)) {
                    sent.set(field, record.original().get(field));
                }
            }
            sent.put(sort.timeField(), record.time().minus(back).toString());
            labelled.add(new Labelled(
                    labelled.size(),
                    sent.toString(),
                    sent.path("tenant").asText(),
                    record.original(),
                    record.original().path("id").asText(),
                    record.history()));
        }
        return labelled;
    }

    /** Two tickets for each pair, whose product is the number of the pair, so that only they are compared. */
    private List<Labelled> pairs() {
        List<Labelled> labelled = new ArrayList<>();
        for (int pair = 0; pair < records.size(); pair++) {
            for (String side : sort.sent()) {
                Timed record = records.get(pair);
                ObjectNode sent = message(labelled.size())
                        .put("tenant", "pairs")
                        .put("product", Integer.toString(pair))
                        .put("body", record.original().path(side).asText())
                        .put(
                                "created_at",
                                record.time().plusSeconds(labelled.size()).toString());
                String originalId = record.original().path("id").asText() + "/" + side;
                labelled.add(new Labelled(
                        labelled.size(),
                        sent.toString(),
                        Integer.toString(pair),
                        record.original(),
                        originalId,
                        record.history()));
            }
        }
        return labelled;
    }

    private static ObjectNode message(int number) {
        return JSON.createObjectNode().put("id", Integer.toString(number));
    }
}
