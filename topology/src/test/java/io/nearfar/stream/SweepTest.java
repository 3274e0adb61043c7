package io.nearfar.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.detection.OutlierConfig;
import io.nearfar.detection.Texts;
import io.nearfar.embedding.EmbeddedRecord;
import io.nearfar.embedding.EmbeddingFormats;
import io.nearfar.record.Hash128;
import io.nearfar.record.Scope;
import io.nearfar.window.RowKey;
import io.nearfar.window.WindowConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That sweeping changes no decision is part of {@link StoredEqualsPlainTest}. */
class SweepTest {

    private static final long START = 1_000L * 86_400_000;
    private static final long HOUR = 3_600_000;
    private static final Scope QUIET = new Scope("tickets", "quiet", List.of());

    @TempDir
    private Path state;

    private DetectDriver<EmbeddedRecord> driver;

    @BeforeEach
    void open() {
        StreamConfig stream = Configs.tickets(
                new WindowConfig(Duration.ofHours(1), 100, Duration.ofHours(10)), OutlierConfig.DEFAULTS);
        NearfarConfig config = Configs.of(stream);
        driver = new DetectDriver<>(config, Judge.ofText(config, stream), EmbeddingFormats.EMBEDDED_RECORD, state);
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void endedRecordsAndLeadersAreDeletedAndTheirGroupsLater() {
        pair(Texts.SCOPE);

        traffic(START + 2 * HOUR);
        assertThat(driver.keys("leaders-1", StoreKey.LEADER)).doesNotContain(leader(Texts.SCOPE));
        assertThat(driver.keys("records-1", StoreKey.KNOWN)).doesNotContain(known(Texts.SCOPE));
        assertThat(driver.keys("records-1", StoreKey.GROUP)).contains(group(Texts.SCOPE));

        traffic(START + 12 * HOUR);
        assertThat(driver.keys("records-1", StoreKey.GROUP)).doesNotContain(group(Texts.SCOPE));
    }

    @Test
    void leadersOfLogLinesThatCameAgainStayAsLongAsTheirGroup(@TempDir Path other) {
        StreamConfig stream =
                Configs.logs(new WindowConfig(Duration.ofHours(1), 100, Duration.ofHours(10)), OutlierConfig.DEFAULTS);
        NearfarConfig config = Configs.of(stream);
        driver.close();
        driver = new DetectDriver<>(config, Judge.ofText(config, stream), EmbeddingFormats.EMBEDDED_RECORD, other);
        pair(Texts.SCOPE);
        send(Texts.SCOPE, "O", START + 2, "once");

        traffic(START + 2 * HOUR);
        assertThat(driver.keys("leaders-1", StoreKey.LEADER))
                .contains(leader(Texts.SCOPE))
                .doesNotContain(StoreKey.leader(Texts.SCOPE.hash(), Hash128.of("once")));

        traffic(START + 12 * HOUR);
        assertThat(driver.keys("leaders-1", StoreKey.LEADER)).doesNotContain(leader(Texts.SCOPE));
    }

    @Test
    void whatIsRecentByTheClockOfItsScopeStays() {
        pair(QUIET);

        traffic(START + 12 * HOUR);

        assertThat(driver.keys("leaders-1", StoreKey.LEADER)).contains(leader(QUIET));
        assertThat(driver.keys("records-1", StoreKey.KNOWN)).contains(known(QUIET));
        assertThat(driver.keys("records-1", StoreKey.GROUP)).contains(group(QUIET));
    }

    private void pair(Scope scope) {
        send(scope, "A", START, "text");
        send(scope, "B", START + 1, "text");
    }

    /** Enough records of one scope for several sweeps. */
    private void traffic(long from) {
        for (int i = 0; i < 200; i++) {
            send(Texts.SCOPE, "C-" + from + "-" + i, from + i, "traffic");
        }
    }

    private void send(Scope scope, String id, long time, String text) {
        driver.send(Texts.of(Texts.identity(scope, id, false, time), "open", text, Texts.MODEL, Texts.at(1)));
    }

    private static Bytes leader(Scope scope) {
        return StoreKey.leader(scope.hash(), Hash128.of("text"));
    }

    private static Bytes known(Scope scope) {
        return StoreKey.known(scope.hash(), RowKey.recordHash("A"));
    }

    private static Bytes group(Scope scope) {
        return StoreKey.group(scope.hash(), RowKey.recordHash("A"));
    }
}
