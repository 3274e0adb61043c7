package io.nearfar.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.nearfar.app.terminal.Terminal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Hears what leaves the streams: prints it, files it, and takes it down for the summary. Any thread may ask for delays. */
final class Ear implements Watch.Listener {

    private static final double P99 = 0.99;

    private final Scoreboard board;
    private final Feed feed;
    private final Progress progress;
    private final Terminal terminal;
    private final Conversation conversation;
    private final JsonFiles files;
    private final List<Long> delays = new ArrayList<>();

    Ear(Scoreboard board, Feed feed, Progress progress, Terminal terminal, Conversation conversation, JsonFiles files) {
        this.board = board;
        this.feed = feed;
        this.progress = progress;
        this.terminal = terminal;
        this.conversation = conversation;
        this.files = files;
    }

    @Override
    public void alert(String type, String text, JsonNode body) {
        String stream = body.path("stream").asText();
        String id = feed.name(body.at("/record/id").asText());
        feed.sentAt(stream, id).ifPresent(sent -> delayed(System.nanoTime() - sent));
        board.alert(new Seen(stream, id, kind(type), matches(body)));
        conversation.alert(id, body);
        files.alert(text);
        progress.above(() -> terminal.alert(type, body));
    }

    @Override
    public void score(JsonNode line) {
        String id = line.path("record_id").asText();
        board.score(id, line.at("/matches/0/similarity").asDouble());
        conversation.score(id, line);
        files.score(line.toString());
    }

    /** In which 99 of 100 alerts came, from the sending of their records; zero before the first. */
    Duration p99() {
        synchronized (delays) {
            List<Long> sorted = delays.stream().sorted().toList();
            int last = sorted.size() - 1;
            return sorted.isEmpty()
                    ? Duration.ZERO
                    : Duration.ofNanos(sorted.get((int) Math.min(last, (long) (P99 * sorted.size()))));
        }
    }

    private void delayed(long nanos) {
        synchronized (delays) {
            delays.add(nanos);
        }
    }

    private Set<String> matches(JsonNode body) {
        Set<String> matches = new HashSet<>();
        body.path("members").forEach(member -> matches.add(feed.name(member.asText())));
        String match = body.at("/match/id").asText();
        if (!match.isEmpty()) {
            matches.add(feed.name(match));
        }
        return matches;
    }

    /** The kind, such as {@code duplicate} of {@code io.nearfar.duplicate.v1}; a regression is a duplicate. */
    private static String kind(String type) {
        String[] parts = type.split("\\.", -1);
        String kind = parts.length < 2 ? type : parts[parts.length - 2];
        return kind.equals("regression") ? "duplicate" : kind;
    }
}
