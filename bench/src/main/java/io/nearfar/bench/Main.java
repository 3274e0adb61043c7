package io.nearfar.bench;

import io.nearfar.bench.outlier.OutlierCommand;
import io.nearfar.bench.recover.Recover;
import io.nearfar.bench.search.SearchCommand;
import io.nearfar.bench.verify.Verify;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Starts a benchmark by its name. */
@Command(name = "bench/run", mixinStandardHelpOptions = true, description = "Measures Nearfar.")
public final class Main {

    private Main() {}

    /** Exits with 0, with 1 when a benchmark could not be made, with 2 when the command line is wrong. */
    public static void main(String[] arguments) {
        PrintStream results = System.out;
        // Whatever a library prints must not end up among the results.
        System.setOut(System.err);
        CommandLine commands = new CommandLine(new Main())
                .addSubcommand(new SearchCommand(results, System.err))
                .addSubcommand(new Recover())
                .addSubcommand(new Verify())
                .addSubcommand(new OutlierCommand())
                .setOut(new PrintWriter(results, true, StandardCharsets.UTF_8));
        int exit = arguments.length == 0 ? usage(commands) : commands.execute(arguments);
        results.flush();
        System.exit(exit);
    }

    private static int usage(CommandLine commands) {
        commands.usage(System.err);
        return CommandLine.ExitCode.USAGE;
    }
}
