package io.nearfar.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerResponse;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.stream.StreamSupport;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;

/** What is in the image, looked at from outside: it needs no shell. */
class ImageIT {

    private static final String IMAGE = System.getProperty("nearfar.image", "nearfar:local");
    private static final String BASE = System.getProperty("nearfar.base", "nearfar-base:local");
    private static final String JARS = "/opt/nearfar/lib";

    private final DockerClient docker = DockerClientFactory.instance().client();
    private String container = "";

    @BeforeEach
    void createOne() {
        CreateContainerResponse created = docker.createContainerCmd(IMAGE).exec();
        container = created.getId();
    }

    @AfterEach
    void removeIt() {
        docker.removeContainerCmd(container).withRemoveVolumes(true).exec();
    }

    @Test
    void itsBillOfMaterialsNamesExactlyItsJars() throws IOException {
        List<String> jars = new ArrayList<>(names(JARS));
        jars.addAll(names("/opt/nearfar/app"));
        assertThat(named()).hasSizeGreaterThan(50).containsExactlyInAnyOrderElementsOf(jars);
    }

    @Test
    void itHoldsOneModelAndNoNativeLibraryOfAnotherPlatform() throws IOException {
        List<String> entries = new ArrayList<>();
        try (TarArchiveInputStream files = files(JARS)) {
            for (TarArchiveEntry file = files.getNextEntry(); file != null; file = files.getNextEntry()) {
                if (file.getName().endsWith(".jar")) {
                    addEntries(files, entries);
                }
            }
        }
        assertThat(entries.stream().filter(each -> each.endsWith(".onnx"))).hasSize(1);
        assertThat(entries.stream().filter(each -> each.matches(".*\\.(dll|dylib|jnilib|a)")))
                .isEmpty();
        assertThat(entries.stream().filter(each -> each.endsWith(".so")))
                .anyMatch(each -> each.contains("rocksdb"))
                .anyMatch(each -> each.contains("onnxruntime"))
                .noneMatch(each -> each.contains("musl") || each.contains("s390x"));
    }

    @Test
    void itsProcessIsNotRoot() {
        InspectImageResponse image = docker.inspectImageCmd(IMAGE).exec();
        long bytes = size(image) - size(docker.inspectImageCmd(BASE).exec());
        System.out.println("image: %d MB in the layers above the base".formatted(Math.round(bytes / 1e6)));
        assertThat(Objects.requireNonNull(image.getConfig()).getUser()).isEqualTo("65532:65532");
    }

    @Test
    void theDemoRunsToItsEndWithoutPrivilegesOnAReadOnlyRoot() throws IOException {
        removeIt();
        container = docker.createContainerCmd(IMAGE)
                .withCmd("demo", "--exit", "--seed", "7")
                .withHostConfig(HostConfig.newHostConfig()
                        .withReadonlyRootfs(true)
                        .withMemory(2L << 30)
                        .withCapDrop(Capability.ALL)
                        .withSecurityOpts(List.of("no-new-privileges")))
                .exec()
                .getId();
        docker.startContainerCmd(container).exec();
        try (Residence most = docker.statsCmd(container).exec(new Residence())) {
            Integer code = docker.waitContainerCmd(container).start().awaitStatusCode(10, TimeUnit.MINUTES);
            System.out.println("image: %d MB resident at most in the demo".formatted(most.megabytes()));
            assertThat(code).isZero();
            assertThat(most.megabytes()).isPositive();
        }
    }

    private static long size(InspectImageResponse image) {
        return Objects.requireNonNull(image.getSize());
    }

    private static void addEntries(InputStream jar, List<String> entries) throws IOException {
        @SuppressWarnings("resource") // Closing it would close the archive that the jar lies in.
        JarInputStream within = new JarInputStream(jar);
        for (JarEntry entry = within.getNextJarEntry(); entry != null; entry = within.getNextJarEntry()) {
            entries.add(entry.getName());
        }
    }

    private List<String> names(String folder) throws IOException {
        List<String> names = new ArrayList<>();
        try (TarArchiveInputStream files = files(folder)) {
            for (TarArchiveEntry file = files.getNextEntry(); file != null; file = files.getNextEntry()) {
                if (file.isFile()) {
                    names.add(file.getName().replaceFirst(".*/", ""));
                }
            }
        }
        return names;
    }

    private List<String> named() throws IOException {
        try (TarArchiveInputStream files = files("/opt/nearfar/bom.json")) {
            files.getNextEntry();
            JsonNode bill = new ObjectMapper().readTree(files.readAllBytes());
            return StreamSupport.stream(bill.path("components").spliterator(), false)
                    .map(each -> "%s-%s.jar"
                            .formatted(
                                    each.path("name").asText(),
                                    each.path("version").asText()))
                    .toList();
        }
    }

    private TarArchiveInputStream files(String path) {
        return new TarArchiveInputStream(
                docker.copyArchiveFromContainerCmd(container, path).exec());
    }
}
