package io.nearfar.app.settings;

/**
 * Where health and metrics can be asked for over HTTP.
 *
 * @param enabled default true
 * @param host name or address to listen at; default 127.0.0.1, which only this machine reaches
 * @param port 0 for any free one; default 8080
 */
public record HttpSettings(boolean enabled, String host, int port) {

    public static final HttpSettings DEFAULTS = new HttpSettings(true, "127.0.0.1", 8080);

    public HttpSettings {
        if (host.isBlank()) {
            throw new IllegalArgumentException("http.host is blank");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("http.port must be 0 to 65,535, was " + port);
        }
    }
}
