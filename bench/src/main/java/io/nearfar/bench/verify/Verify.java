package io.nearfar.bench.verify;

import io.nearfar.fact.Facts;
import io.nearfar.fact.Verifier;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the reading of facts and their comparison. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Read the facts of made tickets and compare them pair by pair: microseconds a ticket and a pair.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:99 in 100 comparisons took less than 100 microseconds", "1:not so", "2:wrong usage"})
public final class Verify implements Callable<Integer> {

    private static final long SEED = 20_261_127;
    private static final double BOUND = 100;
    private static final int ROUNDS = 20;

    @Spec
    private CommandSpec spec;

    @Option(names = "--tickets", defaultValue = "2000", description = "How many. Default ${DEFAULT-VALUE}")
    private int tickets;

    @Option(
            names = "--sentences",
            defaultValue = "12",
            description = "Sentences of each, about eleven words and three facts long. Default ${DEFAULT-VALUE}")
    private int sentences;

    @Option(names = "--json", description = "Print one JSON object instead of lines.")
    private boolean json;

    /** Kept so that nothing measured is left out as useless. */
    private long found;

    @Override
    public Integer call() {
        FactTexts made = new FactTexts(SEED);
        List<String> texts = IntStream.range(0, tickets)
                .mapToObj(i -> made.ticket(sentences))
                .toList();
        List<Facts> facts = texts.stream().map(Facts::ofTicket).toList();
        Times reading = measure(i -> Facts.ofTicket(texts.get(i)).isEmpty() ? 0 : 1);
        Times comparing = measure(i -> Verifier.verify(facts.get(i), facts.get((i + 1) % tickets))
                .conflicts()
                .size());
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? object(reading, comparing) : lines(reading, comparing));
        out.flush();
        return comparing.late() < BOUND ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private Times measure(IntToLongFunction call) {
        long[] times = new long[tickets];
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < tickets; i++) {
                long started = System.nanoTime();
                found += call.applyAsLong(i);
                times[i] = System.nanoTime() - started;
            }
        }
        return Times.of(times);
    }

    private String lines(Times reading, Times comparing) {
        return String.format(
                Locale.ROOT,
                "%d tickets of %d sentences, the last of %d rounds (%d conflicts in all)%n"
                        + "facts of a ticket  %7.1f us  p99 %7.1f us%n"
                        + "one verification   %7.1f us  p99 %7.1f us",
                tickets,
                sentences,
                ROUNDS,
                found - (long) ROUNDS * tickets,
                reading.median(),
                reading.late(),
                comparing.median(),
                comparing.late());
    }

    private String object(Times reading, Times comparing) {
        return String.format(
                Locale.ROOT,
                "{\"tickets\":%d,\"sentences\":%d,\"facts_p50_us\":%.1f,\"facts_p99_us\":%.1f,\"verify_p50_us\":%.1f,"
                        + "\"verify_p99_us\":%.1f}",
                tickets,
                sentences,
                reading.median(),
                reading.late(),
                comparing.median(),
                comparing.late());
    }
}
