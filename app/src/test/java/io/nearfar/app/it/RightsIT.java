package io.nearfar.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rights that {@code topics --acls} prints, on a broker that allows nothing else. */
@Timeout(300)
class RightsIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SOON = Duration.ofSeconds(100);
    private static final Pattern ALERT_ID = Pattern.compile("\"alert_id\":\"([0-9a-f]{16})\"");

    @TempDir
    private static Path folder;

    private static SecureSite site;

    @BeforeAll
    static void start() throws Exception {
        site = SecureSite.start(folder);
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void withThemAloneRecordsComeInAlertsGoOutAndVerdictsAreHeard() throws Exception {
        site.client().createTopics(List.of("granted"), 1, Map.of());
        Path config = site.config("granted", "nearfar");
        site.grant(config);
        Path ofDesk = site.config("granted", "desk");
        site.grant(ofDesk, "--for", "alerts", "--principal", "User:desk");
        try (ChildProcess app = ChildProcess.app(config, folder.resolve("granted.log"))) {
            ticket("granted", "A");
            ticket("granted", "B");
            Await.until(
                    "an alert",
                    SOON,
                    () -> site.client().hasTopic("out.granted.desk.duplicates")
                            && !site.client()
                                    .read("out.granted.desk.duplicates")
                                    .isEmpty(),
                    app::tail);

            speak(ofDesk, app);
            assertThat(site.topics(config).exit()).isZero();
            app.terminate();
            assertThat(app.awaitExit(SOON)).as(app::tail).hasValue(0);
        }
    }

    /** What a person does who reads an alert and says that it was useful, and a record that nobody can read. */
    private static void speak(Path ofDesk, ChildProcess app) {
        SecureSite.Said alerts =
                SecureSite.command(new io.nearfar.app.alerts.AlertsCommand(), ofDesk, "--json", "--limit", "1");
        var id = ALERT_ID.matcher(alerts.out());
        assertThat(id.find()).as(alerts.toString()).isTrue();
        SecureSite.Said verdict =
                SecureSite.command(new io.nearfar.app.alerts.VerdictCommand(), ofDesk, id.group(1), "useful");
        assertThat(verdict.exit()).as(verdict.toString()).isZero();
        Await.until(
                "a label",
                SOON,
                () -> !site.client().read("out.granted.desk.labels").isEmpty(),
                app::tail);
        site.sender()
                .send(
                        "granted",
                        "no JSON".getBytes(StandardCharsets.UTF_8),
                        Instant.now().toEpochMilli());
        Await.until(
                "a dead letter",
                SOON,
                () -> !site.client().read("out.granted.dead-letters").isEmpty(),
                app::tail);
    }

    @Test
    void eachOneThatIsMissingIsNamedBeforeAnythingStarts() throws Exception {
        site.client().createTopics(List.of("lacking"), 1, Map.of());
        Path config = site.config("lacking", "nearfar");
        List<JsonNode> rights = rights(config);
        List<AclBinding> all = rights.stream().map(RightsIT::binding).toList();
        site.operator().createAcls(all).all().get();
        awaitSaid(config, "output topics are missing");

        List<String> seenFirst = lackingEach(config, rights);
        site.topics(config, "--create");
        makeInternalTopics(config);
        awaitSaid(config, "");
        List<String> seenLater = lackingEach(config, rights);

        List<String> texts = rights.stream().map(RightsIT::text).toList();
        assertThat(seenFirst)
                .containsExactlyElementsOf(texts.stream()
                        .filter(text -> !text.matches("(Read|Write|Delete) on topics that begin with lacking-"))
                        .toList());
        assertThat(seenLater)
                .containsExactlyElementsOf(texts.stream()
                        .filter(text -> !text.startsWith("Create "))
                        .toList());
    }

    /** Nobody can see them before Kafka Streams has made the topics. */
    @ParameterizedTest
    @ValueSource(strings = {"Delete", "Read"})
    void oneOnInternalTopicsThatIsMissingAtTheFirstStartEndsTheRunAndIsNamed(String operation) throws Exception {
        String name = "first-" + operation.toLowerCase(Locale.ROOT);
        site.client().createTopics(List.of(name), 1, Map.of());
        Path config = site.config(name, "nearfar");
        String lacking = "%s on topics that begin with %s-".formatted(operation, name);
        List<AclBinding> granted = rights(config).stream()
                .filter(right -> !text(right).equals(lacking))
                .map(RightsIT::binding)
                .toList();
        site.operator().createAcls(granted).all().get();
        try (ChildProcess app = ChildProcess.app(config, folder.resolve(name + ".log"))) {
            assertThat(app.awaitExit(SOON)).as(app::tail).hasValue(1);
            assertThat(app.lines().all())
                    .contains("nearfar: the broker does not give this user %s; topics --acls prints all it needs"
                            .formatted(lacking));
        }
    }

    /** Takes each right away and gives it back; what was said to be missing meanwhile. */
    private static List<String> lackingEach(Path config, List<JsonNode> rights) throws Exception {
        List<String> seen = new ArrayList<>();
        String before = site.topics(config).err();
        for (JsonNode right : rights) {
            AclBinding binding = binding(right);
            site.operator().deleteAcls(List.of(binding.toFilter())).all().get();
            awaitGone(binding);
            String said = site.topics(config).err().strip();
            if (said.equals("the broker does not give this user %s; topics --acls prints all it needs"
                    .formatted(text(right)))) {
                seen.add(text(right));
            } else {
                assertThat(said).as("without " + text(right)).isEqualTo(before.strip());
            }
            site.operator().createAcls(List.of(binding)).all().get();
            awaitSaid(config, before.strip());
        }
        return seen;
    }

    private static void awaitGone(AclBinding binding) {
        Await.until("gone: " + binding, SOON, () -> acls(binding) == 0, () -> "");
    }

    private static int acls(AclBinding binding) {
        try {
            return site.operator()
                    .describeAcls(binding.toFilter())
                    .values()
                    .get()
                    .size();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitSaid(Path config, String said) {
        Await.until(
                "topics says '%s'".formatted(said),
                SOON,
                () -> {
                    String err = site.topics(config).err().strip();
                    return said.isEmpty() ? err.isEmpty() : err.startsWith(said);
                },
                () -> site.topics(config).toString());
    }

    private static void makeInternalTopics(Path config) throws Exception {
        List<String> internal = new ArrayList<>();
        for (String line : site.topics(config, "--json").lines()) {
            JsonNode topic = JSON.readTree(line);
            if (topic.path("use").asText().matches("repartition|changelog")) {
                internal.add(topic.path("topic").asText());
            }
        }
        site.client().createTopics(internal, 1, Map.of());
    }

    private static List<JsonNode> rights(Path config) throws Exception {
        List<JsonNode> rights = new ArrayList<>();
        for (String line : site.topics(config, "--acls", "--json").lines()) {
            rights.add(JSON.readTree(line));
        }
        assertThat(rights).isNotEmpty();
        return rights;
    }

    private static AclBinding binding(JsonNode right) {
        return new AclBinding(
                new ResourcePattern(
                        ResourceType.fromString(upper(right, "resource")),
                        right.path("name").asText(),
                        PatternType.fromString(upper(right, "pattern"))),
                new AccessControlEntry(
                        right.path("principal").asText(),
                        "*",
                        AclOperation.fromString(upper(right, "operation")),
                        AclPermissionType.ALLOW));
    }

    /** As an error names it. */
    private static String text(JsonNode right) {
        String operation = right.path("operation").asText();
        String kind = right.path("resource").asText().replace('_', ' ');
        String name = right.path("name").asText();
        return "%s%s on %s"
                .formatted(
                        operation.substring(0, 1).toUpperCase(Locale.ROOT),
                        operation.substring(1),
                        right.path("pattern").asText().equals("prefixed")
                                ? "%ss that begin with %s".formatted(kind, name)
                                : "%s %s".formatted(kind, name));
    }

    private static String upper(JsonNode right, String field) {
        return right.path(field).asText().toUpperCase(Locale.ROOT);
    }

    private static void ticket(String topic, String id) {
        String value = "{\"id\":\"%s\",\"subject\":\"My parcel 5512 has not arrived since Monday\"}".formatted(id);
        site.sender()
                .send(
                        topic,
                        value.getBytes(StandardCharsets.UTF_8),
                        Instant.now().toEpochMilli());
    }
}
