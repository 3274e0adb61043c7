package io.nearfar.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

class AlertPrinterTest {

    private static final JsonMapper MAPPER = new JsonMapper();

    private static final String TICKET = """
            {"summary": "ZD-1042 repeats ZD-1017: same parcel number 5512, nothing contradicts", "suggested_action": "merge",
             "stream": "desk", "event_time": "2026-11-22T09:14:07Z", "score": 0.987, "threshold": 0.962,
             "threshold_origin": "target precision 0.98, calibration default-1 (n 4,120, 0.971-0.989)",
             "record": {"id": "ZD-1042", "url": null, "snippet": "Parcel 5512 still not here, tracking stuck since Monday"},
             "match": {"id": "ZD-1017", "url": null, "event_time": "2026-11-22T07:04:02Z", "status": "open", "similarity": 0.912,
                       "snippet": "My parcel 5512 hasn't arrived, tracking has not moved since Monday", "same_requester": true},
             "evidence": [{"kind": "meaning", "text": "cosine 0.912"}, {"kind": "number", "text": "parcel 5512 in both"},
                          {"kind": "words", "text": "61 % of the rare words shared"}],
             "conflicts": []}
            """;

    private static final String CHARGE = """
            {"summary": "49.90 EUR at Kaufhalle charged twice within 42 s", "suggested_action": "review", "stream": "card-42",
             "event_time": "2026-11-22T09:16:40Z", "score": 0.994, "threshold": 0.98,
             "threshold_origin": "fixed confidence 0.98, odds by gap and trade",
             "record": {"id": "TX-88121", "url": null, "amount": "49.90", "currency": "EUR", "merchant": "KAUFHALLE 0231 BERLIN",
                        "type": "capture", "account": "...4417", "account_ref": "hmac:71d0c2aa00bb11cc"},
             "match": {"id": "TX-88117", "url": null, "event_time": "2026-11-22T09:15:58Z", "amount": "49.90", "currency": "EUR",
                       "merchant": "Kaufhalle", "type": "capture", "gap_seconds": 42},
             "evidence": [{"kind": "merchant", "text": "KAUFHALLE 0231 BERLIN = Kaufhalle"}, {"kind": "gap", "text": "42 s apart"},
                          {"kind": "type", "text": "capture in both"}, {"kind": "refund", "text": "none between"},
                          {"kind": "regular", "text": "no regular charge of 49.90 here"}],
             "conflicts": []}
            """;

    private static final String LINE = """
            {"summary": "checkout logged a line unlike its recent ones", "suggested_action": "review", "stream": "logs",
             "score": 0.9998, "threshold": 0.9995, "threshold_origin": "budget 20 a day for stream logs, 3 used today",
             "record": {"id": "app-logs-2-88421", "url": null, "service": "checkout", "level": "ERROR",
                        "snippet": "Unable to rotate signing key: keystore was tampered with"},
             "cluster": {"id": "checkout-14", "distance": 0.42, "weight": 812, "examples": ["Rotated signing key * in * ms"]},
             "evidence": [{"kind": "word", "text": "keystore: never seen in checkout"},
                          {"kind": "word", "text": "tampered: never seen in checkout"},
                          {"kind": "template", "text": "first of its kind in 24 h"}]}
            """;

    @Test
    void aDuplicateTicketShowsBothTextsAndTheReason() {
        assertThat(told("duplicate", TICKET)).isEqualTo("""
                DUPLICATE  ticket ZD-1042 repeats ZD-1017 (2 h 10 min older)               98.7 % sure   same requester: merge
                           new  "Parcel 5512 still not here, tracking stuck since Monday"
                           old  "My parcel 5512 hasn't arrived, tracking has not moved since Monday"
                           why  same meaning (cosine 0.91), same parcel number 5512, nothing contradicts
                """);
    }

    @Test
    void withoutCalibrationACosineIsNotCalledAProbability() {
        String body = TICKET.replace("target precision 0.98", "fixed similarity 0.9")
                .replace("\"merge\"", "\"link\"")
                .replace("\"same_requester\": true", "\"same_requester\": false");

        assertThat(told("duplicate", body).lines().findFirst())
                .hasValue(
                        "DUPLICATE  ticket ZD-1042 repeats ZD-1017 (2 h 10 min older)               cosine 0.91   link, do not merge");
    }

    @Test
    void aRepeatedLogLineNamesItsService() {
        String body = TICKET.replace("target precision 0.98", "fixed similarity 0.9")
                .replace("\"id\": \"ZD-1042\"", "\"id\": \"app-logs-0-42\", \"service\": \"checkout\", \"level\": null")
                .replace("{\"kind\": \"number\", \"text\": \"parcel 5512 in both\"}, ", "")
                .replace("cosine 0.912", "same text");

        assertThat(told("duplicate", body))
                .startsWith(
                        "DUPLICATE  log app-logs-0-42 repeats ZD-1017 (2 h 10 min older)            cosine 0.91   checkout\n")
                .endsWith("why  same text, same parcel number 5512, nothing contradicts\n");
    }

    @Test
    void aRelatedTicketSaysWhyNotToMerge() {
        String body = """
                {"summary": "ZD-1066 resembles ZD-1031, but order 18 against order 17", "suggested_action": "link",
                 "event_time": "2026-11-22T12:14:07Z", "score": 0.07, "threshold": 0.962, "related_score": 0.86,
                 "threshold_origin": "target precision 0.98, calibration default-1", "related_threshold": 0.81,
                 "record": {"id": "ZD-1066", "url": null, "snippet": "Order 18 was delivered to the wrong address"},
                 "match": {"id": "ZD-1031", "url": null, "event_time": "2026-11-19T10:20:44Z", "status": "open",
                           "similarity": 0.968, "snippet": "Order 17 was delivered to the wrong address", "same_requester": false},
                 "evidence": [{"kind": "meaning", "text": "cosine 0.968"}],
                 "conflicts": [{"kind": "number", "text": "order 18 against order 17", "here": "18", "there": "17"}],
                 "group": null}
                """;

        assertThat(told("related", body)).isEqualTo("""
                RELATED    ticket ZD-1066 resembles ZD-1031 (3 days older)                 do not merge: order 18, not 17
                           new  "Order 18 was delivered to the wrong address"
                           old  "Order 17 was delivered to the wrong address"
                           why  same problem (cosine 0.97), other order, other or unknown requester: link, not merge
                """);
        assertThat(told("related", body.replace("order 18 against order 17", "one works, one does not")))
                .contains("do not merge: one works, one does not\n", "(cosine 0.97), one works, one does not, other");
    }

    @Test
    void aProblemThatCameBackSaysWhatBecameOfTheFirst() {
        assertThat(told("regression", TICKET.replace("\"open\"", "\"solved\"")))
                .startsWith(
                        "REGRESSION ticket ZD-1042 repeats ZD-1017 (2 h 10 min older)               98.7 % sure   that was solved\n");
    }

    @Test
    void anUnusualLogLineNamesItsNewWordsAndWhatIsNearest() {
        assertThat(told("outlier", LINE)).isEqualTo("""
                OUTLIER    log checkout  ERROR  rarer than 99.98 % of this service's lines
                           line "Unable to rotate signing key: keystore was tampered with"
                           why  "keystore", "tampered" never seen here; nearest (0.58): "Rotated signing key * in * ms"
                """);
    }

    @Test
    void anUnusualTicketIsOneOfTickets() {
        String body = """
                {"summary": "ZD-7 is unlike anything recent", "score": 0.99912345, "stream": "desk", "cluster": null,
                 "record": {"id": "ZD-7", "url": null, "snippet": "The lift plays music"},
                 "evidence": [{"kind": "cluster", "text": "nothing is usual here yet"}]}
                """;

        assertThat(told("outlier", body)).isEqualTo("""
                OUTLIER    ticket ZD-7  rarer than 99.912 % of tickets so far
                           text "The lift plays music"
                           why  nothing is usual here yet
                """);
    }

    @Test
    void aDuplicateChargeIsToldWithoutItsAccount() {
        assertThat(told("duplicate", CHARGE)).isEqualTo("""
                DUPLICATE  payment TX-88121 repeats TX-88117 (42 s older)                  confidence 0.99  49.90 EUR, ...4417
                           why  KAUFHALLE 0231 BERLIN = Kaufhalle; both captures; no refund between; not a regular charge
                """);
    }

    @Test
    void anUnusualAmountIsSetAgainstTheUsual() {
        String body = """
                {"summary": "812.00 EUR at Casino, while account ...4417 usually pays 24.53", "score": 0.99998765,
                 "stream": "payments", "cluster": null,
                 "record": {"id": "TX-9", "url": null, "amount": "812.00", "currency": "EUR", "merchant": "Casino", "type": null,
                            "account": "...4417", "account_ref": "hmac:71d0c2aa00bb11cc"},
                 "evidence": [{"kind": "amount", "text": "812.00 EUR, usual 24.53, 8.3 spreads above"}]}
                """;

        assertThat(told("outlier", body)).isEqualTo("""
                OUTLIER    payment TX-9  rarer than 99.998 % of payments so far            812.00 EUR, ...4417
                           why  812.00 EUR, usual 24.53, 8.3 spreads above; at Casino
                """);
    }

    @Test
    void aSurgeTellsHowManyAndHowUnusual() {
        String body = """
                {"summary": "card declined at checkout: 9 tickets from 8 requesters in 20 min, usual 0.4", "stream": "tickets",
                 "suggested_action": "open-incident", "phase": "start", "score": 0.99999,
                 "count": 9, "distinct_requesters": 8, "usual_count": 0.4, "growth": 22.5,
                 "window_start": "2026-11-22T08:58:00Z", "window_end": "2026-11-22T09:18:11Z",
                 "cluster": {"id": "tickets-14", "weight": 31, "examples": ["Visa refused when I pay"]},
                 "members": ["ZD-1101", "ZD-1103", "ZD-1107", "ZD-1110"], "duplicates": 2}
                """;

        assertThat(told("surge", body)).isEqualTo("""
                SURGE      tickets "card declined at checkout"  9 from 8 requesters in 20 min, usual 0.4   (22.5 times)
                           why  ZD-1101, ZD-1103, ZD-1107 ...; such as "Visa refused when I pay"; 2 are duplicates
                """);
        assertThat(told("surge", body.replace("checkout:", "checkout of the shop:")))
                .contains("\"card declined at checkou…\"  9 from 8");
        assertThat(told("surge", body.replace("\"start\"", "\"end\"")).lines().findFirst())
                .hasValueSatisfying(line -> assertThat(line).endsWith("(22.5 times)  end"));
    }

    @Test
    void anOverflowTellsTheBoundAndWhatWasHeldBack() {
        String body = """
                {"summary": "60 alerts in a minute: further ones are counted, not raised", "suggested_action": "review",
                 "stream": "tickets", "tenant": "acme", "limit": 60, "suppressed_count": 17,
                 "window_start": "2026-11-22T09:14:00Z"}
                """;

        assertThat(told("overflow", body)).isEqualTo("""
                OVERFLOW   tickets of acme  more than 60 alerts in the minute from 2026-11-22 09:14 UTC  review
                           why  60 alerts in a minute: further ones are counted, not raised; 17 held back
                """);
    }

    @Test
    void anUnknownTypeIsToldByItsSummary() {
        assertThat(told("weather", TICKET)).isEqualTo("""
                ALERT      io.nearfar.weather.v1  ZD-1042                                  desk
                           why  ZD-1042 repeats ZD-1017: same parcel number 5512, nothing contradicts
                """);
        assertThat(told("duplicate", "[]")).isEqualTo("""
                ALERT      io.nearfar.duplicate.v1
                           why
                """);
    }

    @Test
    void aLongIdIsCutBeforeTheAdvice() {
        String body = TICKET.replace("ZD-1042", "Z".repeat(250));

        assertThat(told("duplicate", body).lines().findFirst())
                .hasValue("DUPLICATE  ticket " + "Z".repeat(54) + "…  98.7 % sure   same requester: merge");
    }

    @Test
    void whatSteersATerminalIsLeftOut() {
        String body = TICKET.replace(
                "Parcel 5512 still", "\\u001b[2J\\u001b]0;title\\u0007Parcel\\n\\u009b31m5512\\u202e \\u0085still");

        assertThat(told("duplicate", body)).contains("new  \"]0;title Parcel 5512 still not here");
    }

    private static String told(String type, String body) {
        try {
            JsonNode json = MAPPER.readTree(body);
            return String.join("\n", AlertPrinter.lines("io.nearfar." + type + ".v1", json)) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
