package io.nearfar.app.broker;

import java.nio.file.Path;

/**
 * An embedded broker in a process of its own, so that a test can kill it. Arguments: the folder of its data and its
 * port. Prints {@code ready HOST:PORT} when clients can connect, runs until SIGTERM, and exits with 1 when it fails.
 */
public final class EmbeddedBrokerMain {

    private EmbeddedBrokerMain() {}

    public static void main(String[] args) {
        if (args.length != 2) {
            System.err.println("usage: EmbeddedBrokerMain FOLDER PORT");
            System.exit(2);
        }
        EmbeddedBroker broker =
                EmbeddedBroker.start(BrokerOptions.in(Path.of(args[0])).withPort(Integer.parseInt(args[1])));
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "broker-shutdown"));
        System.out.println("ready " + broker.bootstrapServers());
        System.err.println(broker.failure().join().getMessage());
        Runtime.getRuntime().halt(1);
    }
}
