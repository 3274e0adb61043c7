package io.nearfar.app.it;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.function.Consumer;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.Network;

/** What is done to a container from outside, by its id. */
final class Docker {

    /** A JVM that ends in order is given so long; Kubernetes' default is as long. */
    private static final int GRACE_SECONDS = 30;

    private final DockerClient client = DockerClientFactory.instance().client();

    /** SIGTERM, then waits; the exit code. */
    int stop(String container) {
        client.stopContainerCmd(container).withTimeout(GRACE_SECONDS).exec();
        Long code = client.inspectContainerCmd(container).exec().getState().getExitCodeLong();
        return code == null ? -1 : Math.toIntExact(code);
    }

    /** SIGKILL. */
    void kill(String container) {
        client.killContainerCmd(container).exec();
    }

    /** Starts it again, with the volumes it had. */
    void start(String container) {
        client.startContainerCmd(container).exec();
    }

    boolean isRunning(String container) {
        return Boolean.TRUE.equals(
                client.inspectContainerCmd(container).exec().getState().getRunning());
    }

    void disconnect(String container, Network network) {
        client.disconnectFromNetworkCmd()
                .withContainerId(container)
                .withNetworkId(network.getId())
                .withForce(true)
                .exec();
    }

    void connect(String container, Network network) {
        client.connectToNetworkCmd()
                .withContainerId(container)
                .withNetworkId(network.getId())
                .exec();
    }

    /** Gives a port of a container a free one of the loopback address, the same after every start. */
    static Consumer<CreateContainerCmd> publish(int inside, int outside) {
        PortBinding binding =
                new PortBinding(Ports.Binding.bindIpAndPort("127.0.0.1", outside), ExposedPort.tcp(inside));
        return command -> {
            if (command.getHostConfig() != null) {
                command.getHostConfig().withPortBindings(binding);
            }
        };
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
