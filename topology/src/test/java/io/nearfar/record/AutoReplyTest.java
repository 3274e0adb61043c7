package io.nearfar.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AutoReplyTest {

    private static final Mapping MAPPING =
            Mapping.preset("generic", Kind.TICKET).with(Map.of("auto", List.of("/auto", "/headers/Auto-Submitted")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Automatic reply: Parcel 5512 has not arrived",
                "automatic reply: How do I reset my password?",
                "AUTOMATIC REPLY",
                "[EXTERNAL] Automatic reply: your order",
                "Auto-Reply: We received your message",
                "Autoreply: order",
                "Auto Response: Thank you for contacting us",
                "Auto‑response: receipt",
                "Out of Office",
                "Fwd: Out of Office: your invoice",
                "Out of Office: Re: [SHOP-12] invoice",
                "Out of Office AutoReply: Meeting",
                "Out-of-office: Meeting",
                "Out of the office until Monday, 30 November",
                "Out of office - back on 3 December",
                "Out of office (from 1 to 5 May)",
                "OOO: Parcel 5512",
                "OOO until Thursday",
                "Undeliverable: Your order",
                "Delivery Status Notification (Failure)",
                "Delivery Status Notification (Delay)",
                "Mail delivery failed: returning message to sender",
                "Undelivered Mail Returned to Sender",
                "Returned mail: see transcript for details",
                "failure notice",
                "Abwesenheitsnotiz: Rechnung 4711",
                "Abwesenheitsnotiz bis 3. Dezember",
                "Réponse automatique : Facture",
                "Absence du bureau : Facture",
                "Respuesta automática: Pedido",
                "Fuera de la oficina: Pedido",
                "Risposta automatica: Ordine",
                "Resposta automática: Pedido",
                "Automatisch antwoord: Bestelling",
                "Automatisk svar: Ordre",
                "Automatyczna odpowiedź: Zamówienie",
                "自動応答: 注文",
                "Автоматический ответ: Заказ"
            })
    void automaticRepliesAreKnownByTheirSubject(String subject) {
        assertThat(AutoReply.isSubject(subject)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "How do I set an out of office reply?",
                "Out of office reply is not sent to external people",
                "Out of office not working in Outlook",
                "Out of office settings are missing",
                "Out of office message cannot be switched off",
                "Out of office - not working since the update",
                "Out of office - how do I set it up?",
                "Out of office replies go to customers twice",
                "Automatic reply not working",
                "Automatic replies are sent to our own mailing list",
                "Automatic replies: turn off",
                "Automatic response time report is empty",
                "Autoresponder sends the wrong template",
                "Autoreply loop fills my mailbox",
                "Auto-reply text has a typo",
                "Auto save loses my draft",
                "Auto-renewal charged me again",
                "Automatic payment failed",
                "Automatische Antworten lassen sich nicht abschalten",
                "Abwesenheitsnotiz funktioniert nicht",
                "Abwesenheitsnotiz einrichten",
                "Réponse automatique ne fonctionne plus",
                "Respuesta automática no funciona",
                "Mail delivery failed for all our customers since noon",
                "Delivery status notification emails never arrive",
                "Delivery notification says delivered but there is no parcel",
                "Undeliverable parcel came back to the warehouse",
                "Undelivered order 5512",
                "Returned mail piles up in the queue",
                "Failure notices are not translated",
                "OOO flag is wrong in the rota",
                "Please turn off: Automatic reply",
                "Re: Automatic reply: Parcel 5512",
                "RE: Re: FW: Out of Office: your invoice",
                "Auto: Parcel 5512",
                "AW: Automatische Antwort: Rechnung 4711",
                "Unzustellbar: Ihre Bestellung",
                "Re: Delivery notification: parcel 5512 on its way",
                "Failure notice: heating shows E12",
                "Auto: Kratzer am Mietwagen",
                "Re: Parcel 5512",
                "Fwd: How do I set an out of office reply?",
                "Reply: automatic"
            })
    void ticketsAboutThemAreTickets(String subject) {
        assertThat(AutoReply.isSubject(subject)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"auto-replied\"",
                "\"auto-generated\"",
                "\"Bulk\"",
                "\"yes\"",
                "true",
                "1",
                "\"auto-notified; owner-email=\\\"x\\\"\"",
                "[\"auto-replied\"]"
            })
    void markedTicketsAreSkipped(String mark) {
        assertThat(read("{\"id\": 1, \"subject\": \"Parcel\", \"auto\": %s}".formatted(mark)))
                .isEqualTo(Reading.skipped(SkipReason.AUTO_REPLY));
        assertThat(read("{\"id\": 1, \"subject\": \"Parcel\", \"headers\": {\"Auto-Submitted\": %s}}".formatted(mark)))
                .isEqualTo(Reading.skipped(SkipReason.AUTO_REPLY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "\"\"",
                "\" \"",
                "\"No\"",
                "\"no; by hand\"",
                "\"none\"",
                "false",
                "\"FALSE\"",
                "0",
                "[]",
                "{}"
            })
    void ticketsMarkedAsWrittenByHandAreRead(String mark) {
        assertThat(read("{\"id\": 1, \"subject\": \"Parcel\", \"auto\": %s}".formatted(mark))
                        .records())
                .hasSize(1);
    }

    @Test
    void onlyTicketsAreAutomaticReplies() {
        Reading reading = RecordReader.of("s", Mapping.preset("generic", Kind.LOG), List.of("tenant"), Samples.REDACTOR)
                .read("{\"message\": \"Automatic reply: sent\"}".getBytes(StandardCharsets.UTF_8), Samples.SOURCE);
        assertThat(reading.records()).hasSize(1);
    }

    @Test
    void hostileSubjectsAreJudgedQuickly() {
        for (String hostile : List.of("Re: ", "[", "[x] ", "re:[", "out of office ", "- ", "Auto")) {
            assertThat(AutoReply.isSubject(hostile.repeat(100_000))).isFalse();
        }
    }

    private static Reading read(String json) {
        return RecordReader.of("s", MAPPING, List.of("tenant"), Samples.REDACTOR)
                .read(json.getBytes(StandardCharsets.UTF_8), Samples.SOURCE);
    }
}
