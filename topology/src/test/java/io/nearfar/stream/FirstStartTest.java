package io.nearfar.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.detection.OutlierConfig;
import io.nearfar.detection.Texts;
import io.nearfar.embedding.EmbeddedRecord;
import io.nearfar.embedding.EmbeddingFormats;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That it outlives a lost disk is shown by an integration test. */
class FirstStartTest {

    @TempDir
    private Path state;

    private DetectDriver<EmbeddedRecord> driver;

    @BeforeEach
    void open() {
        StreamConfig stream = Configs.tickets(Configs.TICKET_WINDOW, OutlierConfig.DEFAULTS);
        NearfarConfig config = Configs.of(stream);
        driver = new DetectDriver<>(config, Judge.ofText(config, stream), EmbeddingFormats.EMBEDDED_RECORD, state);
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void isKeptThoughNoRecordCame() {
        assertThat(driver.keys("counters-1", StoreKey.START)).isEmpty();

        driver.idle(Duration.ofSeconds(1));

        assertThat(driver.keys("counters-1", StoreKey.START)).hasSize(1);
    }

    @Test
    void isKeptWithTheFirstRecord() {
        driver.send(Texts.ticket("A", Driver.CLOCK.millis(), "text", Texts.at(1)));

        assertThat(driver.keys("counters-1", StoreKey.START)).hasSize(1);
    }
}
