package io.nearfar.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The shapes that are read without settings: how a value is unfolded, and pointers per field, by preset and kind. */
final class Presets {

    private record Preset(Unfolding unfolding, Map<Kind, Map<String, List<String>>> fields) {}

    private static final Map<String, Preset> ALL = Map.of(
            "generic",
            new Preset(
                    Unfolding::asItStands,
                    Map.of(
                            Kind.TICKET, genericTicket(),
                            Kind.LOG, genericLog(),
                            Kind.TRANSACTION, genericTransaction())),
            "zendesk",
            new Preset(Unfolding::asItStands, Map.of(Kind.TICKET, zendesk())),
            "fluent-bit",
            new Preset(Unfolding::asItStands, Map.of(Kind.LOG, fluentBit())),
            "jira",
            new Preset(JiraEvent::unfold, Map.of(Kind.TICKET, jira())),
            "otlp-json",
            new Preset(OtlpLogs::unfold, Map.of(Kind.LOG, otlpJson())),
            "debezium",
            new Preset(
                    DebeziumEvent::unfold,
                    Map.of(
                            Kind.TICKET, debezium(genericTicket()),
                            Kind.LOG, debezium(genericLog()),
                            Kind.TRANSACTION, debezium(genericTransaction()))));

    private Presets() {}

    static Map<String, List<String>> of(String name, Kind kind) {
        Preset preset = ALL.get(name);
        Map<String, List<String>> fields = preset == null ? null : preset.fields.get(kind);
        if (fields == null) {
            throw new IllegalArgumentException(
                    "no preset '%s' for a %s, there are %s".formatted(name, kind.label(), names(kind)));
        }
        return fields;
    }

    /** How values are unfolded by a preset that exists. */
    static Unfolding unfolding(String name) {
        Preset preset = ALL.get(name);
        if (preset == null) {
            throw new IllegalArgumentException("no preset '%s'".formatted(name));
        }
        return preset.unfolding;
    }

    static SortedSet<String> names(Kind kind) {
        TreeSet<String> names = new TreeSet<>();
        ALL.forEach((name, preset) -> {
            if (preset.fields.containsKey(kind)) {
                names.add(name);
            }
        });
        return names;
    }

    private static Map<String, List<String>> genericTicket() {
        return Map.of(
                "id", List.of("/id", "/key"),
                "time", List.of("/created_at", "/timestamp", "/time"),
                "tenant", List.of("/tenant"),
                "title", List.of("/subject", "/title"),
                "body", List.of("/body", "/description", "/text"),
                "requester", List.of("/requester", "/requester_id"),
                "status", List.of("/status"),
                "product", List.of("/product"),
                "component", List.of("/component"));
    }

    private static Map<String, List<String>> genericLog() {
        return Map.of(
                "id", List.of("/id"),
                "time", List.of("/timestamp", "/@timestamp", "/time"),
                "tenant", List.of("/tenant"),
                "service", List.of("/service", "/service/name"),
                "host", List.of("/host", "/host/name"),
                "level", List.of("/level", "/severity", "/log/level"),
                "message", List.of("/message", "/log"));
    }

    private static Map<String, List<String>> genericTransaction() {
        Map<String, List<String>> fields = new TreeMap<>();
        Mapping.known(Kind.TRANSACTION).forEach(name -> fields.put(name, List.of("/" + name)));
        fields.put("time", List.of("/timestamp", "/time"));
        return fields;
    }

    /** Events of the help desk's webhook, such as {@code zen:event-type:ticket.created}. */
    private static Map<String, List<String>> zendesk() {
        return Map.of(
                "id", List.of("/detail/id"),
                "time", List.of("/time"),
                "tenant", List.of("/account_id"),
                "title", List.of("/detail/subject"),
                "body", List.of("/detail/description"),
                "requester", List.of("/detail/requester_id"),
                "status", List.of("/detail/status"));
    }

    /** The agent's Kafka output in its JSON format, with or without its Kubernetes filter. */
    private static Map<String, List<String>> fluentBit() {
        return Map.of(
                "time", List.of("/@timestamp"),
                "tenant", List.of("/tenant"),
                "message", List.of("/log", "/message"),
                "service",
                        List.of(
                                "/kubernetes/labels/app",
                                "/kubernetes/labels/app.kubernetes.io~1name",
                                "/kubernetes/container_name",
                                "/service",
                                "/tag"),
                "host", List.of("/kubernetes/host", "/host", "/hostname"),
                "level", List.of("/level", "/severity"));
    }

    /** The tracker's issue webhooks, and the issue data that its automation sends. */
    private static Map<String, List<String>> jira() {
        return Map.of(
                "id", List.of("/issue/key"),
                "time", List.of("/timestamp", "/issue/fields/updated", "/issue/fields/created"),
                "title", List.of("/issue/fields/summary"),
                "body", List.of("/issue/fields/description"),
                "requester",
                        List.of(
                                "/issue/fields/reporter/accountId",
                                "/issue/fields/reporter/emailAddress",
                                "/issue/fields/reporter/name"),
                "status", List.of("/issue/fields/status/name"),
                "product", List.of("/issue/fields/project/key"),
                "component", List.of("/issue/fields/components/0/name"));
    }

    private static Map<String, List<String>> otlpJson() {
        return Map.of(
                "time", List.of("/time"),
                "tenant", List.of("/resource/tenant", "/resource/tenant.id", "/resource/tenant_id"),
                "message", List.of("/message"),
                "service", List.of("/resource/service.name"),
                "host", List.of("/resource/host.name", "/resource/k8s.node.name", "/resource/host.id"),
                "level", List.of("/level"));
    }

    /** Those of the generic preset, and the time of the change where the row names none. */
    private static Map<String, List<String>> debezium(Map<String, List<String>> generic) {
        Map<String, List<String>> fields = new TreeMap<>(generic);
        List<String> times = new ArrayList<>(generic.getOrDefault("time", List.of()));
        times.addAll(List.of("/__source/ts_ms", "/__ts_ms"));
        fields.put("time", times);
        return fields;
    }
}
