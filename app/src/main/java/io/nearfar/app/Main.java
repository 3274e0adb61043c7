package io.nearfar.app;

import io.nearfar.app.alerts.AlertsCommand;
import io.nearfar.app.alerts.VerdictCommand;
import io.nearfar.app.calibration.CalibrateCommand;
import io.nearfar.app.check.CheckCommand;
import io.nearfar.app.demo.DemoCommand;
import io.nearfar.app.evaluation.EvaluateCommand;
import io.nearfar.app.settings.InvalidSettings;
import io.nearfar.app.topics.TopicsCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line. Exit codes: 0 fine, 1 failed, 2 wrong usage or settings. */
@Command(
        name = "nearfar",
        version = "nearfar " + Main.VERSION,
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Says which records on Kafka repeat something recent, and which are like nothing recent.",
        subcommands = {
            RunCommand.class,
            DemoCommand.class,
            CheckCommand.class,
            ConfigCommand.class,
            TopicsCommand.class,
            AlertsCommand.class,
            VerdictCommand.class,
            EvaluateCommand.class,
            CalibrateCommand.class
        })
public final class Main implements Runnable {

    public static final String VERSION = "0.1.0";

    @Spec
    private CommandSpec spec;

    public static void main(String[] args) {
        System.exit(execute(args));
    }

    /** Runs a command and returns its exit code. */
    static int execute(String... args) {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler((thrown, command, parsed) -> failed(thrown, command))
                .execute(args);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }

    /** One line for people; the log has the stack trace of what nobody expected. */
    private static int failed(Exception thrown, CommandLine command) {
        if (thrown instanceof InvalidSettings invalid) {
            invalid.problems().forEach(problem -> command.getErr().println("nearfar: settings: " + problem.line()));
            return ExitCode.USAGE;
        }
        command.getErr().println("nearfar: " + oneLine(thrown));
        if (!(thrown instanceof CommandFailed)) {
            LoggerFactory.getLogger(Main.class)
                    .error("event=command-failed command={}", command.getCommandName(), thrown);
        }
        return ExitCode.SOFTWARE;
    }

    private static String oneLine(Exception thrown) {
        if (thrown instanceof CommandFailed) {
            return String.valueOf(thrown.getMessage()).lines().findFirst().orElse("");
        }
        return Cause.line(thrown);
    }
}
