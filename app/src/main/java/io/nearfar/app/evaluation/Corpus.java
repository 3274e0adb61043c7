package io.nearfar.app.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant PAIRS_BEGIN = Instant.parse("2020-01-01T00:00:00Z");
    private static final Duration STEP = Duration.ofSeconds(1);
    private static final int GZIP_MAGIC = 0x1f;

    private final Sort sort;
    private final List<Timed> records = new ArrayList<>();

    /** A record of a file with the time it is sent with. */
    private record Timed(JsonNode original, Instant time, boolean history) {}

    private Corpus(Sort sort) {
        this.sort = sort;
    }

    /**
     * Reads files, history first.
     *
     * @throws IOException when a file cannot be read or holds something else than JSON objects, one a line
     */
    static List<Labelled> read(Sort sort, List<Path> history, List<Path> files, Instant now) throws IOException {
        Corpus corpus = new Corpus(sort);
        for (Path file : history) {
            corpus.append(file, true);
        }
        for (Path file : files) {
            corpus.append(file, false);
        }
        return sort == Sort.PAIRS ? corpus.pairs() : corpus.labelled(now);
    }

    /** The objects of a file of JSON lines, plain or gzip. */
    static List<JsonNode> lines(Path file) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank()) {
                    lines.add(JSON.readTree(line));
                }
            }
        }
        return lines;
    }

    private static InputStream open(Path file) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(file));
        raw.mark(1);
        int first = raw.read();
        raw.reset();
        return first == GZIP_MAGIC ? new GZIPInputStream(raw) : raw;
    }

    private void append(Path file, boolean history) throws IOException {
        List<JsonNode> lines = lines(file);
        if (sort == Sort.PAIRS) {
            lines.forEach(line -> records.add(new Timed(line, PAIRS_BEGIN, history)));
            return;
        }
        Instant begin = lines.stream().map(this::time).min(Instant::compareTo).orElse(Instant.EPOCH);
        Duration shift = records.isEmpty() ? Duration.ZERO : Duration.between(begin, end().plus(STEP));
        lines.forEach(line -> records.add(new Timed(line, time(line).plus(shift), history)));
    }

    private Instant time(JsonNode line) {
        return Instant.parse(line.path(sort.timeField()).asText());
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
                        labelled.size(), sent.toString(), record.original(), originalId, record.history()));
            }
        }
        return labelled;
    }

    private static ObjectNode message(int number) {
        return JSON.createObjectNode().put("id", Integer.toString(number));
    }
}
