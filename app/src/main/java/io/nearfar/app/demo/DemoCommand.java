package io.nearfar.app.demo;

import io.nearfar.app.CommandFailed;
import io.nearfar.app.LogFile;
import io.nearfar.app.Main;
import io.nearfar.app.demo.story.Story;
import io.nearfar.app.terminal.Terminal;
import io.nearfar.embedding.onnx.ModelSource;
import java.io.Console;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.common.errors.InterruptException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows Nearfar at work on a story of tickets, log lines and payments, with a broker of its own. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Show Nearfar at work: a Kafka broker of its own, the ordinary topology, and made-up tickets, log lines and payments "
                    + "with planted findings and with traps that must stay silent.",
            "Goes on with slow traffic until Ctrl-C; a line typed and ended with Enter becomes a ticket. Needs no Kafka. "
                    + "Everything it writes is in target/demo."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:the story was told, or a signal ended it", "1:failed", "2:wrong usage"})
public final class DemoCommand implements Callable<Integer> {

    private static final Path FOLDER = Path.of("target", "demo");

    /** When the live part begins, whatever the day: the texts name dates, and the same seed tells the same story. */
    private static final Instant START = Instant.parse("2026-01-12T06:00:00Z");

    @Spec
    private CommandSpec spec;

    @Option(names = "--exit", description = "End after the summary.")
    private boolean exit;

    @Option(names = "--seed", defaultValue = "7", description = "Which story; the same tells the same (default: 7).")
    private long seed;

    @Option(names = "--records", defaultValue = "6000", description = "Live records, 600 or more (default: 6000).")
    private int records;

    @Option(names = "--port", defaultValue = "0", description = "Port of the broker (default: 19092, or a free one).")
    private int port;

    @Option(
            names = "--http",
            paramLabel = "PORT",
            description =
                    "Answer /metrics, /health and /info on this port of 127.0.0.1, 0 for a free one (default: not at all).")
    private Optional<Integer> http = Optional.empty();

    @Override
    public Integer call() throws Exception {
        if (records < Story.FEWEST || !isPort(port) || !isPort(http.orElse(0))) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--records must be at least %d, --port and --http 0 to 65535, were %d, %d and %d"
                            .formatted(Story.FEWEST, records, port, http.orElse(0)));
        }
        PrintWriter out = spec.commandLine().getOut();
        Terminal terminal = Terminal.of(out);
        terminal.line("nearfar %s   %s   JDK %d   %d cores   seed %d       (library logs: %s)"
                .formatted(
                        Main.VERSION,
                        ModelSource.int8().name(),
                        Runtime.version().feature(),
                        Runtime.getRuntime().availableProcessors(),
                        seed,
                        FOLDER.resolve("demo.log")));
        Files.createDirectories(FOLDER);
        try (FileChannel channel =
                        FileChannel.open(FOLDER.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw new CommandFailed("another demo is running in " + FOLDER + "; end it first");
            }
            LogFile.redirect(FOLDER.resolve("demo.log"));
            return play(out, terminal);
        }
    }

    private int play(PrintWriter out, Terminal terminal) throws Exception {
        Progress progress = new Progress(out, terminal, isMoving(), DemoCommand::sinceStart);
        Termination termination = Termination.install();
        try (JsonFiles files = JsonFiles.in(FOLDER);
                Play play = new Play(new Site.Place(FOLDER, port, http), progress, terminal, files)) {
            play.tell(seed, records, START);
            terminal.line("");
            terminal.line("Read them as JSON     less " + FOLDER.resolve(JsonFiles.ALERTS));
            if (exit) {
                terminal.line("Try a ticket          ./nearfar demo           then type one and press Enter");
            }
            terminal.line("Use your own topics   "
                    + "./nearfar config --print-default > nearfar.yaml && ./nearfar check --config nearfar.yaml");
            if (!exit) {
                play.goOn();
            }
        } catch (InterruptedException | InterruptException e) {
            return ExitCode.OK;
        } finally {
            termination.done();
        }
        return ExitCode.OK;
    }

    private static boolean isPort(int number) {
        return number >= 0 && number <= 65_535;
    }

    private static boolean isMoving() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent()
                && !System.getenv().getOrDefault("TERM", "dumb").equals("dumb");
    }

    private static Duration sinceStart() {
        long started = ManagementFactory.getRuntimeMXBean().getStartTime();
        return Duration.ofMillis(Math.max(0, Clock.systemUTC().millis() - started));
    }
}
