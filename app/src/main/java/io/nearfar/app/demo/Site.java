package io.nearfar.app.demo;

import io.nearfar.app.CommandFailed;
import io.nearfar.app.broker.BrokerOptions;
import io.nearfar.app.broker.EmbeddedBroker;
import io.nearfar.app.settings.Settings;
import io.nearfar.app.settings.SettingsReader;
import io.nearfar.app.topics.BrokerTopics;
import io.nearfar.stream.AlertKind;
import io.nearfar.stream.StreamConfig;
import io.nearfar.stream.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.utils.Utils;

/** Where a demo plays: a broker on loopback with data of its own, and the settings of the streams. */
final class Site implements AutoCloseable {

    /** Taken where it is free, so that it can be known beforehand. */
    private static final int USUAL_PORT = 19_092;

    private final EmbeddedBroker broker;
    private final Admin admin;
    private final Settings settings;

    private Site(EmbeddedBroker broker, Admin admin, Settings settings) {
        this.broker = broker;
        this.admin = admin;
        this.settings = settings;
    }

    /**
     * Where it is.
     *
     * @param folder for everything that is written
     * @param port of the broker, 0 for the usual one or, where that is taken, a free one
     * @param http port to answer on, 0 for a free one; empty not to answer
     */
    record Place(Path folder, int port, Optional<Integer> http) {}

    /**
     * Starts the broker on nothing but what is told there from now on. The settings are left beside the data, so that other
     * commands can use them.
     */
    static Site open(Place place) {
        EmbeddedBroker broker = start(place.folder(), place.port());
        try {
            Files.writeString(place.folder().resolve("nearfar.yaml"), yaml(place, broker.bootstrapServers()));
            Settings settings = settings(place, broker.bootstrapServers());
            return new Site(broker, Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers())), settings);
        } catch (IOException e) {
            broker.close();
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedBroker start(Path folder, int port) {
        if (port != 0 && !isFree(port)) {
            throw new CommandFailed("port %d is taken; choose another with --port, or leave it out".formatted(port));
        }
        try {
            Utils.delete(folder.resolve("broker").toFile());
            Utils.delete(folder.resolve("state").toFile());
            BrokerOptions options = BrokerOptions.in(folder.resolve("broker"));
            return EmbeddedBroker.start(options.withPort(port == 0 && isFree(USUAL_PORT) ? USUAL_PORT : port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalStateException e) {
            throw new CommandFailed(String.valueOf(e.getMessage()), e);
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    /** The settings of the demo, with a broker there. */
    static Settings settings(Place place, String bootstrapServers) {
        return SettingsReader.read(yaml(place, bootstrapServers));
    }

    private static String yaml(Place place, String bootstrapServers) {
        try (InputStream template = Site.class.getResourceAsStream("settings.yaml")) {
            return new String(Objects.requireNonNull(template).readAllBytes(), StandardCharsets.UTF_8)
                    .formatted(
                            place.http().isPresent(),
                            place.http().orElse(0),
                            bootstrapServers,
                            place.folder()
                                    .resolve("state")
                                    .toAbsolutePath()
                                    .toString()
                                    .replace("\\", "/"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    int port() {
        return broker.port();
    }

    Settings settings() {
        return settings;
    }

    Admin admin() {
        return admin;
    }

    /** Makes source topics, which keep everything however old, and all that the streams write. */
    void createTopics() throws ExecutionException, InterruptedException {
        Map<String, String> forEver = Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1");
        List<NewTopic> sources = settings.config().streams().stream()
                .map(stream -> new NewTopic(stream.topic(), 1, (short) 1).configs(forEver))
                .toList();
        admin.createTopics(sources).all().get();
        new BrokerTopics(admin, settings.config()).prepare();
    }

    /** Topics of alerts and scores, with one partition each. */
    List<String> outputs() {
        Topics topics = new Topics(settings.config().outputPrefix());
        List<String> outputs = new ArrayList<>();
        for (StreamConfig stream : settings.config().streams()) {
            for (AlertKind kind : stream.alerts().kinds()) {
                outputs.add(topics.alerts(stream.name(), kind));
            }
            outputs.add(topics.scores(stream.name()));
        }
        return outputs;
    }

    /** Where the output topics end by now, for readers of committed records. */
    Map<TopicPartition, Long> ends() throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        outputs().forEach(topic -> wanted.put(new TopicPartition(topic, 0), OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        admin.listOffsets(wanted).all().get().forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    @Override
    public void close() {
        admin.close();
        broker.close();
    }
}
