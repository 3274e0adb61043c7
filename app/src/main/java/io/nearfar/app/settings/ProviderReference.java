package io.nearfar.app.settings;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigTransformer;

/**
 * References to values that Kafka's config providers supply, such as {@code ${env:NAME}} or {@code ${file:/path:key}}.
 * They are looked up as Kafka's own clients do it, with the providers that the Kafka properties name.
 */
final class ProviderReference {

    private static final Pattern REFERENCE = ConfigTransformer.DEFAULT_PATTERN;
    private static final Predicate<String> WHOLLY =
            Pattern.compile("(\\$\\{[A-Za-z0-9_-]+:[^}]*\\})+").asMatchPredicate();

    private ProviderReference() {}

    /** Whether a value holds a reference. */
    static boolean isIn(String value) {
        return REFERENCE.matcher(value).find();
    }

    /** Whether a value is references and nothing else, and so no secret itself. */
    static boolean isAllOf(String value) {
        return WHOLLY.test(value);
    }

    /**
     * The value with everything looked up.
     *
     * @param kafka properties that name the providers
     * @throws IllegalArgumentException naming a provider that fails or knows no such value; never a value
     */
    static String resolve(Map<String, String> kafka, String value) {
        if (!isIn(value)) {
            return value;
        }
        String looked = lookUp(kafka, value);
        for (MatchResult reference : REFERENCE.matcher(value).results().toList()) {
            if (looked.contains(reference.group())) {
                throw unknown(reference.group(1));
            }
        }
        return looked;
    }

    /** All properties, looked up; those that cannot be stay as they are. */
    static Map<String, String> resolveAll(Map<String, String> kafka) {
        Map<String, String> resolved = new TreeMap<>();
        kafka.forEach((name, value) -> {
            try {
                resolved.put(name, resolve(kafka, value));
            } catch (IllegalArgumentException e) {
                resolved.put(name, value);
            }
        });
        return resolved;
    }

    private static String lookUp(Map<String, String> kafka, String value) {
        String key = "value";
        Map<String, Object> originals = new HashMap<>(Map.of(key, value));
        kafka.forEach((name, property) -> {
            if (name.startsWith(AbstractConfig.CONFIG_PROVIDERS_CONFIG)) {
                originals.put(name, property);
            }
        });
        try {
            return String.valueOf(new AbstractConfig(new ConfigDef(), originals, false)
                    .originals()
                    .get(key));
        } catch (ConfigException e) {
            // Not kept as the cause: who knows what a provider quotes.
            throw unknown(
                    REFERENCE.matcher(value).results().findFirst().orElseThrow().group(1));
        }
    }

    private static IllegalArgumentException unknown(String provider) {
        return new IllegalArgumentException(
                "provider '%s' has no such value, or is not set up: kafka needs config.providers and config.providers.%s.class"
                        .formatted(provider, provider));
    }
}
