package io.nearfar.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.record.UnreadableRecord.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JiraEventTest {

    private static final Mapping JIRA = Mapping.preset("jira", Kind.TICKET);
    private static final Samples EVENTS = Samples.of(JIRA);

    @Test
    void createdIssueIsReadWithItsPlainDescription() {
        Ticket ticket = ticket(EVENTS.read(0));
        assertThat(ticket.identity().id()).isEqualTo("SHOP-1042");
        assertThat(ticket.identity().eventTime()).isEqualTo(Instant.ofEpochMilli(1_795_341_247_000L));
        assertThat(ticket.title()).isEqualTo("Checkout hangs after the address form");
        assertThat(ticket.body()).isEqualTo("The spinner never stops.\n\n* tried Firefox\n* tried Chrome");
        assertThat(ticket.status()).isEqualTo("To Do");
        assertThat(ticket.requester()).isEqualTo(Samples.REDACTOR.reference("requester", "5b10a2844c20165700ede21g"));
    }

    @Test
    void documentBecomesText() {
        Ticket ticket = ticket(EVENTS.read(1));
        assertThat(ticket.body()).isEqualTo("""
                What happens
                Export of invoice 5512 fails
                since 2026-11-22 ⚠
                log in
                as admin
                press export
                HTTP 500
                at line 7
                Browser | Result
                Firefox | blank page
                @Bradley Ayers see https://acme.example/wiki/x/7 BLOCKED
                Details
                none
                screenshot.png
                https://acme.example/browse/SHOP-1
                check the rights""");
        assertThat(ticket.requester()).isEqualTo(Samples.REDACTOR.reference("requester", "mia@example.com"));
    }

    @Test
    void pointersOfSettingsLeadIntoTextFields() {
        Mapping mapping = JIRA.with(Map.of("body", List.of("/issue/fields/description", "/issue/fields/environment")));
        assertThat(ticket(Samples.of(mapping).read(1)).body())
                .startsWith("What")
                .endsWith("rights\nproduction");
    }

    @Test
    void projectAndFirstComponentMayBePartOfTheScope() {
        assertThat(JIRA.fields().get("product")).hasToString("[/issue/fields/project/key]");
        assertThat(JIRA.fields().get("component")).hasToString("[/issue/fields/components/0/name]");
    }

    @Test
    void deletedIssueIsSkipped() {
        assertThat(EVENTS.read(2)).isEqualTo(Reading.skipped(SkipReason.DELETED));
    }

    @Test
    void eventAboutSomethingElseIsUnreadable() {
        assertThat(EVENTS.unreadable(3).reason()).isEqualTo(Reason.WRONG_TYPE);
        assertThat(EVENTS.unreadable(3)).hasMessageContaining("not about an issue");
    }

    @Test
    void issueWithoutEventHasTheTimeOfItsUpdate() {
        Ticket ticket = ticket(EVENTS.read(4));
        assertThat(ticket.identity().eventTime()).isEqualTo(Instant.parse("2026-11-22T09:50:11.662Z"));
        assertThat(List.of(ticket.body(), ticket.requester(), ticket.status()))
                .containsExactly("", "", "Waiting for support");
    }

    @Test
    void oddDocumentsLoseOnlyWhatIsOdd() {
        assertThat(ticket(EVENTS.read(5)).body()).isEqualTo("kept");
    }

    @Test
    void automaticReplyIsSkipped() {
        assertThat(EVENTS.read(6)).isEqualTo(Reading.skipped(SkipReason.AUTO_REPLY));
    }

    private static Ticket ticket(Reading reading) {
        assertThat(reading.skipped()).isEmpty();
        assertThat(reading.records()).hasSize(1);
        return (Ticket) reading.records().getFirst();
    }
}
