package io.nearfar.connect;

import static io.nearfar.connect.TestAlert.duplicate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.nearfar.connect.FakeDesk.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HelpDeskTaskTest {

    private static final String TOPIC = "nearfar.tickets.duplicates";
    private static final String A = "000000000000000a";
    private static final String B = "000000000000000b";

    private FakeDesk desk;
    private TaskContext context;

    @BeforeEach
    void open() throws IOException {
        desk = new FakeDesk();
        context = new TaskContext(true);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aTicketHasOneCommentHoweverOftenItsAlertComes() {
        task("zendesk").put(List.of(record(0, duplicate(A, "1042")), record(1, duplicate(A, "1042"))));
        task("zendesk").put(List.of(record(0, duplicate(A, "1042"))));

        assertThat(desk.comments()).containsOnlyKeys("1042");
        assertThat(desk.comments("1042")).hasSize(1);
        assertThat(desk.comments("1042").getFirst().path("body").asText()).endsWith("\nnearfar " + A);
    }

    @ParameterizedTest
    @ValueSource(ints = {49, 50, 51, 99, 100, 470})
    void aCommentIsFoundHoweverManyCameAfterIt(int later) {
        task("zendesk").put(List.of(record(0, duplicate(A, "1042"))));
        for (int number = 0; number < later; number++) {
            desk.comment("1042", "And then? " + number);
        }

        task("zendesk").put(List.of(record(0, duplicate(A, "1042"))));

        assertThat(desk.writes()).isEqualTo(1);
    }

    @Test
    void anAnswerThatIsLostIsNoSecondComment() {
        desk.fault(new Fault("PUT", true, 503, ""));
        HelpDeskTask task = task("zendesk");
        List<SinkRecord> batch = List.of(record(0, duplicate(A, "1042")), record(1, duplicate(B, "1043")));

        assertThatExceptionOfType(NotNow.class).isThrownBy(() -> task.put(batch));
        task.put(batch);

        assertThat(desk.comments())
                .containsOnlyKeys("1042", "1043")
                .allSatisfy(
                        (ticket, comments) -> assertThat(comments).as(ticket).hasSize(1));
    }

    @Test
    void anIssueHasOneLinkForAnAlert() {
        task("jira").put(List.of(record(0, duplicate(A, "OPS-42")), record(1, duplicate(B, "OPS-42"))));
        task("jira").put(List.of(record(0, duplicate(A, "OPS-42"))));

        assertThat(desk.links("OPS-42")).containsOnlyKeys("nearfar=" + A, "nearfar=" + B);
    }

    @ParameterizedTest
    @CsvSource({
        "408, '', 10",
        "409, '', 10",
        "429, 93, 93",
        "429, 0, 1",
        "503, 86400, 600",
        "503, soon, 10",
        "500, '', 10"
    })
    void whatMayPassIsAskedAgainAfterAWhile(int status, String retryAfter, int seconds) {
        desk.fault(new Fault("GET", false, status, retryAfter));
        HelpDeskTask task = task("zendesk");
        List<SinkRecord> batch = List.of(record(0, duplicate(A, "1042")));

        assertThatExceptionOfType(NotNow.class)
                .isThrownBy(() -> task.put(batch))
                .withMessage("GET 127.0.0.1 is answered with " + status);
        assertThat(context.pause()).hasValue(Duration.ofSeconds(seconds));
        task.put(batch);

        assertThat(desk.writes()).isEqualTo(1);
        assertThat(context.reported()).isEmpty();
    }

    @Test
    void aDeskThatCannotBeReachedIsAskedAgain() {
        desk.close();

        assertThatExceptionOfType(NotNow.class)
                .isThrownBy(() -> task("zendesk").put(List.of(record(0, duplicate(A, "1042")))))
                .withMessage("no answer from 127.0.0.1 (ConnectException)");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 422})
    void aRefusalIsReportedAndTheOthersGoOn(int status) {
        desk.fault(new Fault("PUT", false, status, ""));

        task("zendesk").put(List.of(record(5, duplicate(A, "1042")), record(6, duplicate(B, "1043"))));

        assertThat(context.reported()).containsExactly("5: PUT 127.0.0.1 is answered with " + status);
        assertThat(desk.comments()).containsOnlyKeys("1043");
    }

    @Test
    void aTicketThatIsGoneIsReportedOnceThoughTheBatchComesAgain() {
        desk.remove("1042");
        desk.fault(new Fault("PUT", false, 503, ""));
        HelpDeskTask task = task("zendesk");
        List<SinkRecord> batch = List.of(record(5, duplicate(A, "1042")), record(6, duplicate(B, "1043")));

        assertThatExceptionOfType(NotNow.class).isThrownBy(() -> task.put(batch));
        task.put(batch);

        assertThat(context.reported()).containsExactly("5: GET 127.0.0.1 is answered with 404");
        assertThat(desk.comments()).containsOnlyKeys("1043");
    }

    @Test
    void alertsWhoseOffsetsBeginAnewAreTold() {
        HelpDeskTask task = task("jira");
        task.put(List.of(record(5, duplicate(A, "OPS-42"))));
        task.put(List.of(record(0, duplicate(B, "OPS-43"))));
        assertThat(desk.links()).containsOnlyKeys("OPS-42", "OPS-43");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 401, 403})
    void aRefusalThatConcernsEveryAlertEndsTheTask(int status) {
        desk.fault(new Fault("PUT", false, status, ""));

        assertThatExceptionOfType(ConnectException.class)
                .isThrownBy(() -> task("zendesk").put(List.of(record(5, duplicate(A, "1042")))))
                .withMessageContaining(Integer.toString(status));
        assertThat(context.reported()).isEmpty();
    }

    @Test
    void withoutToleranceTheFirstRefusalEndsTheTask() {
        context = new TaskContext(false);
        desk.remove("1042");

        assertThatExceptionOfType(AlertFailure.class)
                .isThrownBy(() -> task("zendesk").put(List.of(record(0, duplicate(A, "1042")))));
    }

    @Test
    void aWrongSecretEndsTheTaskAndIsNotRepeated() {
        HelpDeskTask task = task(Published.properties("zendesk", desk.address(), "Basic d3Jvbmc="));

        assertThatExceptionOfType(ConnectException.class)
                .isThrownBy(() -> task.put(List.of(record(0, duplicate(A, "1042")))))
                .isNotInstanceOf(AlertFailure.class)
                .isNotInstanceOf(NotNow.class)
                .withMessage("GET 127.0.0.1 is answered with 401");
        assertThat(context.reported()).isEmpty();
    }

    @Test
    void whatIsNoAlertIsReportedWithoutItsWords() {
        task("zendesk")
                .put(List.of(
                        record(
                                0,
                                headers("io.nearfar.duplicate.v1"),
                                "tracking stuck".getBytes(StandardCharsets.UTF_8)),
                        record(1, headers("io.nearfar.duplicate.v1"), "[]".getBytes(StandardCharsets.UTF_8)),
                        record(2, headers("io.nearfar.duplicate.v1"), null),
                        record(3, new ConnectHeaders(), duplicate(A, "1042").body()),
                        record(4, headers("io.nearfar.duplicate.v1"), "{}".getBytes(StandardCharsets.UTF_8)),
                        record(5, duplicate(B, "1043"))));

        assertThat(context.reported())
                .containsExactly(
                        "0: the record's value is no JSON",
                        "1: the record's value is no JSON object",
                        "2: the record has no value",
                        "3: the record has no header ce_type",
                        "4: the alert has no /record/id");
        assertThat(desk.comments()).containsOnlyKeys("1043");
    }

    @Test
    void otherTypesAndTenantsArePassedOver() {
        Map<String, String> properties = Published.properties("zendesk", desk.address(), FakeDesk.AUTHORIZATION);
        properties.put("alert.tenant", "78");

        task(properties).put(List.of(record(0, duplicate(A, "1042"))));
        task("zendesk").put(List.of(record(0, new TestAlert("related", A, "1042", "1017"))));

        assertThat(desk.writes()).isZero();
        assertThat(context.reported()).isEmpty();
    }

    @Test
    void aConverterThatHandsOutNoBytesEndsTheTask() {
        assertThatExceptionOfType(ConnectException.class)
                .isThrownBy(() -> task("zendesk")
                        .put(List.of(record(0, headers("io.nearfar.duplicate.v1"), Map.of("alert_id", A)))))
                .withMessageContaining("value.converter");
    }

    private HelpDeskTask task(String name) {
        return task(Published.properties(name, desk.address(), FakeDesk.AUTHORIZATION));
    }

    private HelpDeskTask task(Map<String, String> properties) {
        HelpDeskTask task = new HelpDeskTask();
        task.initialize(context);
        task.start(properties);
        return task;
    }

    private static ConnectHeaders headers(String type) {
        ConnectHeaders headers = new ConnectHeaders();
        headers.addString("ce_type", type);
        return headers;
    }

    private static SinkRecord record(long offset, TestAlert alert) {
        ConnectHeaders headers = new ConnectHeaders();
        alert.headers().forEach(headers::addString);
        return record(offset, headers, alert.body());
    }

    private static SinkRecord record(long offset, ConnectHeaders headers, @Nullable Object value) {
        return new SinkRecord(TOPIC, 0, null, null, null, value, offset, 0L, TimestampType.CREATE_TIME, headers);
    }
}
