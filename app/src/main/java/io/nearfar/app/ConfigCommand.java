package io.nearfar.app;

import io.nearfar.app.settings.Settings;
import io.nearfar.app.settings.SettingsReader;
import io.nearfar.app.settings.SettingsWriter;
import java.nio.file.Path;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints settings as commented YAML. */
@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        description =
                "Print settings: the defaults with their effects, or those in force with where each comes from. Connects to nothing.")
final class ConfigCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    private Choice choice = new Choice();

    /** One of two. */
    static final class Choice {

        @Option(names = "--print-default", required = true, description = "Print every setting with its default.")
        private boolean defaults;

        @Option(
                names = "--config",
                required = true,
                paramLabel = "FILE",
                description = "Print what is in force with FILE and the environment.")
        private Path file;
    }

    @Override
    public void run() {
        String yaml = choice.defaults
                ? SettingsWriter.write(Settings.defaults())
                : SettingsWriter.write(SettingsReader.read(choice.file, System.getenv()));
        spec.commandLine().getOut().print(yaml);
        spec.commandLine().getOut().flush();
    }
}
