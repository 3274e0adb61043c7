package io.nearfar.app.alerts;

import io.nearfar.alert.VerdictFormat;
import io.nearfar.app.BrokerWait;
import io.nearfar.app.Cause;
import io.nearfar.app.CommandFailed;
import io.nearfar.app.settings.Settings;
import io.nearfar.app.settings.SettingsReader;
import io.nearfar.app.terminal.LibraryLog;
import io.nearfar.app.terminal.Terminal;
import io.nearfar.detection.Verdict;
import io.nearfar.detection.Verdict.Opinion;
import io.nearfar.record.Identity;
import io.nearfar.stream.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes what a person says of an alert. */
@Command(
        name = "verdict",
        mixinStandardHelpOptions = true,
        description = {
            "Say of an alert that it was right or wrong: finds it in the alert topics of a settings file and writes the verdict, "
                    + "which takes effect once it is read by run.",
            "same: both are one, and so are their groups. different: they are not, and never share a group again. expected: right, "
                    + "but say no more of that group. useful: right."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:the verdict is written",
            "1:there is no such alert, or the broker does not answer",
            "2:wrong usage or settings"
        })
public final class VerdictCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "ALERT_ID", description = "The alert_id of its body, 16 hexadecimal digits.")
    private String alert;

    @Parameters(index = "1", paramLabel = "VERDICT", description = "One of: ${COMPLETION-CANDIDATES}.")
    private Opinion opinion;

    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE",
            description = "Settings that name the broker and the streams.")
    private Path file;

    @Option(
            names = "--other",
            paramLabel = "ID",
            defaultValue = "",
            description = "The record that it is the same as, or different from (default: the match of the alert).")
    private String other;

    @Option(
            names = "--note",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "A word for people, kept in the topic.")
    private String note;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            defaultValue = "",
            description = "Who says it (default: the user's name).")
    private String by;

    @Override
    public Integer call() throws InterruptedException {
        require(
                alert.toLowerCase(Locale.ROOT).matches("[0-9a-f]{16}"),
                "ALERT_ID must be 16 hexadecimal digits, was '%s'".formatted(alert));
        require(other.length() <= Identity.MAX_ID, "--other has more than %d characters".formatted(Identity.MAX_ID));
        require(
                note.length() <= VerdictFormat.MAX_NOTE,
                "--note has more than %d characters".formatted(VerdictFormat.MAX_NOTE));
        require(
                by.length() <= VerdictFormat.MAX_BY,
                "--by has more than %d characters".formatted(VerdictFormat.MAX_BY));
        Settings settings = SettingsReader.read(file);
        LibraryLog.silence();
        new BrokerWait(settings.bootstrapServers(), PATIENCE, spec.commandLine().getErr(), settings::hideValues)
                .untilReachable(settings.kafka());
        try {
            say(settings);
        } catch (KafkaException | ExecutionException e) {
            throw new CommandFailed(
                    "the broker at %s refuses: %s"
                            .formatted(settings.bootstrapServers(), settings.hideValues(Cause.line(e))),
                    e);
        }
        return 0;
    }

    private void require(boolean holds, String message) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }

    private void say(Settings settings) throws InterruptedException, ExecutionException {
        Set<String> existing = existing(settings);
        String topic = new Topics(settings.config().outputPrefix()).verdicts();
        if (!existing.contains(topic)) {
            throw new CommandFailed("topic %s is missing; run makes it, or topics --create".formatted(topic));
        }
        AlertSearch.Found found = new AlertSearch(settings).find(alert.toLowerCase(Locale.ROOT), existing);
        Verdict verdict = new Verdict(
                found.id(),
                opinion,
                other,
                found.stream(),
                by.isEmpty() ? System.getProperty("user.name", "") : by,
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        String place = new VerdictSender(settings).send(topic, found.key().get(), VerdictFormat.write(verdict, note));
        Terminal.of(spec.commandLine().getOut())
                .line("%s: %s (stream %s), written to %s"
                        .formatted(opinion.label(), found.about(other), found.stream(), place));
    }

    private static Set<String> existing(Settings settings) throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(new HashMap<>(settings.kafka()))) {
            return admin.listTopics().names().get();
        }
    }
}
