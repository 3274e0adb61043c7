package io.nearfar.connect;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * An address with fields of an alert in it. None of them can end the part of the address that it stands in, nor change the host, so that
 * credentials go where the settings say. Text crosses a network under TLS only.
 */
record AddressTemplate(Template template) {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    AddressTemplate {
        URI sample = URI.create(template.sample("a"));
        if (!isTrusted(sample)) {
            throw new IllegalArgumentException("must begin with https://, or with http:// on this machine");
        }
        if (!Objects.equals(
                sample.getRawAuthority(), URI.create(template.sample("b")).getRawAuthority())) {
            throw new IllegalArgumentException("must name its host without a field");
        }
    }

    /** @throws IllegalArgumentException when it is no address, or fields could change the host */
    static AddressTemplate read(String text) {
        return new AddressTemplate(new Template(text));
    }

    /** @throws AlertFailure when the alert lacks a field, or has one that cannot be part of an address */
    URI fill(JsonNode alert) {
        return URI.create(template.fill(alert, AddressTemplate::escape));
    }

    private static String escape(String value) {
        if (value.isEmpty() || value.equals(".") || value.equals("..")) {
            throw new AlertFailure("a field of the address is empty or made of dots");
        }
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static boolean isTrusted(URI address) {
        String scheme = Objects.requireNonNullElse(address.getScheme(), "").toLowerCase(Locale.ROOT);
        String host = Objects.requireNonNullElse(address.getHost(), "");
        return (scheme.equals("https") && !host.isEmpty()) || (scheme.equals("http") && THIS_MACHINE.contains(host));
    }
}
