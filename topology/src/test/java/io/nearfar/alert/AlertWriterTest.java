package io.nearfar.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nearfar.detection.Budget;
import io.nearfar.detection.Charge;
import io.nearfar.detection.Finding.BudgetUse;
import io.nearfar.detection.Finding.DuplicateCharge;
import io.nearfar.detection.Finding.GroupView;
import io.nearfar.detection.Finding.Outlier;
import io.nearfar.detection.Finding.Repeats;
import io.nearfar.detection.Match;
import io.nearfar.detection.RepeatGrounds;
import io.nearfar.detection.RepeatGrounds.Holds;
import io.nearfar.embedding.EmbeddedRecord;
import io.nearfar.record.Hash128;
import io.nearfar.record.Identity;
import io.nearfar.record.MerchantName;
import io.nearfar.record.Source;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AlertWriterTest {

    private static final RepeatGrounds RESENT = new RepeatGrounds(true, 0, Holds.UNKNOWN, 0);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final AlertWriter tickets = new AlertWriter(Examples.TICKETS);
    private final AlertWriter logs = new AlertWriter(Examples.LOGS);
    private final AlertWriter payments = new AlertWriter(Examples.PAYMENTS);

    @Test
    void theIdNamesStreamScopeRecordKindAndGroup() {
        String named = "tickets\0acme\0ZD-1042\0duplicate\0ZD-1017";
        assertThat(tickets.of(Examples.ticket(), Examples.repeat()).id())
                .isEqualTo(HexFormat.of().toHexDigits(Hash128.of(named).high()));
    }

    @Test
    void theIdOfAnOutlierNamesNoGroup() {
        String named = "logs\0acme/checkout\0app-logs-3-88123\0outlier";
        assertThat(logs.of(Examples.logLine(), Examples.rareLine()).id())
                .isEqualTo(HexFormat.of().toHexDigits(Hash128.of(named).high()));
    }

    @Test
    void theIdDoesNotDependOnThePlaceInKafka() {
        EmbeddedRecord ticket = Examples.ticket();
        Identity identity = ticket.identity();
        Source elsewhere = new Source("other", 0, 1, "", Instant.EPOCH);
        Identity moved =
                new Identity(identity.id(), identity.derived(), identity.scope(), identity.eventTime(), elsewhere);
        EmbeddedRecord again = Examples.text(moved, ticket.labels(), ticket.snippet());
        assertThat(tickets.of(again, Examples.repeat()).id())
                .isEqualTo(tickets.of(ticket, Examples.repeat()).id());
    }

    @Test
    void differentStatementsHaveDifferentIds() {
        Set<String> ids = new HashSet<>();
        Set<String> statements = new HashSet<>();
        for (long seed = 0; seed < 3_000; seed++) {
            Alert alert = new RandomAlerts(seed).next();
            ids.add(alert.id());
            statements.add(String.join(
                    "\0",
                    alert.stream(),
                    alert.key(),
                    alert.subject(),
                    alert.type().label(),
                    leader(alert)));
        }
        assertThat(ids).hasSameSizeAs(statements).hasSizeGreaterThan(2_000);
    }

    @Test
    void oneSeedAlwaysGivesTheSameAlert() {
        for (long seed = 0; seed < 500; seed++) {
            assertThat(new RandomAlerts(seed).next()).as("seed %s", seed).isEqualTo(new RandomAlerts(seed).next());
        }
    }

    @Test
    void aFindingAboutPaymentsDoesNotFitText() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tickets.of(Examples.ticket(), Examples.chargedTwice()))
                .withMessage("DuplicateCharge does not fit the text record ZD-1042");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tickets.of(Examples.ticket(), Examples.largeAmount()))
                .withMessage("Outlier does not fit the text record ZD-1042");
    }

    @Test
    void aFindingAboutTextDoesNotFitPayments() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> payments.of(Examples.payment(), Examples.repeat()))
                .withMessage("Duplicate does not fit the payment record TX-88121");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> payments.of(Examples.payment(), Examples.rareLine()))
                .withMessage("Outlier does not fit the payment record TX-88121");
    }

    @Test
    void aRecordOfAnotherStreamIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> logs.of(Examples.ticket(), Examples.repeat()))
                .withMessage("record ZD-1042 belongs to stream tickets, alerts are written for logs");
    }

    @Test
    void anotherRequestersTicketIsLinkedNotMerged() throws Exception {
        JsonNode body = body(tickets.of(Examples.ticket(), Examples.repeatOf(Map.of("requester", "hmac:2"), false)));
        assertThat(body.path("suggested_action").asText()).isEqualTo("link");
        assertThat(body.at("/match/same_requester").asBoolean()).isFalse();
        assertThat(body.path("evidence").findValuesAsText("kind")).containsExactly("meaning", "number", "words");
    }

    @Test
    void twoUnknownRequestersAreNotTheSame() throws Exception {
        EmbeddedRecord ticket = Examples.ticket();
        EmbeddedRecord anonymous = Examples.text(ticket.identity(), Map.of(), ticket.snippet());
        JsonNode body = body(tickets.of(anonymous, Examples.repeatOf(Map.of(), false)));
        assertThat(body.at("/match/same_requester").asBoolean(true)).isFalse();
    }

    @Test
    void anExactRepeatSaysSo() throws Exception {
        JsonNode body = body(tickets.of(Examples.ticket(), Examples.repeatOf(Map.of(), true)));
        assertThat(body.path("summary").asText()).isEqualTo("ZD-1042 repeats ZD-1017: same text");
        assertThat(body.at("/evidence/0/text").asText()).isEqualTo("same text");
        assertThat(body.path("score").decimalValue()).isEqualByComparingTo(BigDecimal.ONE);
    }

    @Test
    void anOutlierWhileNothingIsUsualHasNoCluster() throws Exception {
        Outlier rare = Examples.rareLine();
        Outlier first = new Outlier(rare.rarity(), rare.budget(), Optional.empty(), Optional.empty(), Optional.empty());
        JsonNode body = body(logs.of(Examples.logLine(), first));
        assertThat(body.path("cluster").isNull()).isTrue();
        assertThat(body.at("/evidence/0/text").asText()).isEqualTo("nothing is usual here yet");
    }

    @Test
    void aReminderTellsHowManyLikeItWereNotTold() throws Exception {
        Outlier rare = Examples.rareLine();
        BudgetUse use = new BudgetUse(new Budget.Share(1_000), 3, 99.9, new Repeats(false, 12));
        Outlier again = new Outlier(rare.rarity(), use, rare.cluster(), rare.payment(), Optional.empty(), rare.line());
        JsonNode body = body(logs.of(Examples.logLine(), again));
        assertThat(body.path("suppressed_count").asInt()).isEqualTo(12);
        assertThat(body.path("evidence").findValuesAsText("text"))
                .contains("12 like it since the last alert, not told");
        assertThat(body.path("threshold_origin").asText())
                .isEqualTo("budget 0.1 % of the day's records for stream logs, 3 used today");
    }

    @Test
    void equalReferencesAreNamedAndOfTheMerchantNothingIsClaimed() throws Exception {
        JsonNode body = body(payments.of(Examples.payment(), charge(2, RESENT)));
        assertThat(body.path("evidence").findValuesAsText("kind"))
                .containsExactly("gap", "reference", "type", "refund", "regular");
        assertThat(body.path("summary").asText())
                .isEqualTo("49.90 EUR at KAUFHALLE BERLIN charged twice at the same moment");
    }

    @Test
    void authorizationsAndTheUsualGapAreTold() throws Exception {
        JsonNode two = body(
                payments.of(Examples.payment(), charge(2, new RepeatGrounds(false, 86_400_000, Holds.TWO, 41_750))));
        assertThat(two.path("evidence").findValuesAsText("text"))
                .contains("each has its own, 42 s apart", "paid here every 1 day as a rule");
        JsonNode one = body(payments.of(Examples.payment(), charge(2, new RepeatGrounds(false, 0, Holds.ONE, 0))));
        assertThat(one.path("evidence").findValuesAsText("text"))
                .contains("only the earlier one has its own", "no regular charge of 49.90 here");
    }

    @Test
    void aThirdChargeIsCounted() throws Exception {
        JsonNode body = body(payments.of(Examples.payment(), charge(3, RESENT)));
        assertThat(body.path("summary").asText())
                .isEqualTo("49.90 EUR at KAUFHALLE BERLIN charged again at the same moment, 3 times in all");
    }

    @Test
    void aMemberThatIsNotNotableHasItsAlertWithoutNotice() throws Exception {
        JsonNode body = body(payments.of(Examples.payment(), charge(4, RESENT)));
        assertThat(body.path("notify").asBoolean(true)).isFalse();
    }

    private static DuplicateCharge charge(long count, RepeatGrounds grounds) {
        DuplicateCharge twice = Examples.chargedTwice();
        long time = Examples.payment().identity().eventTime().toEpochMilli();
        Charge earlier = new Charge(
                "TX-88117",
                5,
                17,
                MerchantName.of("Other shop", ""),
                new BigDecimal("49.90"),
                "EUR",
                "capture",
                "R1",
                "");
        Match match = new Match("TX-88117", time, 1, 1);
        return new DuplicateCharge(match, earlier, grounds, twice.threshold(), new GroupView("TX-88117", count, time));
    }

    private static JsonNode body(Alert alert) throws Exception {
        return JSON.readTree(alert.body());
    }

    private static String leader(Alert alert) {
        try {
            return body(alert).at("/group/leader").asText();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
