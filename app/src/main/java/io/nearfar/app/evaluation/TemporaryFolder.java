package io.nearfar.app.evaluation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A folder that is deleted with all it holds when closed. A signal that ends the program interrupts the thread that made
 * the folder, so that it closes what it has open in there and then the folder; what is left after half a minute is
 * deleted all the same.
 */
final class TemporaryFolder implements AutoCloseable {

    private static final int CLOSE_WITHIN_SECONDS = 30;
    private static final int TRIES = 20;

    private final Path path;
    private final Thread owner = Thread.currentThread();
    private final Thread hook = new Thread(this::end, "temporary-folder");
    private final CountDownLatch closed = new CountDownLatch(1);

    private TemporaryFolder(Path path) {
        this.path = path;
    }

    static TemporaryFolder create(String prefix) throws IOException {
        TemporaryFolder folder = new TemporaryFolder(Files.createTempDirectory(prefix));
        Runtime.getRuntime().addShutdownHook(folder.hook);
        return folder;
    }

    /** Where it is. */
    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        try {
            delete();
        } finally {
            closed.countDown();
            forgetHook();
        }
    }

    private void forgetHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The virtual machine is ending and the hook runs already.
            return;
        }
    }

    private void end() {
        owner.interrupt();
        try {
            if (!closed.await(CLOSE_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("nearfar: " + path + " is deleted while still in use");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (int tries = 0; tries < TRIES && !isDeleted(); tries++) {
            Thread.onSpinWait();
        }
    }

    /** Somebody may still be writing, so that a folder is not empty when its turn comes. */
    private boolean isDeleted() {
        try {
            delete();
            return true;
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }

    private void delete() throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(path)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : deepestFirst) {
            Files.deleteIfExists(each);
        }
    }
}
