package io.nearfar.app.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.nearfar.app.Readme;
import io.nearfar.app.settings.Settings;
import io.nearfar.app.settings.SettingsReader;
import io.nearfar.app.topics.NamedTopic.Use;
import io.nearfar.stream.NearfarStreams;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import io.strimzi.api.kafka.model.user.KafkaUserAuthorizationSimple;
import io.strimzi.api.kafka.model.user.acl.AclRule;
import io.strimzi.api.kafka.model.user.acl.AclRuleGroupResource;
import io.strimzi.api.kafka.model.user.acl.AclRuleTopicResource;
import io.strimzi.api.kafka.model.user.acl.AclRuleTransactionalIdResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds ops/kubernetes to the schemas of what it is applied to, and to what the program needs. */
class KubernetesTest {

    private static final Path FOLDER = Readme.project().resolve("ops/kubernetes");
    private static final List<HasMetadata> RESOURCES = Manifests.ofFolder(FOLDER);
    private static final List<HasMetadata> STRIMZI = Manifests.ofFolder(FOLDER.resolve("strimzi"));

    @TempDir
    private Path secrets;

    @Test
    void everyResourceFitsItsSchema() {
        assertThat(RESOURCES)
                .extracting(HasMetadata::getKind)
                .containsExactly(
                        "Namespace",
                        "ServiceAccount",
                        "Service",
                        "StatefulSet",
                        "PodDisruptionBudget",
                        "NetworkPolicy");
        assertThat(STRIMZI).extracting(HasMetadata::getKind).contains("KafkaTopic", "KafkaUser");
    }

    @Test
    void aMisspeltFieldIsRefused() {
        String set = Manifests.text(FOLDER.resolve("stateful-set.yaml"));
        String user = Manifests.text(FOLDER.resolve("strimzi/user.yaml"));
        assertThatThrownBy(() -> Manifests.read(set.replace("runAsNonRoot", "runAsNonroot")))
                .hasMessageContaining("runAsNonroot");
        assertThatThrownBy(() -> Manifests.read(user.replaceFirst("patternType", "pattern")))
                .hasMessageContaining("pattern");
        assertThatThrownBy(() -> Manifests.read(user.replaceFirst("strimzi.io/v1", "strimzi.io/v1beta1")))
                .hasMessageContaining("v1beta1");
    }

    @Test
    void theTopicsAreThoseThatTheSettingsName() {
        List<String> needed = settings().stream()
                .filter(topic -> topic.use().isMadeByRun())
                .map(NamedTopic::name)
                .toList();
        assertThat(STRIMZI.stream()
                        .filter(KafkaTopic.class::isInstance)
                        .map(each -> each.getMetadata().getName()))
                .containsExactlyInAnyOrderElementsOf(needed);
        int partitions = read().config().partitions();
        assertThat(STRIMZI.stream().filter(KafkaTopic.class::isInstance).map(KafkaTopic.class::cast))
                .allSatisfy(topic -> assertThat(topic.getSpec().getPartitions()).isEqualTo(partitions));
    }

    @Test
    void theTopicsAreConfiguredAsTheProgramWouldMakeThem() {
        Map<String, Use> uses = settings().stream().collect(Collectors.toMap(NamedTopic::name, NamedTopic::use));
        assertThat(STRIMZI.stream().filter(KafkaTopic.class::isInstance).map(KafkaTopic.class::cast))
                .isNotEmpty()
                .allSatisfy(topic -> {
                    Use use =
                            Objects.requireNonNull(uses.get(topic.getMetadata().getName()));
                    Map<String, String> configs = new HashMap<>();
                    topic.getSpec().getConfig().forEach((key, value) -> configs.put(key, value.toString()));
                    assertThat(configs).containsAllEntriesOf(BrokerTopics.configs(use));
                });
    }

    @Test
    void everyFileOfTheFoldersIsAResource() throws IOException {
        for (Path folder : List.of(FOLDER, FOLDER.resolve("strimzi"))) {
            JsonNode list = Manifests.tree(folder.resolve("kustomization.yaml"));
            List<String> named = new ArrayList<>(List.of("kustomization.yaml"));
            list.path("resources").forEach(name -> named.add(name.asText()));
            list.findValues("files").forEach(files -> files.forEach(name -> named.add(name.asText())));
            try (Stream<Path> files = Files.list(folder).filter(Files::isRegularFile)) {
                assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(named);
            }
        }
    }

    @Test
    void theUserMayDoWhatIsNeededAndNothingElse() {
        List<String> needed = settings().stream()
                .filter(topic -> topic.use() != Use.REPARTITION && topic.use() != Use.CHANGELOG)
                .map(topic -> "topic %s literal [describe, %s]"
                        .formatted(topic.name(), topic.use().needs().getFirst()))
                .collect(Collectors.toList());
        String application = read().config().application();
        needed.add("topic %s- prefix [create, delete, describe, read, write]".formatted(application));
        needed.add("group %s literal [describe, read]".formatted(application));
        needed.add("transactionalId %s- prefix [describe, write]".formatted(application));
        assertThat(rules().stream().map(KubernetesTest::text)).containsExactlyInAnyOrderElementsOf(needed);
    }

    @Test
    void thePodIsGivenNoPrivilegeAndMoreTimeThanItsStreamsTakeToEnd() {
        PodSpec pod = pod();
        Container container = pod.getContainers().getFirst();
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
        assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(pod.getTerminationGracePeriodSeconds()).isGreaterThan(NearfarStreams.CLOSE_WITHIN.toSeconds());
        assertThat(List.of(
                        container.getStartupProbe().getHttpGet().getPath(),
                        container.getLivenessProbe().getHttpGet().getPath(),
                        container.getReadinessProbe().getHttpGet().getPath()))
                .containsExactly("/health/startup", "/health/live", "/health/ready");
    }

    private static PodSpec pod() {
        return RESOURCES.stream()
                .filter(StatefulSet.class::isInstance)
                .map(StatefulSet.class::cast)
                .findFirst()
                .orElseThrow()
                .getSpec()
                .getTemplate()
                .getSpec();
    }

    private static List<AclRule> rules() {
        KafkaUser user = STRIMZI.stream()
                .filter(KafkaUser.class::isInstance)
                .map(KafkaUser.class::cast)
                .findFirst()
                .orElseThrow();
        return ((KafkaUserAuthorizationSimple) user.getSpec().getAuthorization()).getAcls();
    }

    private static String text(AclRule rule) {
        String operations = rule.getOperations().stream()
                .map(each -> each.toValue().toLowerCase(Locale.ROOT))
                .sorted()
                .collect(Collectors.joining(", ", "[", "]"));
        return switch (rule.getResource()) {
            case AclRuleTopicResource topic ->
                "topic %s %s %s"
                        .formatted(topic.getName(), topic.getPatternType().toValue(), operations);
            case AclRuleGroupResource group ->
                "group %s %s %s"
                        .formatted(group.getName(), group.getPatternType().toValue(), operations);
            case AclRuleTransactionalIdResource id ->
                "transactionalId %s %s %s"
                        .formatted(id.getName(), id.getPatternType().toValue(), operations);
            default -> throw new AssertionError("a right on " + rule.getResource());
        };
    }

    private List<NamedTopic> settings() {
        return NamedTopic.of(read().config());
    }

    /** The settings that the pods are given, with the secret that they look up in another folder. */
    private Settings read() {
        try {
            Files.writeString(secrets.resolve("sasl.jaas.config"), "made up");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return SettingsReader.read(
                Manifests.text(FOLDER.resolve("nearfar.yaml")).replace("/etc/nearfar/user", secrets.toString()));
    }
}
