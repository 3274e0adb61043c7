package io.nearfar.app.it;

import io.nearfar.app.broker.SecureBroker;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.provider.EnvVarConfigProvider;
import org.apache.kafka.tools.AclCommand;
import picocli.CommandLine;

/** A secured broker, its operator, and users who sign in with a certificate and a password. */
final class SecureSite implements AutoCloseable {

    /** Parts of every secret; nothing that Nearfar says may hold it. */
    static final String CANARY = "quagga";

    static final String JAAS_VARIABLE = "NEARFARTEST_JAAS";
    static final String KEY_VARIABLE = "NEARFARTEST_REDACTION";

    private static final String PASSWORD = CANARY + "-of-scram-1";
    private static final String KEY_PASSWORD = CANARY + "-of-keystore-2";
    private static final String TRUST_PASSWORD = CANARY + "-of-truststore-3";
    private static final String REDACTION_KEY = CANARY + "-of-redaction-4";

    private final Path folder;
    private final SecureBroker broker;
    private final Admin operator;
    private final Client client;
    private final Sender sender;

    private SecureSite(Path folder, SecureBroker broker) {
        this.folder = folder;
        this.broker = broker;
        this.operator = Admin.create(Map.of("bootstrap.servers", broker.operatorServers()));
        this.client = new Client(broker.operatorServers());
        this.sender = new Sender(broker.operatorServers());
    }

    static SecureSite start(Path folder) throws Exception {
        SecureSite site = new SecureSite(folder, SecureBroker.start(folder, KEY_PASSWORD, TRUST_PASSWORD));
        site.broker.addUser("nearfar", PASSWORD);
        site.broker.addUser("desk", PASSWORD);
        return site;
    }

    Admin operator() {
        return operator;
    }

    Client client() {
        return client;
    }

    Sender sender() {
        return sender;
    }

    /** A settings file of an application of that name, which watches the topic of that name, as this user. */
    Path config(String name, String user) throws IOException {
        return config(name, user, jaas(user, PASSWORD), REDACTION_KEY);
    }

    /** The same, whose secrets come from the environment. */
    Path configByEnvironment(String name, String user) throws IOException {
        return config(name, user, "${env:" + JAAS_VARIABLE + "}", "${env:" + KEY_VARIABLE + "}");
    }

    /** The environment that it takes. */
    Map<String, String> environment(String user) {
        return Map.of(JAAS_VARIABLE, jaas(user, PASSWORD), KEY_VARIABLE, REDACTION_KEY);
    }

    /** A settings file with this sign-in. */
    Path config(String name, String user, String jaas, String redactionKey) throws IOException {
        Map<String, String> kafka = new LinkedHashMap<>(broker.clientStores());
        kafka.put("bootstrap.servers", broker.bootstrapServers());
        kafka.put("config.providers", "env");
        kafka.put("config.providers.env.class", EnvVarConfigProvider.class.getName());
        kafka.put("security.protocol", "SASL_SSL");
        kafka.put("sasl.mechanism", "SCRAM-SHA-512");
        kafka.put("sasl.jaas.config", jaas);
        kafka.put("ssl.keystore.password", KEY_PASSWORD);
        kafka.put("ssl.key.password", KEY_PASSWORD);
        kafka.put("ssl.truststore.password", TRUST_PASSWORD);
        kafka.put("state.dir", folder.resolve("state-" + name).toString());
        String lines = kafka.entrySet().stream()
                .map(each -> "  %s: '%s'".formatted(each.getKey(), each.getValue()))
                .collect(Collectors.joining("\n"));
        return Files.writeString(folder.resolve("%s-%s-%d.yaml".formatted(name, user, jaas.hashCode())), """
                application: %s
                topics: {prefix: out.%s}
                partitions: 1
                redaction_key: '%s'
                http: {port: 0}
                streams: {desk: {kind: ticket, topic: %s, history: alert, alerts: [duplicates]}}
                kafka:
                %s
                """.formatted(
                        name, name, redactionKey, name, lines));
    }

    static String jaas(String user, String password) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                .formatted(user, password);
    }

    /** Gives rights as an administrator does: by the commands that {@code topics --acls} prints. */
    void grant(Path config, String... options) throws IOException {
        Path empty = Files.writeString(folder.resolve("admin.properties"), "");
        for (String line : topics(
                        config,
                        Stream.concat(Stream.of("--acls"), Stream.of(options)).toArray(String[]::new))
                .lines()) {
            String command = line.replace(broker.bootstrapServers(), broker.operatorServers())
                    .replace("admin.properties", empty.toString());
            AclCommand.main(command.substring(command.indexOf(' ') + 1).split(" ", -1));
        }
    }

    /**
     * What a command said and how it ended.
     *
     * @param exit its exit code
     * @param out standard output
     * @param err standard error
     */
    record Said(int exit, String out, String err) {

        List<String> lines() {
            return out.lines().toList();
        }
    }

    /** Runs {@code topics} in this process. */
    Said topics(Path config, String... options) {
        return command(new io.nearfar.app.topics.TopicsCommand(), config, options);
    }

    /** Runs a command in this process. */
    static Said command(Callable<Integer> command, Path config, String... options) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> arguments = Stream.concat(Stream.of("--config", config.toString()), Stream.of(options))
                .toList();
        int exit = new CommandLine(command)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setExecutionExceptionHandler((thrown, line, parsed) -> {
                    line.getErr().println(thrown.getMessage());
                    return 1;
                })
                .execute(arguments.toArray(String[]::new));
        return new Said(exit, out.toString(), err.toString());
    }

    @Override
    public void close() {
        sender.close();
        client.close();
        operator.close();
        broker.close();
    }
}
