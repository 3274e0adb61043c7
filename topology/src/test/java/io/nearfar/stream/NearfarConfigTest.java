package io.nearfar.stream;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.nearfar.detection.OutlierConfig;
import java.util.List;
import org.junit.jupiter.api.Test;

class NearfarConfigTest {

    private static final StreamConfig TICKETS = Configs.tickets(Configs.TICKET_WINDOW, OutlierConfig.DEFAULTS);

    @Test
    void noStreamIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(Configs::of).withMessage("no stream is configured");
    }

    @Test
    void twoStreamsOfOneNameAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Configs.of(TICKETS, named("tickets", "other")))
                .withMessage("two streams are named tickets");
    }

    @Test
    void twoStreamsOfOneTopicAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Configs.of(TICKETS, named("other", "support.tickets")))
                .withMessage("two streams read topic support.tickets");
    }

    private static StreamConfig named(String name, String topic) {
        return new StreamConfig(
                name,
                topic,
                TICKETS.mapping(),
                List.of("tenant"),
                TICKETS.window(),
                TICKETS.text(),
                TICKETS.alerts(),
                TICKETS.duplicates(),
                TICKETS.outliers(),
                TICKETS.surges(),
                "");
    }
}
