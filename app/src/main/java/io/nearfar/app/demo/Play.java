package io.nearfar.app.demo;

import io.nearfar.app.CommandFailed;
import io.nearfar.app.Monitoring;
import io.nearfar.app.demo.story.Sent;
import io.nearfar.app.demo.story.Story;
import io.nearfar.app.evaluation.Completion;
import io.nearfar.app.terminal.Terminal;
import io.nearfar.embedding.CachedEmbedder;
import io.nearfar.embedding.onnx.ModelSource;
import io.nearfar.embedding.onnx.OnnxEmbedder;
import io.nearfar.record.Redactor;
import io.nearfar.stream.NearfarMetrics;
import io.nearfar.stream.NearfarStreams;
import io.nearfar.stream.NearfarTopology;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.AppInfoParser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One performance: broker, topics, history, streams, the live part, the summary. Played by one thread. */
final class Play implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Play.class);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long BETWEEN_COUNTS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final Duration BETWEEN_RECORDS = Duration.ofSeconds(2);
    private static final List<String> STREAMS = List.of("tickets", "logs", "payments");

    /** Records that are under way at once: enough to keep the threads busy, and few enough that alerts come at once. */
    private static final int UNDER_WAY = 48;

    private final Site.Place place;
    private final Progress progress;
    private final Terminal terminal;
    private final JsonFiles files;
    private final Conversation conversation;
    private final Deque<Runnable> closing = new ArrayDeque<>();
    private final NearfarMetrics metrics = new NearfarMetrics();
    private Optional<Ear> ear = Optional.empty();
    private Optional<Stage> stage = Optional.empty();

    Play(Site.Place place, Progress progress, Terminal terminal, JsonFiles files) {
        this.place = place;
        this.progress = progress;
        this.terminal = terminal;
        this.files = files;
        this.conversation = new Conversation(terminal);
    }

    /** What is there once the streams run. */
    private record Stage(Site site, Story story, Scoreboard board, Feed feed, NearfarStreams streams, Watch watch) {}

    private <T> T opened(T resource, Consumer<T> close) {
        closing.push(() -> close.accept(resource));
        return resource;
    }

    /** Tells the story and sums up. */
    void tell(long seed, int records, Instant start) throws Exception {
        progress.step("broker", "Kafka %s starting, data in %s".formatted(AppInfoParser.getVersion(), place.folder()));
        CompletableFuture<CachedEmbedder> model =
                CompletableFuture.supplyAsync(() -> new CachedEmbedder(OnnxEmbedder.load(ModelSource.int8())));
        CompletableFuture<Story> told = CompletableFuture.supplyAsync(() -> Story.of(seed, records, start));
        CompletableFuture<Void> warm = model.thenCombine(told, (embedder, story) -> {
            new Warmup(Site.settings(place, "unused:0"), embedder).embed(story.history());
            return null;
        });
        Site site = opened(Site.open(place), Site::close);
        progress.step("broker", "ready on localhost:" + site.port());
        CachedEmbedder embedder = opened(model.get(), CachedEmbedder::close);
        progress.step(
                "model",
                "sha256 verified, %d dimensions".formatted(embedder.model().dimensions()));
        Story story = told.get();
        progress.step("history", "%s are being read".formatted(Counted.of(story.history())));
        site.createTopics();
        Feed feed = opened(new Feed(site.bootstrapServers()), Feed::close);
        story.history().forEach(feed::old);
        story.history().forEach(this::remember);
        feed.flush();
        Scoreboard board = new Scoreboard(story);
        NearfarStreams streams = opened(start(site, embedder), NearfarStreams::close);
        warm.get();
        ear = Optional.of(new Ear(board, feed, progress, terminal, conversation, files));
        Watch watch = opened(new Watch(site.bootstrapServers(), site.outputs(), ear.get()), Watch::close);
        stage = Optional.of(new Stage(site, story, board, feed, streams, watch));
        complete(stage.get());
        progress.step("history", "learned quietly: no alerts for what is old");
        live(stage.get());
    }

    private NearfarStreams start(Site site, CachedEmbedder embedder) throws InterruptedException {
        Redactor redactor = Redactor.of(site.settings().effectiveRedactionKey().getBytes(StandardCharsets.UTF_8));
        NearfarTopology.Parts parts = new NearfarTopology.Parts(embedder, redactor, metrics, Clock.systemUTC());
        Monitoring monitoring = opened(Monitoring.start(site.settings(), metrics), Monitoring::close);
        monitoring
                .port()
                .ifPresent(http -> progress.step("http", "answers on http://127.0.0.1:%d/metrics".formatted(http)));
        NearfarStreams streams = NearfarStreams.create(
                site.settings().config(), parts, new HashMap<>(site.settings().kafka()));
        monitoring.watch(streams, embedder.model());
        streams.start();
        if (!streams.awaitRunning(PATIENCE)) {
            throw new CommandFailed("the streams were not running within %d s".formatted(PATIENCE.toSeconds()));
        }
        return streams;
    }

    private void live(Stage now) throws Exception {
        List<Sent> records = now.story().live();
        progress.step(
                "live",
                "%,d records follow, with planted findings and with traps that must stay silent"
                        .formatted(records.size()));
        terminal.line("");
        long before = processed();
        Map<String, long[]> base = baseline();
        long began = System.nanoTime();
        long shown = began;
        for (int sent = 0; sent < records.size(); sent++) {
            awaitProcessed(before + sent - UNDER_WAY, now.streams());
            send(records.get(sent), now);
            if (System.nanoTime() - shown > BETWEEN_COUNTS) {
                shown = System.nanoTime();
                progress.count(count(processed() - before, records.size(), began));
            }
        }
        now.feed().flush();
        awaitProcessed(before + records.size(), now.streams());
        Progress.Count done = count(records.size(), records.size(), began);
        complete(now);
        progress.end(new Progress.Count(done.done(), done.total(), done.perSecond(), delay()));
        terminal.line("");
        terminal.lines(Summary.lines(
                rows(now, base), now.board(), now.story().incident().size()));
    }

    private void send(Sent record, Stage now) {
        remember(record);
        if (now.story().unreadable().contains(record.id())) {
            now.feed().old(record);
        } else {
            now.feed().fresh(record);
        }
    }

    private void remember(Sent record) {
        if (record.stream().equals("tickets")) {
            conversation.remember(record.id(), Counted.subject(record.json()));
        }
    }

    /** Waits until the streams have committed everything and all that they wrote has been heard. */
    private void complete(Stage now) throws ExecutionException, InterruptedException {
        List<String> topics = new ArrayList<>();
        String application = now.site().settings().config().application();
        now.site().settings().config().streams().forEach(stream -> topics.add(stream.topic()));
        now.site()
                .settings()
                .config()
                .streams()
                .forEach(stream -> topics.add(NearfarTopology.scopeTopic(application, stream.name())));
        new Completion(now.site().admin(), now.streams(), application, topics).await(records -> {});
        awaitHeard(now);
    }

    private static void awaitHeard(Stage now) throws ExecutionException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!now.watch().hasReached(now.site().ends())) {
            if (System.nanoTime() > deadline) {
                throw new CommandFailed("the alerts were not read to their end");
            }
            pause();
        }
    }

    private void awaitProcessed(long count, NearfarStreams streams) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (processed() < count) {
            Completion.requireAlive(streams);
            if (System.nanoTime() > deadline) {
                throw new CommandFailed("the streams made no progress for %d s".formatted(PATIENCE.toSeconds()));
            }
            pause();
        }
    }

    private static void pause() throws InterruptedException {
        LockSupport.parkNanos(PAUSE);
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private long processed() {
        return STREAMS.stream().mapToLong(this::processed).sum();
    }

    private long processed(String stream) {
        return List.of("embedded", "cached", "profiled", "skipped", "dead").stream()
                .mapToLong(outcome -> metrics.records(stream, outcome))
                .sum();
    }

    private Progress.Count count(long done, long total, long began) {
        double seconds = (System.nanoTime() - began) / 1e9;
        return new Progress.Count(done, total, done / seconds, delay());
    }

    private Duration delay() {
        return ear.map(Ear::p99).orElse(Duration.ZERO);
    }

    private Map<String, long[]> baseline() {
        Map<String, long[]> base = new HashMap<>();
        for (String stream : STREAMS) {
            base.put(stream, counts(stream));
        }
        return base;
    }

    private long[] counts(String stream) {
        return new long[] {
            metrics.records(stream, "repeated"), metrics.records(stream, "embedded"), metrics.records(stream, "dead")
        };
    }

    private List<Summary.Row> rows(Stage now, Map<String, long[]> base) {
        List<Summary.Row> rows = new ArrayList<>();
        for (String stream : STREAMS) {
            long[] counts = counts(stream);
            long[] before = base.getOrDefault(stream, new long[3]);
            boolean text = !stream.equals("payments");
            long records = now.story().live().stream()
                    .filter(sent -> sent.stream().equals(stream))
                    .count();
            rows.add(new Summary.Row(
                    stream,
                    records,
                    text ? counts[0] - before[0] : -1,
                    text ? counts[1] - before[1] : -1,
                    counts[2] - before[2],
                    now.board().result(stream)));
        }
        return rows;
    }

    /** Goes on with slow traffic, and with what is typed, until interrupted. */
    void goOn() throws ExecutionException, InterruptedException {
        Stage now = stage.orElseThrow();
        BlockingQueue<String> lines = typed();
        Iterator<Sent> after = now.story().after();
        terminal.line("");
        terminal.line("Slow traffic goes on; Ctrl-C ends it. Type a ticket and press Enter:");
        Instant time = now.story().live().getLast().time();
        while (true) {
            String line = lines.poll(BETWEEN_RECORDS.toMillis(), TimeUnit.MILLISECONDS);
            Completion.requireAlive(now.streams());
            now.watch().requireAlive();
            if (line == null) {
                Sent next = after.next();
                time = next.time();
                send(next, now);
            } else if (!line.isBlank()) {
                Sent ticket = conversation.ticket(line.strip(), time);
                now.feed().fresh(ticket);
                now.feed().flush();
                conversation.await(ticket);
                awaitHeard(now);
                progress.above(() -> conversation.answer(ticket));
            }
        }
    }

    /** Lines of standard input; where it has ended, none come. */
    private static BlockingQueue<String> typed() {
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        Thread.ofPlatform().daemon().name("typed").start(() -> {
            try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
                in.lines().forEach(lines::add);
            } catch (IOException | UncheckedIOException e) {
                LOG.info("event=input-ended", e);
            }
        });
        return lines;
    }

    @Override
    public void close() {
        closing.forEach(Play::run);
    }

    /** What an interrupted thread closes would fail at once, and one failure must not keep the rest open. */
    private static void run(Runnable close) {
        boolean interrupted = Thread.interrupted();
        try {
            close.run();
        } catch (RuntimeException e) {
            LOG.warn("event=close-failed", e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
