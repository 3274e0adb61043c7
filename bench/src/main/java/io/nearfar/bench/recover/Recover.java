package io.nearfar.bench.recover;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Kills an instance that holds many vectors and measures how it comes back. */
@Command(
        name = "recover",
        mixinStandardHelpOptions = true,
        description = {
            "Fill the state of an instance with vectors, kill it with SIGKILL, start it again: seconds until it is ready, "
                    + "and whether its answers are those of before.",
            "Records enter after the embedding, on the scope topic, so no text is embedded."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:every answer equal, no row lost, never ready before the memory was rebuilt",
            "1:any of these not so, or failed",
            "2:wrong usage"
        })
public final class Recover implements Callable<Integer> {

    private static final long SEED = 20_261_122;
    private static final int LEAST_VECTORS = 8_000;
    private static final long TELL_EVERY = TimeUnit.SECONDS.toNanos(30);

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--vectors",
            defaultValue = "1000000",
            description = "How many, at least 8000. Default ${DEFAULT-VALUE}")
    private int vectors;

    @Option(names = "--lost", description = "Kill it once more and delete its state before the start.")
    private boolean lost;

    @Option(names = "--json", description = "Print one JSON object instead of a table.")
    private boolean json;

    @Option(
            names = "--folder",
            defaultValue = "bench/target/recover",
            paramLabel = "DIR",
            description = "Where data lies meanwhile; kept after a failure. Default ${DEFAULT-VALUE}")
    private Path folder;

    private long toldAt;

    @Override
    public Integer call() throws IOException {
        if (vectors < LEAST_VECTORS) {
            throw new ParameterException(
                    spec.commandLine(), "--vectors must be at least %d, was %d".formatted(LEAST_VECTORS, vectors));
        }
        Path data = Files.createTempDirectory(Files.createDirectories(folder), "run-")
                .toAbsolutePath();
        tell("data and logs in " + data);
        Report report = measure(data);
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? report.json() : report.table());
        out.flush();
        tellDifferences(report);
        if (!report.isSound()) {
            return ExitCode.SOFTWARE;
        }
        Site.delete(data);
        return ExitCode.OK;
    }

    private Report measure(Path data) throws IOException {
        try (Site site = Site.start(data)) {
            MadeTickets.Setting setting = Site.tickets(vectors);
            MadeTickets tickets = new MadeTickets(SEED, setting);
            long began = System.nanoTime();
            site.process(tickets, vectors, left -> tellLeft(left, began));
            double feedSeconds = seconds(began);
            tell("%,d processed in %.1f s".formatted(vectors, feedSeconds));
            List<Answer> before = site.probe(tickets, 1);
            site.kill();
            long stateBytes = site.stateBytes();
            Recovery kept = recover(site, tickets, before, 2);
            Optional<Recovery> again = lost ? Optional.of(lose(site, tickets, before)) : Optional.empty();
            return new Report(vectors, setting.tenants().size(), feedSeconds, stateBytes, kept, again);
        }
    }

    private Recovery lose(Site site, MadeTickets tickets, List<Answer> before) throws IOException {
        site.kill();
        site.loseState();
        return recover(site, tickets, before, 3);
    }

    private Recovery recover(Site site, MadeTickets tickets, List<Answer> before, int round) throws IOException {
        Startup startup = site.restart();
        tell("ready %.1f s after the start".formatted(startup.readySeconds()));
        return new Recovery(startup, vectors, Comparison.of(before, site.probe(tickets, round)));
    }

    private void tellLeft(long left, long began) {
        if (System.nanoTime() - toldAt > TELL_EVERY) {
            toldAt = System.nanoTime();
            tell("%,d of %,d to process after %.0f s".formatted(left, vectors, seconds(began)));
        }
    }

    private void tellDifferences(Report report) {
        report.kept().answers().differences().forEach(this::tell);
        report.lost().ifPresent(recovery -> recovery.answers().differences().forEach(this::tell));
    }

    private void tell(String line) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(line);
        err.flush();
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }
}
