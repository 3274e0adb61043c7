package io.nearfar.stream;

import io.nearfar.detection.Texts;
import io.nearfar.embedding.EmbeddedRecord;
import io.nearfar.embedding.EmbeddingCode;
import io.nearfar.record.Identity;
import io.nearfar.record.Scope;
import io.nearfar.record.TextTraits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Random streams of tickets: repeats, near duplicates, revisions, redeliveries, late records and clocks that run ahead,
 * in several tenants.
 */
final class RandomTexts {

    private static final int DIMENSIONS = 12;
    private static final long MINUTE = 60_000;
    private static final long DAY = 1_440 * MINUTE;
    private static final List<String> TENANTS = List.of("acme", "other", "third");

    private record Text(String words, List<EmbeddingCode> windows) {}

    private final Random random;
    private final long[] clocks = {1_000 * DAY, 1_000 * DAY, 1_000 * DAY};
    private final List<Text> texts = new ArrayList<>();
    private final List<EmbeddedRecord> sent = new ArrayList<>();

    private RandomTexts(long seed) {
        this.random = new Random(seed);
    }

    static List<EmbeddedRecord> of(long seed, int count) {
        RandomTexts stream = new RandomTexts(seed);
        for (int i = 0; i < count; i++) {
            stream.sent.add(stream.next(i));
        }
        return stream.sent;
    }

    /** The same records as lines of two services, some of them bad. */
    static List<EmbeddedRecord> lines(long seed, int count) {
        return of(seed, count).stream().map(RandomTexts::line).toList();
    }

    private static EmbeddedRecord line(EmbeddedRecord ticket) {
        long text = ticket.textHash().low();
        String service = List.of("checkout", "billing").get((int) (text & 1));
        String level = List.of("INFO", "INFO", "WARN", "ERROR").get((int) (text >> 1 & 3));
        String snippet = ticket.snippet() + ((text >> 3 & 7) == 0 ? " failed" : " done");
        Scope scope = new Scope("logs", ticket.identity().scope().tenant(), List.of(service));
        Identity identity = Texts.identity(
                scope,
                ticket.identity().id(),
                ticket.identity().derived(),
                ticket.identity().eventTime().toEpochMilli());
        return new EmbeddedRecord(
                identity,
                new TreeMap<>(Map.of("service", service, "level", level)),
                snippet,
                ticket.textHash(),
                TextTraits.ofLog(level, snippet),
                ticket.model(),
                ticket.windows());
    }

    private EmbeddedRecord next(int i) {
        int choice = random.nextInt(100);
        if (i > 3 && choice < 8) {
            return recent();
        }
        if (i > 3 && choice < 30) {
            return revision(recent());
        }
        boolean derived = random.nextInt(10) == 0;
        int tenant = random.nextInt(TENANTS.size());
        Scope scope = new Scope("tickets", TENANTS.get(tenant), List.of());
        Text text = text(i);
        return Texts.of(
                Texts.identity(scope, "T-" + i, derived, time(tenant)),
                "open",
                text.words(),
                Texts.MODEL,
                text.windows().toArray(EmbeddingCode[]::new));
    }

    private EmbeddedRecord recent() {
        return sent.get(Math.max(0, sent.size() - 1 - random.nextInt(40)));
    }

    private EmbeddedRecord revision(EmbeddedRecord earlier) {
        int tenant = TENANTS.indexOf(earlier.identity().scope().tenant());
        long time = random.nextBoolean() ? earlier.identity().eventTime().toEpochMilli() : time(tenant);
        var identity = Texts.identity(
                earlier.identity().scope(),
                earlier.identity().id(),
                earlier.identity().derived(),
                time);
        if (random.nextInt(3) == 0) {
            EmbeddedRecord moved = new EmbeddedRecord(
                    identity,
                    earlier.labels(),
                    earlier.snippet(),
                    earlier.textHash(),
                    earlier.traits(),
                    earlier.model(),
                    earlier.windows());
            return Texts.withStatus(moved, random.nextBoolean() ? "open" : "solved");
        }
        Text text = text(sent.size());
        return Texts.of(
                identity, "pending", text.words(), Texts.MODEL, text.windows().toArray(EmbeddingCode[]::new));
    }

    private Text text(int i) {
        int choice = texts.isEmpty() ? 100 : random.nextInt(100);
        if (choice < 35) {
            return texts.get(Math.max(0, texts.size() - 1 - random.nextInt(10)));
        }
        Text text = choice < 70 ? near(i, texts.get(random.nextInt(texts.size()))) : fresh(i);
        texts.add(text);
        return text;
    }

    private Text fresh(int i) {
        List<EmbeddingCode> windows = new ArrayList<>();
        for (int left = random.nextInt(3) + 1; left > 0; left--) {
            windows.add(Texts.random(random, DIMENSIONS));
        }
        return new Text("fresh " + i, windows);
    }

    private Text near(int i, Text other) {
        return new Text("near " + i, other.windows().stream().map(this::near).toList());
    }

    private EmbeddingCode near(EmbeddingCode other) {
        float[] components = other.embedding().toArray();
        float spread = random.nextFloat() * 0.25f;
        for (int c = 0; c < components.length; c++) {
            components[c] += spread * (float) random.nextGaussian();
        }
        return Texts.code(components);
    }

    private long time(int tenant) {
        clocks[tenant] += random.nextInt(200) == 0 ? random.nextLong(4 * DAY) : random.nextLong(3 * MINUTE);
        return switch (random.nextInt(20)) {
            case 0 -> clocks[tenant] - random.nextLong(3 * DAY);
            case 1, 2, 3 -> clocks[tenant] - random.nextLong(90 * MINUTE);
            default -> clocks[tenant];
        };
    }
}
