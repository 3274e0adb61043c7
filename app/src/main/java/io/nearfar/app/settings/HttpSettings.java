package io.nearfar.app.settings;

/**
 * Where the program answers over HTTP.
 *
 * @param enabled whether it answers at all; default true
 * @param host name or address to listen on; default 127.0.0.1, this machine alone
 * @param port to listen on, 0 to 65,535; 0 takes any free one; default 8080
 */
public record HttpSettings(boolean enabled, String host, int port) {

    public static final HttpSettings DEFAULTS = new HttpSettings(true, "127.0.0.1", 8080);

    static final int MAX_PORT = 65_535;

    public HttpSettings {
        if (host.isBlank()) {
            throw new IllegalArgumentException("http.host is blank");
        }
        if (port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException("http.port must be 0 to %,d, was %d".formatted(MAX_PORT, port));
        }
    }
}
