package io.nearfar.app.check;

import static io.nearfar.app.check.Words.bytes;
import static io.nearfar.app.check.Words.count;
import static io.nearfar.app.check.Words.percent;
import static io.nearfar.app.check.Words.plural;

import io.nearfar.app.Main;
import io.nearfar.app.check.Readability.Alternative;
import io.nearfar.app.check.Readability.Problem;
import io.nearfar.app.check.StreamResult.Contents;
import io.nearfar.app.check.StreamResult.Figures;
import io.nearfar.app.check.StreamResult.Missing;
import io.nearfar.app.check.StreamResult.Nothing;
import io.nearfar.app.check.StreamResult.Read;
import io.nearfar.app.check.StreamResult.Topic;
import io.nearfar.record.SkipReason;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Prints what was found out for people.
 *
 * @param page takes the lines
 */
record TextReport(Page page) {

    /** What stands in YAML's short form without quotes. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9/_.~@-]++");

    /** Bytes of a remembered window: its hash and the code of 384 dimensions. */
    private static final long CACHED = 550;

    /** Prints what the broker says of itself, and the model. */
    void broker(BrokerFacts broker, String model) {
        page.title("nearfar", "%s check   model %s".formatted(Main.VERSION, model));
        page.title(
                "broker",
                "%s   metadata.version %s   transaction.version %s"
                        .formatted(
                                broker.servers(),
                                broker.metadataVersion(),
                                broker.transactionVersion() == 0 ? BrokerFacts.UNKNOWN : broker.transactionVersion()));
        if (!broker.exact()) {
            page.more("warning: readers see each alert exactly once only from transaction.version 2 on (Kafka 4.0)");
        }
    }

    /** Prints one stream. */
    void stream(StreamResult result) {
        page.gap();
        switch (result) {
            case Missing missing ->
                page.title(
                        missing.stream(),
                        "topic %s is missing: create it, or correct streams.%s.topic"
                                .formatted(missing.topic(), missing.stream()));
            case Read read -> read(read);
        }
    }

    private void read(Read read) {
        Topic topic = read.topic();
        page.title(
                read.stream(),
                "topic %s, %s, about %s, %s from %s"
                        .formatted(
                                topic.name(),
                                plural(topic.partitions(), "partition", "partitions"),
                                plural(topic.records(), "record", "records"),
                                plural(topic.sampled(), "sampled", "sampled"),
                                plural(topic.sampledPartitions(), "partition", "partitions")));
        if (topic.isUnread()) {
            page.line("unread", "none of its records came in time; nothing can be said of it");
        } else if (topic.sampled() == 0) {
            page.line("empty", "the topic holds no record, so nothing can be said of it");
        } else {
            readability(read);
            contents(read.readability(), read.contents());
        }
        topic(topic);
    }

    private void readability(Read read) {
        Readability readability = read.readability();
        page.line(
                "readable",
                "%s (%s of %s)%s"
                        .formatted(
                                percent(readability.share()),
                                count(readability.readable()),
                                count((long) readability.readable() + readability.unreadable()),
                                readability.enough() ? "" : ", too few: the others become dead letters"));
        readability
                .skipped()
                .forEach((why, count) ->
                        page.line("skipped", "%s  %s: %s".formatted(count(count), why.label(), words(why))));
        for (Problem problem : readability.problems()) {
            page.line(
                    "problem",
                    "%s  %s: %s"
                            .formatted(count(problem.count()), problem.reason().label(), problem.detail()));
            page.more(problem.advice());
            if (!problem.pointers().isEmpty()) {
                page.more("looks right: " + fields(problem.pointers()));
            }
        }
        if (!readability.alternatives().isEmpty()) {
            page.line(
                    "instead",
                    readability.alternatives().stream()
                                    .map(TextReport::alternative)
                                    .collect(Collectors.joining("; ")) + " of the unreadable");
        }
    }

    private static String words(SkipReason reason) {
        return switch (reason) {
            case TOMBSTONE -> "a record without a value";
            case DELETED -> "it says that something was deleted";
            case AUTO_REPLY -> "a machine wrote it in answer to mail";
            case WORDLESS -> "there is no word to compare";
        };
    }

    private static String alternative(Alternative alternative) {
        return "%s reads %s".formatted(alternative.setting(), percent(alternative.share()));
    }

    /** The best pointer of each field as it is written into a settings file, and what else could be one. */
    private static String fields(SortedMap<String, List<String>> pointers) {
        String best = pointers.entrySet().stream()
                .map(field -> field.getKey() + ": " + yaml(field.getValue().getFirst()))
                .collect(Collectors.joining(", "));
        String others = pointers.entrySet().stream()
                .filter(field -> field.getValue().size() > 1)
                .map(field -> "%s for %s".formatted(field.getValue().getLast(), field.getKey()))
                .collect(Collectors.joining(", "));
        return "fields: {%s}%s".formatted(best, others.isEmpty() ? "" : "; or " + others);
    }

    private static String yaml(String pointer) {
        return PLAIN.matcher(pointer).matches() ? pointer : "'" + pointer + "'";
    }

    private void contents(Readability readability, Contents contents) {
        switch (contents) {
            case Nothing nothing -> {}
            case Figures figures -> new FigureLines(page, figures).print(readability.readable());
        }
    }

    private void topic(Topic topic) {
        if (topic.compacted()) {
            page.line(
                    "compacted",
                    "cleanup.policy of %s has compact: a record without a value takes nothing back"
                            .formatted(topic.name()));
        }
        if (!topic.missingOutputs().isEmpty()) {
            page.line("outputs", "missing: " + String.join(", ", topic.missingOutputs()));
            page.more("run makes them, or beforehand: nearfar topics --create --config FILE");
        }
    }

    /**
     * Prints what all streams share, and whether they are understood.
     *
     * @param textCache windows of text that are remembered
     * @param fine for each stream
     */
    void end(int textCache, Map<String, Boolean> fine) {
        page.gap();
        page.title(
                "text cache",
                "%s of heap when full: text_cache %s, %s each"
                        .formatted(bytes(textCache * CACHED), count(textCache), bytes(CACHED)));
        List<String> bad = fine.entrySet().stream()
                .filter(stream -> !stream.getValue())
                .map(Map.Entry::getKey)
                .toList();
        page.title(
                bad.isEmpty() ? "fine" : "not yet",
                bad.isEmpty()
                        ? "%s understood".formatted(plural(fine.size(), "stream is", "streams are"))
                        : "not understood: " + String.join(", ", bad));
    }
}
