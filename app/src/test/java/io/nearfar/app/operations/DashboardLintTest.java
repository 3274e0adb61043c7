package io.nearfar.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nearfar.app.Readme;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DashboardLintTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String GOOD =
            "sum(rate(a_total{job=~\\\"$job\\\", instance=~\\\"$instance\\\"}[$__rate_interval]))";

    @Test
    void theDashboardsKeepTheRules() {
        assertThat(Dashboard.all().stream().flatMap(dashboard -> DashboardLint.problems(dashboard).stream()))
                .isEmpty();
    }

    @Test
    void everyFileIsADashboardWithAUidOfItsOwn() {
        assertThat(Dashboard.filesThere()).hasSameSizeAs(Dashboard.all());
        assertThat(Dashboard.all().stream()
                        .map(dashboard -> dashboard.json().path("uid").asText()))
                .doesNotHaveDuplicates();
    }

    @Test
    void theProvisionedDataSourceIsTheOneTheDashboardsBeginWith() throws IOException {
        String sources = Files.readString(Readme.project().resolve("grafana/provisioning/datasources/nearfar.yml"));

        assertThat(Dashboard.all()).allSatisfy(dashboard -> {
            String uid = dashboard.variables().getFirst().at("/current/value").asText();
            assertThat(sources.lines()).contains("    uid: " + uid);
        });
    }

    /** Each line breaks one thing of a good dashboard: what is put where, and the rule that must speak. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "/editable; true; uneditable-dashboard",
                "/schemaVersion; 16; classic-form",
                "/uid; \"\"; classic-form",
                "/panels/1/id; 1; panel-ids",
                "/templating/list/0/type; \"query\"; template-datasource",
                "/templating/list/0/name; \"source\"; template-datasource",
                "/templating/list/0/label; \"Source\"; template-datasource",
                "/templating/list/1/name; \"work\"; template-job",
                "/templating/list/1/multi; false; template-job",
                "/templating/list/1/datasource/uid; \"fixed\"; template-job",
                "/templating/list/2/allValue; \".*\"; template-instance",
                "/templating/list/2/label; \"instance\"; template-instance",
                "/templating/list/3/name; \"flow\"; template-stream",
                "/templating/list/1/refresh; 1; template-on-time-change-reload",
                "/templating/list/2/query/query; \"label_values(a{, b)\"; template-label-promql",
                "/panels/1/datasource/uid; \"fixed\"; panel-datasource",
                "/panels/1/targets/0/datasource/uid; \"fixed\"; panel-datasource",
                "/panels/1/title; \" \"; panel-title-description",
                "/panels/1/description; \"\"; panel-title-description",
                "/panels/1/fieldConfig/defaults/unit; \"furlongs\"; panel-units",
                "/panels/1/targets; []; panel-no-targets",
                "/panels/1/targets/0/expr; \"sum(a{job=~\\\"$job\\\", instance=~\\\"$instance\\\"}\"; target-promql",
                "/panels/1/targets/0/expr; \"a{instance=~\\\"$instance\\\"}\"; target-job",
                "/panels/1/targets/0/expr; \"a{job=~\\\"$job\\\", instance=\\\"$instance\\\"}\"; target-instance",
                "/panels/1/targets/0/expr; \"rate(a_total{job=~\\\"$job\\\", instance=~\\\"$instance\\\"}[5m])\"; target-rate-interval",
                "/panels/1/targets/0/expr; \"sum(a_total{job=~\\\"$job\\\", instance=~\\\"$instance\\\"})\"; target-counter-agg"
            })
    void whatBreaksARuleIsNamed(String pointer, String json, String rule) throws IOException {
        ObjectNode broken = good();
        int slash = pointer.lastIndexOf('/');
        JsonNode value = JSON.readTree(json);
        ((ObjectNode) broken.at(pointer.substring(0, slash))).set(pointer.substring(slash + 1), value);

        List<String> problems = DashboardLint.problems(new Dashboard(broken));

        assertThat(problems).isNotEmpty().anyMatch(problem -> problem.startsWith(rule + ":"));
    }

    @Test
    void aGoodDashboardHasNoProblems() throws IOException {
        assertThat(DashboardLint.problems(new Dashboard(good()))).isEmpty();
    }

    private static ObjectNode good() throws IOException {
        String source = "{\"type\": \"prometheus\", \"uid\": \"${datasource}\"}";
        return (ObjectNode) JSON.readTree("""
                {"uid": "u", "title": "Good", "editable": false, "schemaVersion": 41,
                 "templating": {"list": [
                   {"name": "datasource", "label": "Data source", "type": "datasource", "query": "prometheus"},
                   %2$s, %3$s, %4$s]},
                 "panels": [
                   {"id": 1, "type": "row", "title": "Row", "panels": []},
                   {"id": 2, "type": "timeseries", "title": "Panel", "description": "Says what it shows.", "datasource": %1$s,
                    "fieldConfig": {"defaults": {"unit": "s"}}, "targets": [{"datasource": %1$s, "expr": "%5$s"}]}]}
                """.formatted(
                source, variable("job", "Job"), variable("instance", "Instance"), variable("stream", "Stream"), GOOD));
    }

    private static String variable(String name, String label) {
        return """
                {"name": "%s", "label": "%s", "type": "query", "multi": true, "allValue": ".+", "refresh": 2,
                 "datasource": {"uid": "$datasource"}, "query": {"query": "label_values(a, %s)"}}""".formatted(name, label, name);
    }
}
