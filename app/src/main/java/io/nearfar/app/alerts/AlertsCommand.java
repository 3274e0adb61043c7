package io.nearfar.app.alerts;

import io.nearfar.app.BrokerWait;
import io.nearfar.app.Cause;
import io.nearfar.app.CommandFailed;
import io.nearfar.app.alerts.AlertTopics.Wanted;
import io.nearfar.app.settings.Settings;
import io.nearfar.app.settings.SettingsReader;
import io.nearfar.app.terminal.LibraryLog;
import io.nearfar.app.terminal.Terminal;
import io.nearfar.stream.AlertKind;
import io.nearfar.stream.StreamConfig;
import io.nearfar.stream.Topics;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints the alerts of a broker. */
@Command(
        name = "alerts",
        mixinStandardHelpOptions = true,
        description = {
            "Print the alerts of a broker in order of their detection, each once, and end; with --follow, go on with those that "
                    + "come, until SIGINT or SIGTERM.",
            "Without --config it reads every topic PREFIX.*.{duplicates,outliers,surges} of a broker that needs no password; with "
                    + "it, the topics of that file with its kafka properties.",
            "Only committed alerts are read; no consumer group is joined and nothing is changed."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:printed what there was, or was ended while following",
            "1:the broker does not answer, or a topic is missing",
            "2:wrong usage or settings"
        })
public final class AlertsCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String SERVERS = "[^\\s,:]+:\\d{1,5}|\\[[0-9A-Fa-f:.]+\\]:\\d{1,5}";

    @Spec
    private CommandSpec spec;

    @Option(names = "--follow", description = "Go on with the alerts that come, until SIGINT or SIGTERM.")
    private boolean follow;

    @Option(names = "--stream", paramLabel = "NAME", defaultValue = "", description = "Only those of this stream.")
    private String stream;

    @Option(names = "--kind", paramLabel = "KIND", description = "Only duplicates, outliers or surges.")
    private @Nullable AlertKind kind;

    @Option(names = "--json", description = "Print the body of each alert, unchanged, as one line of JSON.")
    private boolean json;

    @Option(names = "--config", paramLabel = "FILE", description = "Settings that name the broker and the streams.")
    private @Nullable Path file;

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            description = "The broker, when there is no --config (default: localhost:9092).")
    private @Nullable String servers;

    @Option(
            names = "--prefix",
            paramLabel = "PREFIX",
            description = "First part of the topics' names, when there is no --config (default: nearfar).")
    private @Nullable String prefix;

    @Option(names = "--limit", paramLabel = "N", description = "End after N alerts.")
    private @Nullable Long limit;

    /**
     * Where alerts are.
     *
     * @param servers the broker
     * @param kafka properties of its clients
     * @param topics which topics to read
     * @param hiding takes secrets out of what Kafka says
     */
    private record Origin(
            String servers, Map<String, String> kafka, AlertTopics topics, UnaryOperator<String> hiding) {}

    @Override
    public Integer call() throws InterruptedException {
        require(limit == null || limit > 0, "--limit must be positive, was " + limit);
        Wanted wanted = new Wanted(stream, Optional.ofNullable(kind));
        Origin origin = file == null ? ofBroker(wanted) : ofSettings(SettingsReader.read(file), wanted);
        LibraryLog.silence();
        if (!follow) {
            print(origin, Optional.empty());
            return 0;
        }
        QuietEnd end = QuietEnd.install();
        try {
            print(origin, Optional.of(end));
        } finally {
            end.ended();
        }
        return 0;
    }

    private Origin ofBroker(Wanted wanted) {
        String at = servers == null ? "localhost:9092" : servers;
        require(
                List.of(at.split(",", -1)).stream()
                        .allMatch(server -> server.strip().matches(SERVERS)),
                "--bootstrap-servers must be HOST:PORT, several with commas, was '%s'".formatted(at));
        String first = prefix == null ? "nearfar" : prefix;
        try {
            String checked = new Topics(first).prefix();
            return new Origin(
                    at,
                    Map.of("bootstrap.servers", at),
                    new AlertTopics.Discovered(checked, wanted),
                    UnaryOperator.identity());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--prefix: " + Cause.line(e), e);
        }
    }

    private Origin ofSettings(Settings settings, Wanted wanted) {
        require(servers == null && prefix == null, "--config names the broker and the prefix itself");
        List<String> streams =
                settings.config().streams().stream().map(StreamConfig::name).toList();
        require(
                stream.isEmpty() || streams.contains(stream),
                "--stream must be one of %s, was '%s'".formatted(String.join(", ", streams), stream));
        return new Origin(
                settings.bootstrapServers(),
                settings.kafka(),
                new AlertTopics.Named(settings.config(), wanted),
                settings::hideValues);
    }

    private void require(boolean holds, String message) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }

    /** Following, a broker that is away for a while is waited for; else whatever Kafka says ends it. */
    private void print(Origin origin, Optional<QuietEnd> end) throws InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        new BrokerWait(origin.servers(), PATIENCE, err, origin.hiding()).untilReachable(origin.kafka());
        AlertOutput.Form form = new AlertOutput.Form(json, limit == null ? Long.MAX_VALUE : limit);
        AlertOutput output = new AlertOutput(Terminal.of(spec.commandLine().getOut()), err, form);
        try {
            List<String> topics = origin.topics().among(existing(origin));
            try (AlertReader reader = new AlertReader(origin.kafka(), topics)) {
                end.ifPresent(signal -> signal.waking(reader::wake));
                reader.readToEnd(output::take);
                output.print();
                if (end.isPresent()) {
                    follow(reader, output, end.get());
                } else {
                    output.printCount(topics.size());
                }
            }
        } catch (WakeupException e) {
            assert end.isPresent() : "only a signal wakes the reader";
        } catch (KafkaException | ExecutionException e) {
            throw new CommandFailed(
                    "the broker at %s refuses: %s"
                            .formatted(origin.servers(), origin.hiding().apply(Cause.line(e))),
                    e);
        }
    }

    private static void follow(AlertReader reader, AlertOutput output, QuietEnd end) {
        while (!output.isOver() && !end.isAsked()) {
            reader.read(output::take);
            output.print();
        }
    }

    private static Set<String> existing(Origin origin) throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(new HashMap<>(origin.kafka()))) {
            return admin.listTopics().names().get();
        }
    }
}
