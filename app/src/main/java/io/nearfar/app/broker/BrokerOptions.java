package io.nearfar.app.broker;

import java.nio.file.Path;

/**
 * How an embedded broker is set up.
 *
 * @param folder where it keeps its data; made when missing
 * @param port the loopback port clients connect to, or 0 for a free one
 * @param maxMessageBytes the largest record batch it accepts on topics that say nothing else; default 10 MiB
 */
public record BrokerOptions(Path folder, int port, int maxMessageBytes) {

    private static final int DEFAULT_MAX_MESSAGE_BYTES = 10 << 20;

    public BrokerOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be 0 to 65535, was " + port);
        }
        if (maxMessageBytes < 1024) {
            throw new IllegalArgumentException("maxMessageBytes must be at least 1024, was " + maxMessageBytes);
        }
    }

    /** Data in {@code folder}, a free port, default sizes. */
    public static BrokerOptions in(Path folder) {
        return new BrokerOptions(folder, 0, DEFAULT_MAX_MESSAGE_BYTES);
    }

    /** The same on another port. */
    public BrokerOptions withPort(int newPort) {
        return new BrokerOptions(folder, newPort, maxMessageBytes);
    }
}
