package io.nearfar.record;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The shapes that are read without settings: pointers per field, by preset and kind. */
final class Presets {

    private static final Map<String, Map<Kind, Map<String, List<String>>>> ALL = Map.of(
            "generic",
            Map.of(Kind.TICKET, genericTicket(), Kind.LOG, genericLog(), Kind.TRANSACTION, genericTransaction()),
            "zendesk",
            Map.of(Kind.TICKET, zendesk()),
            "fluent-bit",
            Map.of(Kind.LOG, fluentBit()));

    private Presets() {}

    static Map<String, List<String>> of(String name, Kind kind) {
        Map<String, List<String>> fields = ALL.getOrDefault(name, Map.of()).get(kind);
        if (fields == null) {
            throw new IllegalArgumentException(
                    "no preset '%s' for a %s, there are %s".formatted(name, kind.label(), names(kind)));
        }
        return fields;
    }

    static SortedSet<String> names(Kind kind) {
        TreeSet<String> names = new TreeSet<>();
        ALL.forEach((name, kinds) -> {
            if (kinds.containsKey(kind)) {
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
}
