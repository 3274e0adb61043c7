package io.nearfar.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {

    private static final String PROCESS = "kafka-streams-process-metadata";

    @TempDir
    private Path root;

    private Path sst;
    private StateFolder state;

    @BeforeEach
    void anInstanceRan() throws IOException {
        Path folder = root.resolve("acme");
        sst = folder.resolve("1_7/rocksdb/tickets-rows/000012.sst");
        Files.createDirectories(sst.getParent());
        Files.writeString(sst, "rows");
        Files.writeString(folder.resolve(PROCESS), "{}");
        Properties settings = new Properties();
        settings.put(StreamsConfig.STATE_DIR_CONFIG, root.toString());
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "acme");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:9092");
        state = StateFolder.of(settings);
    }

    @Test
    void whatAKilledInstanceLeftIsWipedButForItsProcessId() {
        // When
        state.enter();

        // Then
        assertThat(root.resolve("acme")).isDirectoryNotContaining("glob:**/1_7");
        assertThat(root.resolve("acme").resolve(PROCESS)).exists();
    }

    @Test
    void whatWasLeftInOrderStays() {
        // Given
        state.leave();

        // When
        state.enter();

        // Then
        assertThat(sst).exists();
    }

    @Test
    void inOrderHoldsForOneStartOnly() {
        // Given
        state.leave();
        state.enter();

        // When: killed, and started again
        state.enter();

        // Then
        assertThat(sst).doesNotExist();
    }

    @Test
    void theFirstStartFindsNothing() throws IOException {
        // Given
        Properties settings = new Properties();
        settings.put(StreamsConfig.STATE_DIR_CONFIG, root.toString());
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "other");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:9092");
        StateFolder first = StateFolder.of(settings);

        // When
        first.enter();
        first.leave();

        // Then
        assertThat(root.resolve("other")).doesNotExist();
        assertThat(sst).exists();
    }
}
