package io.nearfar.app.settings;

import com.fasterxml.jackson.databind.node.TextNode;
import io.nearfar.app.settings.Reading.Known;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Variables that set something: {@code NEARFAR_...} any setting, named as the path of its key in upper case with {@code _}
 * for dots and hyphens; {@code KAFKA_...} a Kafka property in the same way. What container platforms set about services
 * that happen to be called nearfar or kafka is none of this, and neither is what the launcher reads.
 */
final class Environment {

    /** What the launcher reads. */
    static final Set<String> OF_THE_LAUNCHER = Set.of("NEARFAR_JAVA_OPTS");

    private static final String OWN = "NEARFAR_";
    private static final String KAFKA = "KAFKA_";

    /** As Kubernetes and Docker name the addresses of services. */
    private static final Predicate<String> SERVICE = Pattern.compile(
                    "[A-Z]+_(.+_)?(SERVICE_HOST|SERVICE_PORT(_.+)?|PORT_[0-9]+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)")
            .asMatchPredicate();

    private static final Predicate<String> ADDRESS =
            Pattern.compile("(tcp|udp|sctp)://.*").asMatchPredicate();

    private final SortedMap<String, String> variables;
    private final Set<String> used = new HashSet<>();

    Environment(Map<String, String> variables) {
        this.variables = new TreeMap<>(variables);
        this.variables
                .keySet()
                .removeIf(name -> OF_THE_LAUNCHER.contains(name) || !(name.startsWith(OWN) || name.startsWith(KAFKA)));
    }

    /** The variable that sets the value at {@code path}. */
    static String variable(String path) {
        return OWN + path.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** Lays Kafka's properties over a document. */
    void setKafkaProperties(Document document) {
        variables.forEach((name, value) -> {
            String property =
                    name.startsWith(KAFKA) ? name.substring(KAFKA.length()).toLowerCase(Locale.ROOT) : "";
            property = property.replace('_', '.');
            if (!property.isEmpty() && !isOfAService(name, value) && new KafkaProperty(property).isKnown()) {
                document.set(List.of("kafka", property), TextNode.valueOf(value), name);
                used.add(name);
            }
        });
    }

    /** Lays what concerns known settings over a document; whether there was anything that has not been laid there before. */
    boolean override(Collection<Known> settings, Document document) {
        Map<String, List<Known>> byVariable = byVariable(settings);
        boolean any = false;
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            String name = variable.getKey();
            List<Known> meant = byVariable.getOrDefault(name, List.of());
            if (meant.size() == 1 && !isOfAService(name, variable.getValue()) && used.add(name)) {
                Known setting = meant.getFirst();
                document.set(setting.keys(), setting.value().node(variable.getValue()), name);
                any = true;
            }
        }
        return any;
    }

    /** Says which variables are meant for settings and concern none, or more than one. */
    List<Problem> problems(Collection<Known> settings, Document document) {
        Map<String, List<Known>> byVariable = byVariable(settings);
        String text = document.root().toString();
        List<Problem> problems = new ArrayList<>();
        for (String name : unused(OWN)) {
            List<Known> meant = byVariable.getOrDefault(name, List.of());
            if (!meant.isEmpty()) {
                String paths = meant.stream().map(Known::path).collect(Collectors.joining(" and "));
                problems.add(new Problem(name, "", "stands for both %s; set them in the file".formatted(paths), ""));
            } else if (!text.contains(":" + name + "}")) {
                Set<String> known = byVariable.keySet();
                String mend =
                        NearestName.near(name, known).map(near -> near + "=").orElse("");
                String detail = "unknown variable; the nearest known one is " + NearestName.of(name, known);
                problems.add(new Problem(name, "", detail, mend));
            }
        }
        problems.addAll(misspelt());
        return problems;
    }

    /** Variables that all but name a property of Kafka's: what was meant must not be left at its default. */
    private List<Problem> misspelt() {
        List<Problem> problems = new ArrayList<>();
        for (String name : unused(KAFKA)) {
            String property =
                    name.substring(KAFKA.length()).toLowerCase(Locale.ROOT).replace('_', '.');
            Optional<String> meant = property.isEmpty() ? Optional.empty() : new KafkaProperty(property).misspelt();
            meant.ifPresent(near -> problems.add(new Problem(
                    name,
                    "",
                    "is no property of Kafka's; the nearest known one is " + near,
                    KAFKA + near.toUpperCase(Locale.ROOT).replace('.', '_') + "=")));
        }
        return problems;
    }

    /** Names of variables that begin as these do and set nothing. */
    List<String> ignored() {
        return variables.entrySet().stream()
                .filter(variable -> !used.contains(variable.getKey()))
                .filter(variable ->
                        variable.getKey().startsWith(KAFKA) || isOfAService(variable.getKey(), variable.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private List<String> unused(String prefix) {
        return variables.entrySet().stream()
                .filter(variable -> variable.getKey().startsWith(prefix) && !used.contains(variable.getKey()))
                .filter(variable -> !isOfAService(variable.getKey(), variable.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<String, List<Known>> byVariable(Collection<Known> settings) {
        return settings.stream()
                .collect(Collectors.groupingBy(setting -> variable(setting.path()), TreeMap::new, Collectors.toList()));
    }

    private static boolean isOfAService(String name, String value) {
        return SERVICE.test(name) || (name.endsWith("_PORT") && ADDRESS.test(value));
    }
}
