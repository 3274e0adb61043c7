package io.nearfar.app.topics;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads manifests into the classes that Kubernetes' and Strimzi's schemas are generated as; what these do not know is refused. */
final class Manifests {

    private static final String STRIMZI = "kafka.strimzi.io/v1";
    private static final Map<String, Class<? extends HasMetadata>> KINDS = Map.of(
            "v1 Namespace",
            Namespace.class,
            "v1 Service",
            Service.class,
            "v1 ServiceAccount",
            ServiceAccount.class,
            "apps/v1 StatefulSet",
            StatefulSet.class,
            "networking.k8s.io/v1 NetworkPolicy",
            NetworkPolicy.class,
            "policy/v1 PodDisruptionBudget",
            PodDisruptionBudget.class,
            STRIMZI + " KafkaTopic",
            KafkaTopic.class,
            STRIMZI + " KafkaUser",
            KafkaUser.class);

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .annotationIntrospector(new NothingElse())
            .build();

    private Manifests() {}

    /** The resources of a folder's {@code kustomization.yaml}, in its order. */
    static List<HasMetadata> ofFolder(Path folder) {
        List<HasMetadata> all = new ArrayList<>();
        for (JsonNode name : tree(folder.resolve("kustomization.yaml")).path("resources")) {
            all.addAll(read(text(folder.resolve(name.asText()))));
        }
        return all;
    }

    /** The resources of a file, one document each. */
    static List<HasMetadata> read(String text) {
        List<HasMetadata> resources = new ArrayList<>();
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(text)) {
            while (documents.hasNext()) {
                resources.add(resource(documents.next()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return resources;
    }

    private static HasMetadata resource(JsonNode document) throws IOException {
        String kind = document.path("apiVersion").asText() + " "
                + document.path("kind").asText();
        Class<? extends HasMetadata> type = KINDS.get(kind);
        if (type == null) {
            throw new IOException("no such kind of resource: " + kind);
        }
        return YAML.treeToValue(document, type);
    }

    static JsonNode tree(Path file) {
        try {
            return YAML.readTree(text(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The classes keep what they do not know; here that is an error. */
    private static final class NothingElse extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasAnySetter(Annotated annotated) {
            return false;
        }
    }
}
