package io.nearfar.app.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.nearfar.app.check.Readability.Alternative;
import io.nearfar.app.check.Readability.Problem;
import io.nearfar.record.UnreadableRecord.Reason;
import io.nearfar.stream.StreamConfig;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DiagnosisTest {

    private static final StreamConfig TICKETS = Samples.stream("tickets: {kind: ticket}");

    @Test
    void allThatCanBeReadIsNoProblem() {
        Readability readability = Samples.diagnosis(TICKETS, "{\"id\":\"1\",\"subject\":\"Card declined\"}");

        assertThat(readability.enough()).isTrue();
        assertThat(readability.problems()).isEmpty();
        assertThat(readability.alternatives()).isEmpty();
    }

    @Test
    void aMissingFieldNamesItsSettingAndWhereTextsLikeItStand() {
        Problem problem = only(Samples.diagnosis(
                TICKETS,
                "{\"id\":\"1\",\"ticket\":{\"subject\":\"Card declined at checkout\"}}",
                "{\"id\":\"2\",\"ticket\":{\"subject\":\"Parcel has not arrived\"}}"));

        assertThat(problem.reason()).isEqualTo(Reason.MISSING_FIELD);
        assertThat(problem.count()).isEqualTo(2);
        assertThat(problem.advice()).isEqualTo("set streams.tickets.fields.title or streams.tickets.fields.body");
        assertThat(problem.pointers()).containsEntry("title", List.of("/ticket/subject"));
    }

    @Test
    void theRightPresetIsRecognised() {
        StreamConfig fluent = Samples.stream("logs: {kind: log, fields: {message: /nowhere}}");

        Readability readability = Samples.diagnosis(fluent, "{\"log\":\"GC pause\"}", "{\"text\":\"GC pause\"}");

        assertThat(readability.share()).isZero();
        assertThat(readability.alternatives())
                .contains(new Alternative("preset: fluent-bit", 0.5), new Alternative("preset: generic", 0.5));
    }

    @Test
    void theRightSpellingOfTimeIsRecognised() {
        StreamConfig tickets = Samples.stream("tickets: {kind: ticket, time_format: epoch_nanos}");

        Readability readability = Samples.diagnosis(
                tickets, "{\"id\":\"1\",\"subject\":\"Card declined\",\"created_at\":\"2025-10-09T08:00:00Z\"}");

        assertThat(only(readability).reason()).isEqualTo(Reason.INVALID_EVENT_TIME);
        assertThat(only(readability).advice()).contains("streams.tickets.time_format");
        assertThat(readability.alternatives())
                .containsExactlyInAnyOrder(
                        new Alternative("time_format: auto", 1), new Alternative("time_format: iso", 1));
    }

    @Test
    void aWrongTypeOfOneFieldSuggestsItsInside() {
        StreamConfig payments = Samples.stream("payments: {kind: transaction}");

        Problem problem = only(
                Samples.diagnosis(
                        payments,
                        "{\"account\":\"A1\",\"merchant\":\"Kaufhalle\",\"amount\":{\"value\":\"49.90\",\"currency\":\"EUR\"}}"));

        assertThat(problem.reason()).isEqualTo(Reason.WRONG_TYPE);
        assertThat(problem.advice()).contains("streams.payments.fields.amount");
        assertThat(problem.pointers()).isEqualTo(Map.of("amount", List.of("/amount/value")));
    }

    @Test
    void problemsOfOneReasonAreOnePerField() {
        Readability readability = Samples.diagnosis(
                TICKETS,
                "{\"id\":\"1\"}",
                "{\"id\":\"2\"}",
                "{\"subject\":\"Card declined\"}",
                "not json",
                "neither is this");

        assertThat(readability.problems())
                .extracting(Problem::reason, Problem::count)
                .contains(tuple(Reason.MISSING_FIELD, 2), tuple(Reason.MISSING_FIELD, 1), tuple(Reason.INVALID_JSON, 2))
                .hasSize(3);
    }

    @Test
    void suggestionsLeadIntoWhatThePresetUnfolds() {
        StreamConfig rows = Samples.stream("rows: {kind: ticket, preset: debezium}");

        Problem problem = only(Samples.diagnosis(
                rows,
                "{\"op\":\"c\",\"after\":{\"id\":1,\"headline\":\"Card declined at the checkout\"}}",
                "{\"op\":\"u\",\"after\":{\"id\":2,\"headline\":\"Parcel has not arrived\"}}"));

        assertThat(problem.pointers()).containsEntry("title", List.of("/headline"));
    }

    @Test
    void ofManyDocumentsInOneValueTheFirstThatCannotBeReadIsNamed() {
        StreamConfig logs = Samples.stream("logs: {kind: log, preset: otlp-json, fields: {time: /attributes/retry}}");

        Problem problem = only(Samples.diagnosis(logs, """
                {"resourceLogs":[{"scopeLogs":[{"logRecords":[
                  {"body":{"stringValue":"GC pause"},"timeUnixNano":"1760000000000000000"},
                  {"body":{"stringValue":"GC pause"},"timeUnixNano":"1760000000000000000",
                   "attributes":[{"key":"retry","value":{"stringValue":"soon"}}]}]}]}]}"""));

        assertThat(problem.reason()).isEqualTo(Reason.INVALID_EVENT_TIME);
        assertThat(problem.detail()).startsWith("log record 1: field 'time'");
        assertThat(problem.pointers()).containsEntry("time", List.of("/time"));
    }

    @Test
    void anEnvelopeOfAnotherShapeSuggestsAnotherPreset() {
        String ticket = "{\"id\":\"1\",\"subject\":\"Card declined\"}";

        Readability readability =
                Samples.diagnosis(Samples.stream("tickets: {kind: ticket, preset: debezium}"), ticket, ticket);

        assertThat(only(readability).advice())
                .isEqualTo("set streams.tickets.preset to that of their writer: they are not what debezium reads");
        assertThat(only(readability).pointers()).isEmpty();
        assertThat(readability.alternatives()).contains(new Alternative("preset: generic", 1));
    }

    @Test
    void aPointerWhoseNameHoldsPersonalDataIsNeverShown() {
        Readability readability = Samples.diagnosis(
                TICKETS, "{\"id\":\"1\",\"jane.doe@example.com\":{\"subject\":\"Card declined at checkout\"}}");

        assertThat(readability.toString()).contains("MISSING_FIELD").doesNotContain("jane.doe");
    }

    private static Problem only(Readability readability) {
        assertThat(readability.problems()).hasSize(1);
        return readability.problems().getFirst();
    }
}
