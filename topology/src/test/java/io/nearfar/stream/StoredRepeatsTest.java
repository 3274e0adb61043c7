package io.nearfar.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nearfar.detection.MadePayments;
import io.nearfar.detection.MadePayments.Made;
import io.nearfar.detection.OutlierConfig;
import io.nearfar.detection.RepeatReport;
import io.nearfar.record.RecordFormats;
import io.nearfar.record.Transaction;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** The made stream of payments through the detect processor and its stores, up to the alerts. */
class StoredRepeatsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OF_EACH = 2_000;

    @TempDir
    private Path state;

    @Test
    void atMostOneInAHundredOfEveryLegitimatePatternIsAlerted(TestReporter reporter) throws Exception {
        StreamConfig stream = Configs.payments(new OutlierConfig(20, 99.9, 1_000));
        NearfarConfig config = Configs.of(stream);
        List<Made> made = MadePayments.of(7, OF_EACH);
        RepeatReport report = new RepeatReport(made);
        String duplicates = new Topics(config.outputPrefix()).alerts(stream.name(), AlertKind.DUPLICATES);
        Judge<Transaction> judge = Judge.ofPayments(config, stream);
        try (DetectDriver<Transaction> driver = new DetectDriver<>(config, judge, RecordFormats.TRANSACTION, state)) {
            for (Made one : made) {
                for (DetectDriver.Sent sent : driver.send(one.payment())) {
                    if (sent.topic().equals(duplicates)) {
                        JsonNode alert = JSON.readTree(sent.body());
                        report.alerted(
                                alert.at("/record/id").asText(),
                                alert.at("/match/id").asText());
                    }
                }
            }
        }
        reporter.publishEntry("repeats", report.toString());
        assertThat(report.worstFlagged()).as(report.toString()).isLessThanOrEqualTo(0.01);
        assertThat(report.recallWithinTheHour()).as(report.toString()).isGreaterThanOrEqualTo(0.95);
    }
}
