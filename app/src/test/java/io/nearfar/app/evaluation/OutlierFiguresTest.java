package io.nearfar.app.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nearfar.record.Redactor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class OutlierFiguresTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Redactor REDACTOR = Redactor.of("0123456789abcdef".getBytes(StandardCharsets.UTF_8));

    private final List<Labelled> records = new ArrayList<>();
    private final List<JsonNode> lines = new ArrayList<>();
    private final List<Emitted.AlertMessage> alerts = new ArrayList<>();

    @Test
    void recordsWithoutALineAreNeitherScoredZeroNorSurprising() throws Exception {
        // Given: two outliers, of which one has no line, above two normal records; one more has no line
        line(record("m", true), 0.9, 0.001);
        record("m", true);
        line(record("m", false), 0.5, 0.4);
        line(record("m", false), 0.4, 0.6);
        record("m", false);

        ObjectNode figures = figures();

        assertThat(figures.path("auroc").asDouble()).isEqualTo(1);
        assertThat(figures.path("ap").asDouble()).isEqualTo(1);
        assertThat(figures.path("labelled").asInt()).isEqualTo(1);
        assertThat(figures.path("exceedance_0_5").asDouble()).isEqualTo(1.0 / 3);
    }

    @Test
    void linesThatAreEqualOnceRedactedAndMaskedAreOneFinding() throws Exception {
        alert(line(record("mail to anna@example.org failed", true), 0.9, 0.001));
        alert(line(record("mail to bob.miller@mail.example.com failed", true), 0.9, 0.001));
        line(record("all fine", false), 0.1, 0.9);

        ObjectNode figures = figures();

        assertThat(figures.path("alerts").asInt()).isEqualTo(1);
        assertThat(figures.path("alert_recall").asDouble()).isEqualTo(1);
    }

    @Test
    void linesOfTwoProcessesOfOneServiceAreOneFinding() throws Exception {
        alert(line(record("sshd[4711]", "refused", true), 0.9, 0.001));
        alert(line(record("sshd[4712]", "refused", true), 0.9, 0.001));
        alert(line(record("cron", "refused", true), 0.9, 0.001));
        line(record("cron", "all fine", false), 0.1, 0.9);

        assertThat(figures().path("alerts").asInt()).isEqualTo(2);
    }

    private ObjectNode figures() {
        ObjectNode figures = JSON.createObjectNode();
        Results results = new Results(records, new Emitted(lines, alerts, new TreeMap<>(), 1));
        new OutlierFigures(results, Sort.LOGS, REDACTOR).writeTo(figures);
        return figures;
    }

    private int record(String message, boolean anomaly) {
        return record("api", message, anomaly);
    }

    private int record(String service, String message, boolean anomaly) {
        int number = records.size();
        JsonNode original = JSON.createObjectNode()
                .put("service", service)
                .put("message", message)
                .put("line_anomaly", anomaly);
        records.add(new Labelled(number, "", "", original, "R" + number, false));
        return number;
    }

    private int line(int number, double score, double pValue) {
        lines.add(JSON.createObjectNode()
                .put("record_id", Integer.toString(number))
                .put("outlier_score", score)
                .put("p_value", pValue));
        return number;
    }

    private void alert(int number) throws Exception {
        JsonNode body = JSON.readTree("{\"record\":{\"id\":\"%d\"}}".formatted(number));
        alerts.add(new Emitted.AlertMessage("", new TreeMap<>(Map.of("ce_type", "io.nearfar.outlier.v1")), body));
    }
}
