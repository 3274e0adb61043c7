package io.nearfar.app.topics;

import io.nearfar.app.BrokerWait;
import io.nearfar.app.Cause;
import io.nearfar.app.CommandFailed;
import io.nearfar.app.settings.Settings;
import io.nearfar.app.settings.SettingsReader;
import io.nearfar.app.terminal.LibraryLog;
import io.nearfar.app.terminal.Terminal;
import io.nearfar.app.topics.NamedTopic.Use;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the topics that a settings file names, and makes those that {@code run} would make. */
@Command(
        name = "topics",
        mixinStandardHelpOptions = true,
        description = {
            "List every topic that a settings file names: whether it is there, how it is set up, and what Nearfar's user must be "
                    + "allowed to do with it.",
            "Internal topics are made by Kafka Streams at the first start of run; to be without them is no failure.",
            "With --acls: print the commands of kafka-acls.sh that give Nearfar's user exactly what run needs, and connect to "
                    + "nothing."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:everything that run needs is there",
            "1:a topic or a right is missing, or a topic has another number of partitions, or the broker does not answer",
            "2:wrong usage or settings"
        })
public final class TopicsCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE",
            description = "Settings; see config --print-default.")
    private Path file;

    @Option(
            names = "--create",
            description =
                    "Make the output and dead-letter topics that are missing, as run would. Those that are there stay as "
                            + "they are.")
    private boolean create;

    @Option(names = "--json", description = "Print one line of JSON for each topic, or with --acls for each right.")
    private boolean json;

    @Option(names = "--acls", description = "Print the rights that run needs, as commands of kafka-acls.sh.")
    private boolean acls;

    @Option(
            names = "--for",
            paramLabel = "COMMAND",
            defaultValue = "run",
            description = "Whose rights --acls prints: run, or alerts for a user of the commands alerts and verdict.")
    private User user = User.RUN;

    @Option(
            names = "--principal",
            paramLabel = "NAME",
            defaultValue = "User:nearfar",
            description = "Whom --acls gives them; User:nearfar where nothing is said.")
    private String principal = "";

    /** Whose rights are printed. */
    enum User {
        /** The program itself. */
        RUN,
        /** Whoever reads alerts and says what they were. */
        ALERTS
    }

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = SettingsReader.read(file);
        LibraryLog.silence();
        if (acls) {
            tellRights(settings);
            return 0;
        }
        String servers = settings.bootstrapServers();
        new BrokerWait(servers, PATIENCE, spec.commandLine().getErr(), settings::hideValues)
                .untilReachable(settings.kafka());
        try (Admin admin = Admin.create(new HashMap<>(settings.kafka()))) {
            tell(settings, new BrokerTopics(admin, settings.config()));
        } catch (ExecutionException e) {
            throw new CommandFailed(
                    "the broker at %s refuses: %s".formatted(servers, settings.hideValues(Cause.line(e))), e);
        }
        return 0;
    }

    private void tellRights(Settings settings) {
        Terminal terminal = Terminal.of(spec.commandLine().getOut());
        List<AccessRight> rights =
                user == User.RUN ? AccessRight.ofRun(settings.config()) : AccessRight.ofReaders(settings.config());
        AclListing listing = new AclListing(rights, principal);
        if (json) {
            listing.json().forEach(terminal::json);
        } else {
            listing.commands(settings.bootstrapServers()).forEach(terminal::json);
        }
    }

    private void tell(Settings settings, BrokerTopics topics) throws InterruptedException, ExecutionException {
        Terminal terminal = Terminal.of(spec.commandLine().getOut());
        List<String> made = create ? topics.createMissing(topics.found().keySet()) : List.of();
        Map<String, FoundTopic> found = foundWith(made, topics);
        TopicTable table = new TopicTable(NamedTopic.of(settings.config()), found);
        if (json) {
            table.json().forEach(terminal::json);
        } else {
            terminal.lines(table.lines());
            made.forEach(topic -> terminal.line("made " + topic));
        }
        refuseMissing(topics, found.keySet());
        if (!json) {
            terminal.line("everything that run needs is there");
        }
    }

    private static void refuseMissing(BrokerTopics topics, Set<String> found)
            throws InterruptedException, ExecutionException {
        topics.requireRights();
        List<String> problems = new ArrayList<>(topics.problems(found));
        List<String> outputs = topics.missing(Use::isMadeByRun, found);
        if (!outputs.isEmpty()) {
            problems.add("output topics are missing: %s; run makes them, or topics --create"
                    .formatted(String.join(", ", outputs)));
        }
        if (!problems.isEmpty()) {
            throw new CommandFailed(String.join("; ", problems));
        }
    }

    /** A broker may tell of a new topic a moment after it was made. */
    private static Map<String, FoundTopic> foundWith(Collection<String> made, BrokerTopics topics)
            throws InterruptedException, ExecutionException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Map<String, FoundTopic> found = topics.found();
        while (!found.keySet().containsAll(made) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(PAUSE_NANOS);
            found = topics.found();
        }
        return found;
    }
}
