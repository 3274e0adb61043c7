package io.nearfar.app.it;

import com.github.dockerjava.api.model.Capability;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.testcontainers.containers.BindMode;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.utility.DockerImageName;

/**
 * Nearfar in a container as the image asks to be run: a read-only root, no privileges, its state and temporary files on
 * volumes, its settings mounted.
 */
final class Instance implements AutoCloseable {

    private static final DockerImageName IMAGE =
            DockerImageName.parse(System.getProperty("nearfar.image", "nearfar:local"));
    private static final int PORT = 8080;
    private static final long MEMORY = 1L << 30;
    private static final int TAIL = 40;

    private final Docker docker = new Docker();
    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = Docker.freePort();
    private final GenericContainer<?> container;

    Instance(Network network, Path config) {
        container = new GenericContainer<>(IMAGE)
                .withNetwork(network)
                .withExposedPorts(PORT)
                .withFileSystemBind(config.toString(), "/etc/nearfar/nearfar.yaml", BindMode.READ_ONLY)
                .withCreateContainerCmdModifier(Docker.publish(PORT, port))
                .withCreateContainerCmdModifier(command -> command.getHostConfig()
                        .withReadonlyRootfs(true)
                        .withMemory(MEMORY)
                        .withMemorySwap(MEMORY)
                        .withCapDrop(Capability.ALL)
                        .withSecurityOpts(List.of("no-new-privileges")))
                .waitingFor(new Started());
    }

    /** Creates it and starts it; returns at once. */
    void create() {
        container.start();
    }

    String id() {
        return container.getContainerId();
    }

    /** What {@code /health/ready} answers, 0 while nobody answers. */
    int ready() {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException nobody) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    boolean isRunning() {
        return docker.isRunning(id());
    }

    /** The end of what it printed. */
    String tail() {
        List<String> lines = container.getLogs().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
    }

    @Override
    public void close() {
        container.stop();
    }

    /** The test waits itself. */
    private static final class Started extends AbstractWaitStrategy {

        @Override
        protected void waitUntilReady() {}
    }
}
