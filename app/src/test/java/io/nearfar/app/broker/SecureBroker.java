package io.nearfar.app.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A broker as a careful operator runs it: TLS with a certificate from each side, passwords by SCRAM, and an authorizer that
 * allows nothing that nobody granted. Beside it a listener for its operator, who may do everything; loopback only.
 */
public final class SecureBroker implements AutoCloseable {

    private static final String HOST = "127.0.0.1";

    private final KafkaRaftServer server;
    private final Certificates certificates;
    private final int secure;
    private final int inner;

    private SecureBroker(KafkaRaftServer server, Certificates certificates, int secure, int inner) {
        this.server = server;
        this.certificates = certificates;
        this.secure = secure;
        this.inner = inner;
    }

    /** Starts one that takes a client whose key and trust stores have these passwords. */
    public static SecureBroker start(Path folder, String keyPassword, String trustPassword) throws Exception {
        Certificates certificates = Certificates.make(folder, keyPassword, trustPassword);
        List<Integer> ports = freePorts(3);
        BrokerOptions options = BrokerOptions.in(folder.resolve("broker"));
        Map<String, String> properties =
                new HashMap<>(new BrokerProperties(options, ports.get(0), ports.get(2)).asMap());
        properties.putAll(security(certificates, ports));
        Files.createDirectories(options.folder());
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setClusterId("bmVhcmZhci1zZWN1cmUwMQ")
                .setNodeId(BrokerProperties.NODE)
                .setDirectories(List.of(options.folder().toString()))
                .setMetadataLogDirectory(options.folder().toString())
                .setControllerListenerName(BrokerProperties.CONTROLLER)
                .run();
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
        server.startup();
        return new SecureBroker(server, certificates, ports.get(0), ports.get(1));
    }

    private static Map<String, String> security(Certificates certificates, List<Integer> ports) {
        String listeners = "CLIENT://%s:%d,INNER://%s:%d".formatted(HOST, ports.get(0), HOST, ports.get(1));
        Map<String, String> security = new HashMap<>(certificates.ofBroker());
        security.put("listeners", "%s,CONTROLLER://%s:%d".formatted(listeners, HOST, ports.get(2)));
        security.put("advertised.listeners", listeners);
        security.put("inter.broker.listener.name", "INNER");
        security.put("listener.security.protocol.map", "CLIENT:SASL_SSL,INNER:PLAINTEXT,CONTROLLER:PLAINTEXT");
        security.put("sasl.enabled.mechanisms", "SCRAM-SHA-512");
        security.put(
                "listener.name.client.scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        security.put("listener.name.client.ssl.client.auth", "required");
        security.put("authorizer.class.name", StandardAuthorizer.class.getName());
        security.put("super.users", "User:ANONYMOUS");
        return security;
    }

    /** Where clients connect. */
    public String bootstrapServers() {
        return HOST + ":" + secure;
    }

    /** Where the operator connects. */
    public String operatorServers() {
        return HOST + ":" + inner;
    }

    /** What the clients' key and trust stores are, without passwords. */
    public Map<String, String> clientStores() {
        return certificates.ofClient();
    }

    /** Lets a user sign in with a password. */
    public void addUser(String name, String password) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", operatorServers()))) {
            ScramCredentialInfo strength = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4_096);
            admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(name, strength, password)))
                    .all()
                    .get();
        }
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static List<Integer> freePorts(int count) throws IOException {
        Set<Integer> ports = new HashSet<>();
        while (ports.size() < count) {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                ports.add(socket.getLocalPort());
            }
        }
        return List.copyOf(ports);
    }
}
