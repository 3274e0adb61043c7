package io.nearfar.app;

import io.nearfar.app.settings.Settings;
import io.nearfar.app.settings.SettingsReader;
import io.nearfar.embedding.CachedEmbedder;
import io.nearfar.embedding.onnx.OnnxEmbedder;
import io.nearfar.record.Redactor;
import io.nearfar.stream.NearfarMetrics;
import io.nearfar.stream.NearfarStreams;
import io.nearfar.stream.NearfarTopology;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
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
        description = "Watch the streams of a settings file until SIGTERM or SIGINT.")
final class RunCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

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
        try (CachedEmbedder embedder = new CachedEmbedder(OnnxEmbedder.load(settings.model()), settings.textCache())) {
            LOG.info(
                    "event=model-loaded model={} fingerprint={}",
                    embedder.model().name(),
                    embedder.model().fingerprint());
            prepareTopics(settings);
            return watch(settings, embedder);
        }
    }

    private void prepareTopics(Settings settings) throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(new HashMap<>(settings.kafka()))) {
            BrokerWait wait = new BrokerWait(
                    settings.bootstrapServers(),
                    settings.brokerWait(),
                    spec.commandLine().getErr());
            // A call that is still open would hold up the closing of the client, so that none outlives its attempt.
            DescribeClusterOptions attempt =
                    new DescribeClusterOptions().timeoutMs((int) TimeUnit.SECONDS.toMillis(BrokerWait.ATTEMPT_SECONDS));
            wait.until(() -> admin.describeCluster(attempt).nodes().get(BrokerWait.ATTEMPT_SECONDS, TimeUnit.SECONDS));
            new RunTopics(admin, settings.config()).prepare();
        }
    }

    /** Returns when the streams have ended. The hook of the virtual machine ends them and waits until all is released. */
    private static int watch(Settings settings, CachedEmbedder embedder) throws InterruptedException {
        Redactor redactor = Redactor.of(settings.effectiveRedactionKey().getBytes(StandardCharsets.UTF_8));
        NearfarTopology.Parts parts =
                new NearfarTopology.Parts(embedder, redactor, new NearfarMetrics(), Clock.systemUTC());
        Map<String, Object> kafka = new HashMap<>(settings.kafka());
        try (NearfarStreams streams = NearfarStreams.create(settings.config(), parts, kafka)) {
            Termination termination = Termination.install(streams);
            LOG.info(
                    "event=starting version={} application={} settings={} streams={}",
                    Main.VERSION,
                    settings.config().application(),
                    settings.config().settingsHash(),
                    settings.config().streams().size());
            try {
                streams.start();
                Optional<Throwable> failure = streams.awaitEnd();
                if (failure.isPresent()) {
                    LOG.error("event=failed", failure.get());
                    throw new CommandFailed(
                            "the streams failed for good: " + failure.get().getMessage(), failure.get());
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

        static Termination install(NearfarStreams streams) {
            Termination termination = new Termination();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> termination.stop(streams), "stop"));
            return termination;
        }

        private void stop(NearfarStreams streams) {
            if (ended.get()) {
                return;
            }
            LOG.info("event=stopping");
            streams.close();
            LOG.info("event=stopped");
            Runtime.getRuntime().halt(ExitCode.OK);
        }

        void ended() {
            ended.set(true);
        }
    }
}
