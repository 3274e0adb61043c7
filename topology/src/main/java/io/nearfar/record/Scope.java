package io.nearfar.record;

import java.util.Arrays;
import java.util.List;

/**
 * The records that are compared with each other: one stream, one tenant, and what the settings add (a log's service, a
 * payment's account). Nothing is ever compared across two scopes.
 *
 * @param stream name of the stream
 * @param tenant the tenant, never empty
 * @param parts values of the further fields that make up the scope, in the order of the settings; an empty value is a
 *     value like any other
 */
public record Scope(String stream, String tenant, List<String> parts) {

    public Scope {
        parts = List.copyOf(parts);
        if (stream.isBlank() || tenant.isBlank()) {
            throw new IllegalArgumentException(
                    "a scope needs a stream and a tenant, got '%s' and '%s'".formatted(stream, tenant));
        }
    }

    /**
     * The Kafka key of everything that belongs to this scope: tenant and parts, joined by slashes. A slash inside is
     * written {@code ~1} and a tilde {@code ~0}, as in a JSON Pointer, so that no two scopes of a stream share a key.
     */
    public String key() {
        StringBuilder key = new StringBuilder(escaped(tenant));
        parts.forEach(part -> key.append('/').append(escaped(part)));
        return key.toString();
    }

    /**
     * The scope of a stream with that key.
     *
     * @throws IllegalArgumentException when the key has no tenant
     */
    public static Scope ofKey(String stream, String key) {
        List<String> parts = Arrays.stream(key.split("/", -1))
                .map(part -> part.replace("~1", "/").replace("~0", "~"))
                .toList();
        return new Scope(stream, parts.getFirst(), parts.subList(1, parts.size()));
    }

    /** 16 bytes that name this scope in state: equal for equal stream, tenant and parts, and for nothing else. */
    public Hash128 hash() {
        return Hash128.of(stream + '\u0000' + key());
    }

    /** 16 bytes that name the tenant of this scope in state. */
    public Hash128 tenantHash() {
        return Hash128.of(stream + '\u0000' + escaped(tenant));
    }

    private static String escaped(String part) {
        return part.replace("~", "~0").replace("/", "~1");
    }
}
