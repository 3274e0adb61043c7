package io.nearfar.detection;

import static io.nearfar.detection.Desk.DAY;
import static io.nearfar.detection.Desk.HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.embedding.EmbeddedRecord;
import io.nearfar.record.LogLine;
import io.nearfar.record.PreparedRecord;
import io.nearfar.record.TextPreparation;
import io.nearfar.window.RowKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every line has the same vector here, so that only what the lines say can keep them apart. */
class LogTemplatesTest {

    private static final List<List<String>> STATES = List.of(
            List.of("Started", "Stopped", "Paused", "Resumed"),
            List.of("started", "stopped", "restarted", "failed"),
            List.of("connected", "disconnected"),
            List.of("Accepted", "Failed", "Rejected"),
            List.of("up", "down"),
            List.of("UP", "DOWN", "UNKNOWN"),
            List.of("added", "removed"),
            List.of("enabled", "disabled"),
            List.of("opened", "closed"),
            List.of("succeeded", "failed", "aborted"),
            List.of("locked", "unlocked"),
            List.of("online", "offline"),
            List.of("active", "inactive"),
            List.of("RUNNING", "FAILED", "SUCCEEDED", "KILLED"),
            List.of("true", "false"),
            List.of("valid", "invalid"),
            List.of("known", "unknown"),
            List.of("mounted", "unmounted"),
            List.of("healthy", "unhealthy"),
            List.of("joined", "left"),
            List.of("login", "logout"),
            List.of("granted", "denied"));

    private static final List<String> FRAMES = List.of(
            "VM %s (Lifecycle Event)",
            "[instance: {id}] VM %s after {n} ms",
            "%s",
            "Service {name} %s on port {n}",
            "interface eth{n}: link %s",
            "user %s",
            "user %s from {ip}",
            "host %s",
            "host {ip} is %s",
            "account %s by admin",
            "%s password for user {name} from {ip} port {n} ssh2",
            "state=%s node={ip}",
            "status: %s, took {n} ms",
            "connection=%s peer={ip}:{n}",
            "worker {id} changed to %s at {ip}",
            "from %s to {n}",
            "block blk_{n} %s",
            "session %s for user {name}",
            "condition '%s' of pod {id}",
            "condition \"%s\" of pod {id}",
            "{\"state\": \"%s\", \"took\": {n}}",
            "transition to %s, attempt_{n}_{n}_m_{n}");

    private static final String[] NAMES = {"alice", "bob", "root", "svc_backup", "ftpuser", "Oracle", "test-1", "x"};

    private final TextPreparation preparation = new TextPreparation();
    private final Random random = new Random(1);
    private int lines;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void linesOfOppositeStatesAreNeverInOneGroup(long seed) {
        random.setSeed(seed);
        for (String frame : FRAMES) {
            for (List<String> states : STATES) {
                Desk desk = desk();
                Map<String, String> stateOfGroup = new HashMap<>();
                for (int i = 0; i < 4 * states.size(); i++) {
                    String state = states.get(random.nextInt(states.size()));
                    String line = filled(frame.formatted(state));

                    String group = group(desk, lines * 1_000L, "INFO", line);

                    assertThat(stateOfGroup.merge(group, state, (first, other) -> first))
                            .as("seed %d, group of: %s", seed, line)
                            .isEqualTo(state);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void linesThatDifferInVolatileValuesAreOneGroup(long seed) {
        random.setSeed(seed);
        for (String frame : FRAMES) {
            Desk desk = desk();
            List<String> groups = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                groups.add(group(desk, lines * 1_000L, "INFO", filled(frame.formatted("Started"))));
            }
            if (!frame.contains("{name} %s")) {
                assertThat(groups).as("seed %d, %s", seed, frame).containsOnly(groups.getFirst());
            }
        }
    }

    @Test
    void levelsAreNeverInOneGroup() {
        Desk desk = desk();

        String info = group(desk, HOUR, "INFO", "disk 1 checked in 4 ms");
        String error = group(desk, HOUR + 1, "ERROR", "disk 2 checked in 5 ms");

        assertThat(error).isNotEqualTo(info);
        assertThat(group(desk, HOUR + 2, "INFO", "disk 3 checked in 6 ms")).isEqualTo(info);
        assertThat(group(desk, HOUR + 3, "ERROR", "disk 4 checked in 7 ms")).isEqualTo(error);
    }

    @Test
    void aTemplateOutlivesTheWindowQuietly() {
        Desk desk = desk();
        String first = group(desk, DAY, "INFO", "rotated 1 key");
        group(desk, DAY + 1, "INFO", "rotated 2 key");
        group(desk, 5 * DAY, "INFO", "something else");

        Decision later = desk.decide(line(9 * DAY, "INFO", "rotated 2 keys of 3"));
        Decision again = desk.decide(line(9 * DAY, "INFO", "rotated 7 key"));

        assertThat(again.scores().orElseThrow().group()).isEqualTo(first);
        assertThat(again.findings()).isEmpty();
        assertThat(again.changes().stream()
                        .filter(Change.PutKnown.class::isInstance)
                        .map(change ->
                                ((Change.PutKnown) change).known().alerted().duplicate()))
                .as("nothing was said of it")
                .containsExactly(false);
        assertThat(later.scores().orElseThrow().group()).isNotEqualTo(first);
    }

    @Test
    void aLineSaidOnceDoesNotOutliveTheWindow() {
        Desk desk = desk();
        String first = group(desk, DAY, "INFO", "rotated 1 key");
        group(desk, 5 * DAY, "INFO", "something else");

        assertThat(group(desk, 9 * DAY, "INFO", "rotated 7 key")).isNotEqualTo(first);
    }

    @Test
    void aTemplateEndsWithItsGroup() {
        Desk desk = desk();
        String first = group(desk, DAY, "INFO", "rotated 1 key");
        group(desk, DAY + 1, "INFO", "rotated 2 key");
        for (int day = 2; day < 32; day++) {
            group(desk, day * DAY, "INFO", "something else");
        }

        assertThat(group(desk, 32 * DAY, "INFO", "rotated 2 key")).isNotEqualTo(first);
    }

    @Test
    void aLineWhoseIdWasUsedAgainStaysWhereItIs() {
        Desk desk = desk();
        desk.decide(line("A", DAY, "INFO", "rotated 1 key"));
        desk.decide(line("B", DAY + 1, "INFO", "rotated 2 key"));
        desk.decide(line("A", DAY + 2, "INFO", "something else"));
        desk.decide(line("B", 5 * DAY, "INFO", "another thing"));

        Decision later = desk.decide(line("C", 9 * DAY, "INFO", "rotated 3 key"));

        assertThat(later.scores().orElseThrow().group()).isEqualTo("A");
        assertThat(desk.memory
                        .known(Texts.SCOPE.hash(), RowKey.recordHash("B"))
                        .orElseThrow()
                        .group())
                .isEqualTo(RowKey.recordHash("B"));
    }

    private String group(Desk desk, long time, String level, String message) {
        EmbeddedRecord line = line(time, level, message);
        String group = desk.decide(line).scores().orElseThrow().group();
        return group.isEmpty() ? line.identity().id() : group;
    }

    private EmbeddedRecord line(long time, String level, String message) {
        return line("line-" + lines++, time, level, message);
    }

    private EmbeddedRecord line(String id, long time, String level, String message) {
        LogLine line = new LogLine(Texts.identity(Texts.SCOPE, id, false, DAY + time), message, "vm", "node", level);
        PreparedRecord prepared = PreparedRecord.of(line, preparation);
        return new EmbeddedRecord(
                prepared.identity(),
                prepared.labels(),
                prepared.snippet(),
                prepared.textHash(),
                prepared.traits(),
                Texts.MODEL,
                List.of(Texts.at(1)));
    }

    private String filled(String frame) {
        String line = frame;
        for (String name : List.of("{n}", "{ip}", "{id}", "{name}")) {
            while (line.contains(name)) {
                int at = line.indexOf(name);
                line = line.substring(0, at) + value(name) + line.substring(at + name.length());
            }
        }
        return line;
    }

    private String value(String name) {
        return switch (name) {
            case "{n}" -> Integer.toString(random.nextInt(100_000));
            case "{ip}" -> "10." + random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(256);
            case "{id}" -> new java.util.UUID(random.nextLong(), random.nextLong()).toString();
            default -> NAMES[random.nextInt(NAMES.length)];
        };
    }

    private static Desk desk() {
        return new Desk(
                Desk.WINDOW,
                new OutlierConfig(0, 99.9, 1_000),
                new PairConfig(new PairRule.FixedCosine(1), Duration.ofHours(24)),
                new TextDetector.Manner(0, History.ALERT, OutlierScore.LOGS, false));
    }
}
