package io.nearfar.app.topics;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;

/**
 * Rights as an administrator grants them.
 *
 * @param rights what is granted
 * @param principal to whom, such as {@code User:nearfar}
 */
record AclListing(List<AccessRight> rights, String principal) {

    /** Commands of Kafka's {@code kafka-acls.sh}; resources of one type with the same operations share one. */
    List<String> commands(String servers) {
        Map<ResourcePattern, Set<String>> operations = new LinkedHashMap<>();
        for (AccessRight right : rights) {
            operations
                    .computeIfAbsent(right.resource(), resource -> new TreeSet<>())
                    .add(right.spelling());
        }
        Map<String, List<String>> names = new LinkedHashMap<>();
        operations.forEach(
                (resource, needed) -> names.computeIfAbsent(options(resource, needed), options -> new ArrayList<>())
                        .add(option(resource)));
        return names.entrySet().stream()
                .map(each ->
                        "kafka-acls.sh --bootstrap-server %s --command-config admin.properties --add --allow-principal %s %s %s"
                                .formatted(servers, principal, each.getKey(), String.join(" ", each.getValue())))
                .toList();
    }

    /** One line of JSON for each right. */
    List<String> json() {
        return rights.stream()
                .map(right -> JsonNodeFactory.instance
                        .objectNode()
                        .put("principal", principal)
                        .put("resource", lower(right.resource().resourceType()))
                        .put("pattern", lower(right.resource().patternType()))
                        .put("name", right.resource().name())
                        .put("operation", lower(right.operation()))
                        .toString())
                .toList();
    }

    /** A set of operations always has the same order, so resources of one type that need the same have equal options. */
    private static String options(ResourcePattern resource, Set<String> needed) {
        String pattern = resource.patternType() == PatternType.PREFIXED ? " --resource-pattern-type prefixed" : "";
        return needed.stream()
                .map(operation -> "--operation " + operation)
                .collect(Collectors.joining(" ", "", pattern));
    }

    private static String option(ResourcePattern resource) {
        return "--%s %s".formatted(lower(resource.resourceType()).replace('_', '-'), resource.name());
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
