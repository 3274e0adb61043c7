package io.nearfar.stream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.streams.StreamsConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where an instance keeps its state on disk, and whether the instance before it left that in order. */
final class StateFolder {

    /*
     * What a killed instance leaves holds changes that were never committed. Kafka Streams finds that out task by task, while
     * others already run, and while the group rebalances it then drops what these others have sent and keeps their offsets
     * (docs/decisions/0017). Wiped beforehand, no task is found corrupted; all are restored, which Streams would do anyway.
     * The file with the process's id stays, so that its open transaction is ended.
     */
    private static final Logger LOG = LoggerFactory.getLogger(StateFolder.class);
    private static final String IN_ORDER = "left-in-order";
    private static final Pattern TASK = Pattern.compile("\\d+_\\d+");

    private final Path folder;

    private StateFolder(Path folder) {
        this.folder = folder;
    }

    static StateFolder of(Properties settings) {
        StreamsConfig config = new StreamsConfig(settings);
        return new StateFolder(Path.of(
                config.getString(StreamsConfig.STATE_DIR_CONFIG),
                config.getString(StreamsConfig.APPLICATION_ID_CONFIG)));
    }

    /** Where it is; there as soon as the client is. */
    Path path() {
        return folder;
    }

    /** To be called by who holds the folder's lock, before any store is opened. */
    void enter() {
        try {
            if (!Files.deleteIfExists(folder.resolve(IN_ORDER)) && Files.isDirectory(folder)) {
                wipe();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void wipe() throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            List<Path> tasks = found.filter(each ->
                            TASK.matcher(String.valueOf(each.getFileName())).matches())
                    .toList();
            for (Path task : tasks) {
                delete(task);
            }
            if (!tasks.isEmpty()) {
                LOG.info("wiped_tasks={} reason=\"not left in order\"", tasks.size());
            }
        }
    }

    private static void delete(Path task) throws IOException {
        try (Stream<Path> files = Files.walk(task)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** To be called once every store is closed in order. */
    void leave() {
        try {
            if (Files.isDirectory(folder)) {
                Files.writeString(folder.resolve(IN_ORDER), "");
            }
        } catch (IOException e) {
            LOG.warn("folder={} cannot be marked as left in order, so the next start restores all state", folder);
        }
    }
}
