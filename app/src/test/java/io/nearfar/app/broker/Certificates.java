package io.nearfar.app.broker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Certificates of a broker and of its clients, each signed by itself, that trust each other. Made by the JDK's keytool.
 *
 * @param folder where the stores are
 * @param trustPassword of the trust store
 */
record Certificates(Path folder, String trustPassword) {

    private static final String OF_BROKER = "password-of-the-broker";

    static Certificates make(Path folder, String keyPassword, String trustPassword)
            throws IOException, InterruptedException {
        Certificates made = new Certificates(folder, trustPassword);
        made.pair("broker", OF_BROKER);
        made.pair("client", keyPassword);
        return made;
    }

    /** Properties of the broker. */
    Map<String, String> ofBroker() {
        return Map.of(
                "ssl.keystore.location",
                store("broker"),
                "ssl.keystore.type",
                "PKCS12",
                "ssl.keystore.password",
                OF_BROKER,
                "ssl.key.password",
                OF_BROKER,
                "ssl.truststore.location",
                store("trust"),
                "ssl.truststore.type",
                "PKCS12",
                "ssl.truststore.password",
                trustPassword);
    }

    /** Properties of a client, but for passwords. */
    Map<String, String> ofClient() {
        return Map.of(
                "ssl.keystore.location",
                store("client"),
                "ssl.keystore.type",
                "PKCS12",
                "ssl.truststore.location",
                store("trust"),
                "ssl.truststore.type",
                "PKCS12");
    }

    private void pair(String name, String password) throws IOException, InterruptedException {
        String certificate = folder.resolve(name + ".crt").toString();
        keytool(
                "-genkeypair -keyalg EC -groupname secp256r1 -dname CN=%s -ext san=ip:127.0.0.1".formatted(name),
                name,
                store(name),
                password);
        keytool("-exportcert -file " + certificate, name, store(name), password);
        keytool("-importcert -noprompt -file " + certificate, name, store("trust"), trustPassword);
    }

    private static void keytool(String options, String alias, String store, String password)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(options.split(" ", -1)));
        command.addAll(List.of("-alias", alias, "-storetype", "PKCS12", "-keystore", store, "-storepass", password));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.Charset.defaultCharset());
        if (process.waitFor() != 0) {
            throw new IOException("keytool failed: " + said);
        }
    }

    private String store(String name) {
        return folder.resolve(name + ".p12").toString();
    }
}
