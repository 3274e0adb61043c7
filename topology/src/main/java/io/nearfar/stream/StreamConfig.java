package io.nearfar.stream;

import io.nearfar.detection.DuplicateConfig;
import io.nearfar.detection.OutlierConfig;
import io.nearfar.record.Mapping;
import io.nearfar.record.TextConfig;
import io.nearfar.surge.SurgeConfig;
import io.nearfar.window.WindowConfig;
import java.util.List;

/**
 * One watched stream.
 *
 * @param name lower-case letters, digits and hyphens; part of topic and store names
 * @param topic the source topic
 * @param mapping how its records are read; also says of which kind they are
 * @param scope the fields whose values together say what is compared with what; {@code tenant} comes first. Default
 *     tenant for tickets, tenant and service for logs, tenant and account for transactions
 * @param window what is recent
 * @param text what a text must be for its meaning to count
 * @param alerts what is alerted
 * @param duplicates when two records are duplicates
 * @param outliers when a record is an outlier
 * @param surges when a matter surges
 * @param url template of a link to a record, with {@code {id}} where the id goes; empty for none
 */
public record StreamConfig(
        String name,
        String topic,
        Mapping mapping,
        List<String> scope,
        WindowConfig window,
        TextConfig text,
        AlertPolicy alerts,
        DuplicateConfig duplicates,
        OutlierConfig outliers,
        SurgeConfig surges,
        String url) {

    public StreamConfig {
        if (!name.matches("[a-z][a-z0-9-]{0,39}")) {
            throw new IllegalArgumentException(
                    "name must be 1 to 40 lower-case letters, digits or hyphens and begin with a letter, was '%s'"
                            .formatted(name));
        }
        if (topic.isBlank()) {
            throw new IllegalArgumentException("topic of stream %s is blank".formatted(name));
        }
        scope = List.copyOf(scope);
        if (scope.isEmpty() || !scope.getFirst().equals("tenant")) {
            throw new IllegalArgumentException(
                    "scope of stream %s must begin with tenant, was %s".formatted(name, scope));
        }
        if (!url.isEmpty() && !url.contains("{id}")) {
            throw new IllegalArgumentException("url of stream %s has no {id}: '%s'".formatted(name, url));
        }
    }
}
