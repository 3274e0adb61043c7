package io.nearfar.connect;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** A configuration as {@code docs/contracts/connect} has it, in which only address and secret are those of a test. */
final class Published {

    private static final Map<String, String> ADDRESSES =
            Map.of("zendesk", "https://acme.zendesk.com", "jira", "https://acme.atlassian.net");

    private Published() {}

    /** Its text, with another address and another file of the secret. */
    static String text(String name, String address, String secrets) {
        String text = text(name);
        String file = "/run/secrets/%s.properties".formatted(name);
        if (!text.contains(ADDRESSES.get(name)) || !text.contains(file)) {
            throw new IllegalStateException("%s.properties names another address or another file".formatted(name));
        }
        return text.replace(ADDRESSES.get(name), address).replace(file, secrets);
    }

    /** What a task gets of it once the worker has looked up the secret. */
    static Map<String, String> properties(String name, String address, String authorization) {
        Map<String, String> properties = parse(text(name, address, "secrets"));
        properties.put("authorization", authorization);
        return properties;
    }

    /** What it says, as it stands. */
    static Map<String, String> properties(String name) {
        return parse(text(name));
    }

    private static String text(String name) {
        try {
            return TestAlert.resource("contracts/connect/%s.properties".formatted(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> parse(String text) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> all = new HashMap<>();
        properties.forEach((key, value) -> all.put((String) key, (String) value));
        return all;
    }
}
