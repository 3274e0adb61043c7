package io.nearfar.alert;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * In whose name the alerts of one stream are published.
 *
 * @param instance what this installation is called, not blank
 * @param stream name of the stream, not blank
 * @param urlTemplate template of a link to a record, with {@code {id}} where the id goes; empty for none
 * @param settingsHash the first 6 hexadecimal digits of the SHA-256 of the settings in force
 */
public record Publisher(String instance, String stream, String urlTemplate, String settingsHash) {

    private static final String ID = "{id}";

    public Publisher {
        if (instance.isBlank() || stream.isBlank()) {
            throw new IllegalArgumentException(
                    "a publisher needs an instance and a stream, got '%s' and '%s'".formatted(instance, stream));
        }
        if (!urlTemplate.isEmpty() && !urlTemplate.contains(ID)) {
            throw new IllegalArgumentException("urlTemplate has no {id}: '%s'".formatted(urlTemplate));
        }
        if (!settingsHash.matches("[0-9a-f]{6}")) {
            throw new IllegalArgumentException(
                    "settingsHash must be 6 hexadecimal digits, was '%s'".formatted(settingsHash));
        }
    }

    /** The link to a record, its id percent-encoded; empty without a template. */
    public Optional<String> url(String id) {
        return urlTemplate.isEmpty() ? Optional.empty() : Optional.of(urlTemplate.replace(ID, encoded(id)));
    }

    /** The CloudEvents source, {@code /nearfar/{instance}/{stream}}, both percent-encoded. */
    public URI source() {
        return URI.create("/nearfar/" + encoded(instance) + "/" + encoded(stream));
    }

    /** Percent-encoded for a path segment or a query value (RFC 3986); forms write a space differently. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
