package io.nearfar.app.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A single Kafka broker and controller in this process, reachable on 127.0.0.1 only. Topics, records, groups and
 * transactions survive {@link #close} and are there again for a broker started on the same folder. Not for production:
 * nothing is replicated and nothing is secured.
 *
 * <p>Kafka ends the process when its server meets a fatal fault. While an embedded broker is the last one started in the
 * process, such a fault ends only the thread it happens on and completes {@link #failure} instead.
 *
 * <p>Safe to use from any thread.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
    private static final String CLUSTER = "bmVhcmZhci1sb2NhbC0wMQ";

    private final KafkaRaftServer server;
    private final int port;
    private final CompletableFuture<Throwable> failure = new CompletableFuture<>();

    private EmbeddedBroker(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts a broker and returns when it serves clients, after two to four seconds.
     *
     * @throws IllegalStateException when it cannot start: the port is taken, the folder is in use or holds another cluster
     */
    public static EmbeddedBroker start(BrokerOptions options) {
        int port = options.port() == 0 ? freePort() : options.port();
        BrokerProperties properties = new BrokerProperties(options, port, freePortBut(port));
        try {
            Files.createDirectories(options.folder());
            requireUnused(options.folder().resolve(".lock"));
            format(options);
            KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(properties.asMap(), false), Time.SYSTEM);
            EmbeddedBroker broker = new EmbeddedBroker(server, port);
            broker.interceptExit();
            broker.startup();
            return broker;
        } catch (Exception e) {
            throw new IllegalStateException(
                    "the embedded broker cannot start on port %d with data in %s: %s"
                            .formatted(port, options.folder(), e.getMessage()),
                    e);
        }
    }

    /** {@code 127.0.0.1} and the port. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    /** Completes with the reason when the broker meets a fatal fault; never completes otherwise. */
    public CompletableFuture<Throwable> failure() {
        return failure.copy();
    }

    /** Stops the broker and waits until its data is on disk. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private void startup() {
        try {
            server.startup();
        } catch (RuntimeException e) {
            abandon();
            throw e;
        }
    }

    /** A server that started by half may wait for threads that never ran, so its end is not waited for. */
    private void abandon() {
        Thread.ofPlatform().daemon().name("broker-abandoned").start(server::shutdown);
    }

    private void interceptExit() {
        Exit.setExitProcedure(this::fail);
        Exit.setHaltProcedure(this::fail);
    }

    private void fail(int status, String message) {
        IllegalStateException fault =
                new IllegalStateException("the embedded broker failed with status %d: %s".formatted(status, message));
        if (failure.complete(fault)) {
            LOG.error("event=broker-failed port={} status={}", port, status, fault);
        }
        throw fault;
    }

    /** Kafka finds the lock taken only when half of it runs, which can then no longer be stopped. */
    private static void requireUnused(Path lock) throws IOException {
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.tryLock()) {
            if (held == null) {
                throw new IllegalStateException("the folder is in use by another process");
            }
        } catch (OverlappingFileLockException e) {
            throw new IllegalStateException("the folder is in use by this process", e);
        }
    }

    private static void format(BrokerOptions options) throws Exception {
        String folder = options.folder().toString();
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setClusterId(CLUSTER)
                .setNodeId(BrokerProperties.NODE)
                .setDirectories(List.of(folder))
                .setMetadataLogDirectory(folder)
                .setControllerListenerName(BrokerProperties.CONTROLLER)
                .setIgnoreFormatted(true)
                .run();
    }

    /** The system may offer one port twice. */
    private static int freePortBut(int taken) {
        int port = freePort();
        while (port == taken) {
            port = freePort();
        }
        return port;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free loopback port", e);
        }
    }
}
