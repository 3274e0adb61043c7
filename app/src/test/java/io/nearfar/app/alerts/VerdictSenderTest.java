package io.nearfar.app.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class VerdictSenderTest {

    @Test
    void producerGivesUpBeforeWhoeverWaitsForItWhateverTheSettingsSay() {
        Map<String, Object> properties = VerdictSender.properties(Map.of(
                "linger.ms", "60000", "delivery.timeout.ms", "300000", "request.timeout.ms", "60000", "acks", "0"));

        assertThat(properties).containsEntry("acks", "all");
        int delivery = millis(properties, "delivery.timeout.ms");
        assertThat(delivery).isLessThan(15_000);
        assertThat(millis(properties, "request.timeout.ms") + millis(properties, "linger.ms"))
                .isLessThanOrEqualTo(delivery);
    }

    private static int millis(Map<String, Object> properties, String name) {
        return Integer.parseInt(String.valueOf(properties.get(name)));
    }
}
