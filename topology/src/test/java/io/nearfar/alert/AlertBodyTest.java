package io.nearfar.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("changes the default locale and time zone")
class AlertBodyTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String TICKET = """
            {"alert_id":"%s","stream":"tickets","tenant":"acme","scope":"acme","severity":"info",\
            "event_time":"2026-11-22T09:14:07Z",\
            "source":{"topic":"zendesk.tickets","partition":3,"offset":88123,"key":"acme"},\
            "model":{"id":"all-MiniLM-L6-v2-int8","sha256":"afdb6f1a"},\
            "rule_version":"duplicate-1","settings":"9c41e7","suppressed_count":0,\
            "summary":"ZD-1042 repeats ZD-1017: same meaning, parcel 5512 in both, same requester","suggested_action":"merge",\
            "score":0.93125,"threshold":0.92,"threshold_origin":"target precision 0.98",\
            "record":{"id":"ZD-1042","url":"https://acme.example/tickets/ZD-1042",\
            "snippet":"Parcel 5512 still not here, tracking stuck since Monday"},\
            "match":{"id":"ZD-1017","url":"https://acme.example/tickets/ZD-1017","event_time":"2026-11-22T07:04:02Z",\
            "status":"open","similarity":0.931,\
            "snippet":"My parcel 5512 hasn't arrived, tracking has not moved since Monday","same_requester":true},\
            "evidence":[{"kind":"meaning","text":"cosine 0.931"},\
            {"kind":"number","text":"parcel 5512 in both"},{"kind":"words","text":"40 %% of the rare words shared"},\
            {"kind":"requester","text":"same requester"}],\
            "conflicts":[],"group":{"leader":"ZD-1017","count":2,"first_seen":"2026-11-22T07:04:02Z"},"notify":true,\
            "other_matches":[{"id":"ZD-0991","similarity":0.803,"score":0.44}]}""";

    private static final String LOG = """
            {"alert_id":"%s","stream":"logs","tenant":"acme","scope":"acme/checkout","severity":"warning",\
            "event_time":"2026-11-22T09:14:07Z",\
            "source":{"topic":"app-logs","partition":3,"offset":88123,"key":null},\
            "model":{"id":"all-MiniLM-L6-v2-int8","sha256":"afdb6f1a"},\
            "rule_version":"outlier-1","settings":"9c41e7","suppressed_count":0,\
            "summary":"checkout logged a line unlike its recent ones (tampered, keystore): rarer than 99.98 %% of lines so far",\
            "suggested_action":"review","score":0.9998,"threshold":0.9995,\
            "threshold_origin":"budget 20 a day for stream logs, 3 used today","p_value":0.0002,\
            "record":{"id":"app-logs-3-88123","url":null,\
            "snippet":"Unable to rotate signing key: keystore was tampered with",\
            "service":"checkout","level":"ERROR"},\
            "cluster":{"id":"checkout-1","distance":0.42,"weight":812,"similarity":1,"spread":0,\
            "examples":["Rotated signing key * in * ms"]},\
            "notify":true,\
            "evidence":[{"kind":"cluster","text":"nearest (0.58): \\"Rotated signing key * in * ms\\""},\
            {"kind":"template","text":"first of its kind in 1 day"},\
            {"kind":"word","text":"tampered: never seen in checkout"},\
            {"kind":"word","text":"keystore: in 2 of 12,400 lines in checkout"},\
            {"kind":"level","text":"ERROR, 0.3 %% of lines are as severe"},\
            {"kind":"severity","text":"says \\"tampered\\", \\"unable\\", 1.5 %% of lines are as severe"}]}""";

    private static final String RELATED = """
            {"alert_id":"%s","stream":"tickets","tenant":"acme","scope":"acme","severity":"info",\
            "event_time":"2026-11-22T09:14:07Z",\
            "source":{"topic":"zendesk.tickets","partition":3,"offset":88123,"key":"acme"},\
            "model":{"id":"all-MiniLM-L6-v2-int8","sha256":"afdb6f1a"},\
            "rule_version":"related-1","settings":"9c41e7","suppressed_count":0,\
            "summary":"ZD-1042 resembles ZD-1031, but order 18 against order 17","suggested_action":"link",\
            "score":0.07,"threshold":0.92,"threshold_origin":"target precision 0.98",\
            "related_score":0.91,"related_threshold":0.8,\
            "record":{"id":"ZD-1042","url":"https://acme.example/tickets/ZD-1042",\
            "snippet":"Parcel 5512 still not here, tracking stuck since Monday"},\
            "match":{"id":"ZD-1031","url":"https://acme.example/tickets/ZD-1031","event_time":"2026-11-22T07:04:02Z",\
            "status":null,"similarity":0.91,"snippet":"Order 17 was delivered to the wrong address",\
            "same_requester":false},\
            "evidence":[{"kind":"meaning","text":"cosine 0.91"},{"kind":"words","text":"0 %% of the rare words shared"}],\
            "conflicts":[{"kind":"number","text":"order 18 against order 17","here":"18","there":"17"}],"group":null,"notify":false,"other_matches":[]}""";

    private static final String OVERFLOW = """
            {"alert_id":"%s","stream":"tickets","tenant":"acme","scope":"acme","severity":"warning",\
            "event_time":"2026-11-22T09:14:07Z",\
            "source":{"topic":"zendesk.tickets","partition":3,"offset":88123,"key":"acme"},"model":null,\
            "rule_version":"overflow-1","settings":"9c41e7","suppressed_count":1,\
            "summary":"more than 60 alerts about duplicates in a minute for acme in stream tickets: \
            further ones are held back and counted",\
            "suggested_action":"review","kind":"duplicates","phase":"start","limit":60,"window_start":"2026-11-22T07:04:00Z",\
            "record":{"id":"ZD-1042","url":"https://acme.example/tickets/ZD-1042"},"notify":true}""";

    private static final String CHARGE = """
            {"alert_id":"%s","stream":"payments","tenant":"acme","scope":"acme/hmac:71d0c2aa00bb11cc",\
            "severity":"warning","event_time":"2026-11-22T09:16:40.250Z",\
            "source":{"topic":"card.payments","partition":3,"offset":88123,"key":null},"model":null,\
            "rule_version":"duplicate-1","settings":"9c41e7","suppressed_count":0,\
            "summary":"49.90 EUR at Kaufhalle Berlin charged twice within 42 s","suggested_action":"review",\
            "score":0.99976,"threshold":0.98,"threshold_origin":"fixed confidence 0.98, odds by gap and trade",\
            "record":{"id":"TX-88121","url":null,"amount":"49.90","currency":"EUR","merchant":"KAUFHALLE BERLIN",\
            "type":"capture","account":"...4417","account_ref":"hmac:71d0c2aa00bb11cc"},\
            "match":{"id":"TX-88117","url":null,"event_time":"2026-11-22T09:15:58.500Z","amount":"49.90",\
            "currency":"EUR","merchant":"Kaufhalle Berlin","type":"capture","gap_seconds":42},\
            "evidence":[{"kind":"merchant","text":"KAUFHALLE BERLIN = Kaufhalle Berlin"},\
            {"kind":"gap","text":"42 s apart"},{"kind":"type","text":"capture in both"},\
            {"kind":"refund","text":"none between"},\
            {"kind":"regular","text":"no regular charge of 49.90 here"}],\
            "conflicts":[],"group":{"leader":"TX-88117","count":2,"first_seen":"2026-11-22T09:15:58.500Z"},\
            "notify":true,"other_matches":[]}""";

    private static final String AMOUNT = """
            {"alert_id":"%s","stream":"payments","tenant":"acme","scope":"acme/hmac:71d0c2aa00bb11cc",\
            "severity":"warning","event_time":"2026-11-22T09:16:40.250Z",\
            "source":{"topic":"card.payments","partition":3,"offset":88123,"key":null},"model":null,\
            "rule_version":"outlier-1","settings":"9c41e7","suppressed_count":0,\
            "summary":"49.90 EUR at KAUFHALLE BERLIN, while account ...4417 usually pays 3.20: \
            rarer than 99.998 %% of payments so far",\
            "suggested_action":"review","score":0.99999,"threshold":0.999,\
            "threshold_origin":"budget 20 a day for stream payments, 1 used today","p_value":0.00001234,\
            "record":{"id":"TX-88121","url":null,"amount":"49.90","currency":"EUR","merchant":"KAUFHALLE BERLIN",\
            "type":"capture","account":"...4417","account_ref":"hmac:71d0c2aa00bb11cc"},\
            "cluster":null,"notify":true,\
            "evidence":[\
            {"kind":"amount","text":"49.90 EUR, usual 3.20, 8.3 spreads above",\
            "value":49.9,"usual":3.2,"deviation":8.27,"surprise":24},\
            {"kind":"gap","text":"42 s after the last payment, usual 1 day",\
            "value":42,"usual":86400,"deviation":0,"surprise":2.287},\
            {"kind":"merchant","text":"no recent payment to this merchant, usual for 2 %% of its payments",\
            "value":1,"usual":0.02,"deviation":0,"surprise":1.17}]}""";

    @Test
    void bodiesAreTheSameBytesInEveryLocaleAndTimeZone() {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        for (String tag : List.of("en-US", "de-DE", "tr-TR", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva")) {
            Locale.setDefault(Locale.forLanguageTag(tag));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
            try {
                assertBodies();
            } finally {
                Locale.setDefault(locale);
                TimeZone.setDefault(zone);
            }
        }
    }

    private static void assertBodies() {
        AlertWriter payments = new AlertWriter(Examples.PAYMENTS);
        assertBody(new AlertWriter(Examples.TICKETS).of(Examples.ticket(), Examples.repeat()), TICKET);
        AlertWriter tickets = new AlertWriter(Examples.TICKETS);
        assertBody(tickets.of(Examples.ticket(), Examples.resembling()), RELATED);
        assertBody(tickets.of(Examples.ticket().identity(), "duplicates", Examples.overflow()), OVERFLOW);
        assertBody(new AlertWriter(Examples.LOGS).of(Examples.logLine(), Examples.rareLine()), LOG);
        assertBody(payments.of(Examples.payment(), Examples.chargedTwice()), CHARGE);
        assertBody(payments.of(Examples.payment(), Examples.largeAmount()), AMOUNT);
    }

    private static void assertBody(Alert alert, String expected) {
        assertThat(alert.body()).isEqualTo(String.format(Locale.ROOT, expected, alert.id()));
    }

    @Test
    void whatIsUnknownIsNull() throws Exception {
        Alert alert = new AlertWriter(new Publisher("acme", "tickets", "", "9c41e7"))
                .of(Examples.ticket(), Examples.repeatOf(Map.of(), false));
        JsonNode body = JSON.readTree(alert.body());
        assertThat(List.of(body.at("/record/url"), body.at("/match/url"), body.at("/match/status")))
                .allMatch(JsonNode::isNull);
    }
}
