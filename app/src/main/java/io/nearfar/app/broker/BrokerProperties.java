package io.nearfar.app.broker;

import java.util.HashMap;
import java.util.Map;

/**
 * Kafka's properties for one broker that is its own controller, quick to start and modest in memory. Records are kept
 * for ever and may carry any timestamp, since evaluation and tests replay old ones.
 *
 * @param options what the caller chose
 * @param port where clients connect
 * @param controllerPort where the broker connects to its controller
 */
record BrokerProperties(BrokerOptions options, int port, int controllerPort) {

    static final int NODE = 1;
    static final String CONTROLLER = "CONTROLLER";

    private static final String HOST = "127.0.0.1";
    private static final String UNLIMITED = Long.toString(Long.MAX_VALUE);

    Map<String, String> asMap() {
        Map<String, String> properties = new HashMap<>(network());
        properties.putAll(coordinators());
        properties.putAll(logs());
        return Map.copyOf(properties);
    }

    private Map<String, String> network() {
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                Integer.toString(NODE),
                "controller.quorum.voters",
                "%d@%s:%d".formatted(NODE, HOST, controllerPort),
                "controller.listener.names",
                CONTROLLER,
                "listeners",
                "CLIENT://%s:%d,%s://%s:%d".formatted(HOST, port, CONTROLLER, HOST, controllerPort),
                "advertised.listeners",
                "CLIENT://%s:%d".formatted(HOST, port),
                "inter.broker.listener.name",
                "CLIENT",
                "listener.security.protocol.map",
                "CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "auto.create.topics.enable",
                "false",
                "num.partitions",
                "1");
    }

    private static Map<String, String> coordinators() {
        return Map.of(
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "4",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "4",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "share.coordinator.state.topic.num.partitions", "1",
                "group.initial.rebalance.delay.ms", "0",
                "group.streams.initial.rebalance.delay.ms", "0");
    }

    private Map<String, String> logs() {
        return Map.of(
                "log.dirs",
                options.folder().toString(),
                "message.max.bytes",
                Integer.toString(options.maxMessageBytes()),
                "replica.fetch.max.bytes",
                Integer.toString(options.maxMessageBytes()),
                "log.retention.ms",
                "-1",
                "log.retention.bytes",
                "-1",
                "log.message.timestamp.before.max.ms",
                UNLIMITED,
                "log.message.timestamp.after.max.ms",
                UNLIMITED,
                "log.cleaner.dedupe.buffer.size",
                "2097152");
    }
}
