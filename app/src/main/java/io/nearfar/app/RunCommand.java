package io.nearfar.app;

import io.nearfar.app.settings.Settings;
import io.nearfar.app.settings.SettingsReader;
import io.nearfar.app.topics.BrokerTopics;
import io.nearfar.embedding.CachedEmbedder;
import io.nearfar.embedding.onnx.OnnxEmbedder;
import io.nearfar.record.Redactor;
import io.nearfar.stream.NearfarMetrics;
import io.nearfar.stream.NearfarStreams;
import io.nearfar.stream.NearfarTopology;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Watches the streams of a settings file until SIGTERM or SIGINT, or until it fails for good. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Watch the streams of a settings file until SIGTERM or SIGINT.",
            "A signal while the streams run lets them finish what they have begun and ends with exit code 0; before, while the "
                    + "model is loaded or a broker waited for, it ends the program at once with 128 and the signal's number."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:stopped by a signal while running",
            "1:failed",
            "2:wrong usage or settings",
            "130, 143:SIGINT or SIGTERM before the streams ran"
        })
final class RunCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE",
            description = "Settings; see config --print-default.")
    private Path file;

    @Override
    public Integer call() throws Exception {
        Settings settings = SettingsReader.read(file);
        NearfarMetrics metrics = new NearfarMetrics();
        try (Monitoring monitoring = Monitoring.start(settings, metrics);
                CachedEmbedder embedder =
                        new CachedEmbedder(OnnxEmbedder.load(settings.model()), settings.textCache())) {
            LOG.info(
                    "event=model-loaded model={} fingerprint={}",
                    embedder.model().name(),
                    embedder.model().fingerprint());
            Redactor redactor = Redactor.of(settings.effectiveRedactionKey().getBytes(StandardCharsets.UTF_8));
            NearfarTopology.Parts parts = new NearfarTopology.Parts(embedder, redactor, metrics, Clock.systemUTC());
            new Rehearsal(settings, parts).build();
            prepareTopics(settings);
            return watch(settings, parts, monitoring);
        }
    }

    private void prepareTopics(Settings settings) throws InterruptedException, ExecutionException {
        new BrokerWait(
                        settings.bootstrapServers(),
                        settings.brokerWait(),
                        spec.commandLine().getErr(),
                        settings::hideValues)
                .untilReachable(settings.kafka());
        try (Admin admin = Admin.create(new HashMap<>(settings.kafka()))) {
            new BrokerTopics(admin, settings.config()).prepare();
        }
    }

    /**
     * Waits until the streams run or have ended. What may be done with internal topics is seen only when Kafka Streams has made
     * them, and without some rights threads fail again and again and never run: so it is looked at meanwhile.
     */
    private static void awaitRunning(NearfarStreams streams, Settings settings) throws InterruptedException {
        boolean running = false;
        while (!running && !streams.hasEnded()) {
            running = streams.awaitRunning(LOOK_EVERY);
            if (!streams.hasEnded()) {
                refuseMissingRights(settings);
            }
        }
    }

    private static void refuseMissingRights(Settings settings) throws InterruptedException {
        Optional<String> missing = missingRights(settings);
        if (missing.isPresent()) {
            throw new CommandFailed(missing.get());
        }
    }

    private static Optional<String> missingRights(Settings settings) throws InterruptedException {
        try (Admin admin = Admin.create(new HashMap<>(settings.kafka()))) {
            return new BrokerTopics(admin, settings.config()).missingRights();
        } catch (ExecutionException e) {
            LOG.warn("event=rights-unknown cause=\"{}\"", settings.hideValues(Cause.line(e)));
            return Optional.empty();
        }
    }

    /** Returns when the streams have ended. The hook of the virtual machine ends them and waits until all is released. */
    private static int watch(Settings settings, NearfarTopology.Parts parts, Monitoring monitoring)
            throws InterruptedException {
        Map<String, Object> kafka = new HashMap<>(settings.kafka());
        try (NearfarStreams streams = NearfarStreams.create(settings.config(), parts, kafka)) {
            monitoring.watch(streams, parts.embedder().model());
            Termination termination = Termination.install(streams, monitoring);
            LOG.info(
                    "event=starting version={} application={} settings={} streams={}",
                    Main.VERSION,
                    settings.config().application(),
                    settings.config().settingsHash(),
                    settings.config().streams().size());
            try {
                streams.start();
                awaitRunning(streams, settings);
                Optional<Throwable> failure = streams.awaitEnd();
                if (failure.isPresent()) {
                    LOG.error("event=failed", failure.get());
                    refuseMissingRights(settings);
                    throw new CommandFailed(
                            "the streams failed for good: " + settings.hideValues(Cause.line(failure.get())),
                            failure.get());
                }
                return ExitCode.OK;
            } finally {
                termination.ended();
            }
        }
    }

    /** Turns a signal into an orderly end with exit code 0, where the virtual machine would report the signal. */
    private static final class Termination {

        private final AtomicBoolean ended = new AtomicBoolean();

        static Termination install(NearfarStreams streams, Monitoring monitoring) {
            Termination termination = new Termination();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> termination.stop(streams, monitoring), "stop"));
            return termination;
        }

        private void stop(NearfarStreams streams, Monitoring monitoring) {
            if (ended.get()) {
                return;
            }
            LOG.info("event=stopping");
            streams.close();
            monitoring.close();
            LOG.info("event=stopped");
            Runtime.getRuntime().halt(ExitCode.OK);
        }

        void ended() {
            ended.set(true);
        }
    }
}
