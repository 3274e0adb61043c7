package io.nearfar.app.operations;

import com.fasterxml.jackson.databind.JsonNode;
import io.nearfar.app.operations.Dashboard.Panel;
import io.nearfar.app.operations.PromQl.Selector;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rules of Grafana's dashboard-linter (github.com/grafana/dashboard-linter, docs/index.md), under their names there,
 * and a few that this project adds: classic form, ids of their own, a unit on every panel.
 */
final class DashboardLint {

    private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((?:(.+),\\s*)?([a-z_]+)\\)");
    private static final Set<String> RATES = Set.of("rate", "irate");
    private static final Set<String> OF_COUNTERS = Set.of("rate", "irate", "increase");

    /** Of the units that Grafana knows, those that occur. */
    private static final Set<String> UNITS =
            Set.of("none", "short", "percentunit", "s", "ms", "bytes", "cps", "cpm", "ops");

    private final Dashboard dashboard;
    private final List<String> problems = new ArrayList<>();

    private DashboardLint(Dashboard dashboard) {
        this.dashboard = dashboard;
    }

    /** What is wrong with a dashboard, each with the name of the rule. */
    static List<String> problems(Dashboard dashboard) {
        DashboardLint lint = new DashboardLint(dashboard);
        lint.checkWhole();
        lint.checkVariables();
        dashboard.panels().forEach(lint::checkPanel);
        return List.copyOf(lint.problems);
    }

    private void require(boolean holds, String rule, String where) {
        if (!holds) {
            problems.add("%s: %s, %s".formatted(rule, dashboard.title(), where));
        }
    }

    private void checkWhole() {
        JsonNode json = dashboard.json();
        require(json.path("editable").isBoolean() && !json.path("editable").asBoolean(), "uneditable-dashboard", "");
        int schema = json.path("schemaVersion").asInt();
        require(schema >= 39 && schema <= 42, "classic-form", "schemaVersion " + schema);
        require(!json.path("uid").asText().isBlank() && !dashboard.title().isBlank(), "classic-form", "uid, title");
        Set<Integer> ids = new HashSet<>();
        Dashboard.list(json.path("panels"))
                .forEach(panel -> require(
                        ids.add(panel.path("id").asInt()),
                        "panel-ids",
                        panel.path("id").asText()));
    }

    private void checkVariables() {
        List<JsonNode> sources = dashboard.variables().stream()
                .filter(variable -> variable.path("type").asText().equals("datasource"))
                .toList();
        require(sources.size() == 1, "template-datasource", sources.size() + " data sources");
        for (JsonNode source : sources) {
            require(source.path("name").asText().equals("datasource"), "template-datasource", "name");
            require(source.path("label").asText().equals("Data source"), "template-datasource", "label");
            require(source.path("query").asText().equals("prometheus"), "template-datasource", "query");
        }
        checkVariable("job", "Job", "template-job");
        checkVariable("instance", "Instance", "template-instance");
        checkVariable("stream", "Stream", "template-stream");
        dashboard.variables().stream()
                .filter(variable -> variable.path("type").asText().equals("query"))
                .forEach(this::checkQueryVariable);
    }

    private void checkVariable(String name, String label, String rule) {
        List<JsonNode> found = dashboard.variables().stream()
                .filter(variable -> variable.path("name").asText().equals(name))
                .toList();
        require(found.size() == 1, rule, found.size() + " variables");
        for (JsonNode variable : found) {
            require(variable.path("type").asText().equals("query"), rule, "type");
            require(variable.path("label").asText().equals(label), rule, "label");
            require(variable.path("multi").asBoolean(), rule, "multi");
            require(variable.path("allValue").asText().equals(".+"), rule, "allValue");
            require(usesVariable(variable.path("datasource")), rule, "datasource");
        }
    }

    private void checkQueryVariable(JsonNode variable) {
        String name = variable.path("name").asText();
        require(variable.path("refresh").asInt() == 2, "template-on-time-change-reload", name);
        Matcher query =
                LABEL_VALUES.matcher(variable.path("query").path("query").asText());
        require(
                query.matches() && (query.group(1) == null || new PromQl(query.group(1)).isWellFormed()),
                "template-label-promql",
                name);
    }

    private static boolean usesVariable(JsonNode datasource) {
        return datasource.path("uid").asText().matches("\\$(datasource|\\{datasource})");
    }

    private void checkPanel(Panel panel) {
        JsonNode json = panel.json();
        String title = panel.title();
        require(usesVariable(json.path("datasource")), "panel-datasource", title);
        require(!title.isBlank() && !json.path("description").asText().isBlank(), "panel-title-description", title);
        String unit = json.path("fieldConfig").path("defaults").path("unit").asText();
        require(UNITS.contains(unit), "panel-units", "%s has '%s'".formatted(title, unit));
        require(!panel.targets().isEmpty(), "panel-no-targets", title);
        panel.targets().forEach(target -> require(usesVariable(target.path("datasource")), "panel-datasource", title));
        panel.queries().forEach(query -> checkQuery(query, title));
    }

    private void checkQuery(PromQl query, String title) {
        require(query.isWellFormed(), "target-promql", title);
        for (Selector selector : query.selectors()) {
            String where = "%s, %s".formatted(title, selector.name());
            require(selector.matchers().contains("job=~\"$job\""), "target-job", where);
            require(selector.matchers().contains("instance=~\"$instance\""), "target-instance", where);
            require(
                    !RATES.contains(selector.function()) || selector.range().equals("[$__rate_interval]"),
                    "target-rate-interval",
                    where);
            require(
                    !selector.name().endsWith("_total") || OF_COUNTERS.contains(selector.function()),
                    "target-counter-agg",
                    where);
        }
    }
}
