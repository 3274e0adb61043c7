package io.nearfar.alert;

import io.nearfar.cluster.ClusterConfig;
import io.nearfar.cluster.MicroCluster;
import io.nearfar.cluster.MicroClusters;
import io.nearfar.detection.Alarm;
import io.nearfar.detection.Budget;
import io.nearfar.detection.Charge;
import io.nearfar.detection.Deviation;
import io.nearfar.detection.Deviation.Feature;
import io.nearfar.detection.Finding.BudgetUse;
import io.nearfar.detection.Finding.Duplicate;
import io.nearfar.detection.Finding.DuplicateCharge;
import io.nearfar.detection.Finding.GroupView;
import io.nearfar.detection.Finding.Outlier;
import io.nearfar.detection.Finding.Rarity;
import io.nearfar.detection.Finding.Related;
import io.nearfar.detection.Judgement;
import io.nearfar.detection.Likeness;
import io.nearfar.detection.LineGrounds;
import io.nearfar.detection.LineGrounds.RareWord;
import io.nearfar.detection.LineGrounds.Share;
import io.nearfar.detection.Match;
import io.nearfar.detection.Measures;
import io.nearfar.detection.Overflow;
import io.nearfar.detection.RepeatGrounds;
import io.nearfar.detection.Thresholds;
import io.nearfar.detection.UnusualPayment;
import io.nearfar.embedding.EmbeddedRecord;
import io.nearfar.embedding.Embedding;
import io.nearfar.embedding.EmbeddingCode;
import io.nearfar.embedding.ModelId;
import io.nearfar.fact.Agreement;
import io.nearfar.fact.Conflict;
import io.nearfar.fact.FactKind;
import io.nearfar.fact.Verification;
import io.nearfar.record.Hash128;
import io.nearfar.record.Identity;
import io.nearfar.record.MerchantName;
import io.nearfar.record.Scope;
import io.nearfar.record.Source;
import io.nearfar.record.TextTraits;
import io.nearfar.record.Transaction;
import io.nearfar.window.Row;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One record and one finding of each sort. */
final class Examples {

    static final Publisher TICKETS =
            new Publisher("acme-prod", "tickets", "https://acme.example/tickets/{id}", "9c41e7");
    static final Publisher LOGS = new Publisher("acme-prod", "logs", "", "9c41e7");
    static final Publisher PAYMENTS = new Publisher("acme-prod", "payments", "", "9c41e7");

    static final EmbeddingCode VECTOR = EmbeddingCode.of(Embedding.normalized(new float[] {1, 2, 3}));
    static final Instant TIME = Instant.parse("2026-11-22T09:14:07Z");
    static final Instant EARLIER = Instant.parse("2026-11-22T07:04:02Z");

    private static final ModelId MODEL = new ModelId("all-MiniLM-L6-v2-int8", "afdb6f1a", 3);

    private static final Agreement PARCEL = new Agreement(FactKind.NUMBER, "parcel 5512");
    private static final Conflict OTHER_ORDER =
            new Conflict(FactKind.NUMBER, "order 18 against order 17", "18", "17", Conflict.Veto.DUPLICATE, 1);

    private Examples() {}

    static Judgement judgement(double duplicate, double cosine, Verification verification) {
        return new Judgement(
                new Thresholds(0.92, 0.8, "target precision 0.98", "target precision 0.8"),
                duplicate,
                0.91,
                new Measures(
                        new Likeness(cosine, cosine, 0.5, 0.5),
                        new Measures.Surroundings(0.1, 1, false, false),
                        verification),
                false);
    }

    static Source source(String topic, String key) {
        return new Source(topic, 3, 88_123, key, TIME);
    }

    static EmbeddedRecord text(Identity identity, Map<String, String> labels, String snippet) {
        return new EmbeddedRecord(
                identity, new TreeMap<>(labels), snippet, Hash128.of(snippet), traits(snippet), MODEL, List.of(VECTOR));
    }

    static TextTraits traits(String text) {
        return TextTraits.of(text, true);
    }

    static EmbeddedRecord ticket() {
        Scope scope = new Scope("tickets", "acme", List.of());
        Identity identity = new Identity("ZD-1042", false, scope, TIME, source("zendesk.tickets", "acme"));
        return text(
                identity,
                Map.of("requester", "hmac:1", "status", "new"),
                "Parcel 5512 still not here, tracking stuck since Monday");
    }

    static Duplicate repeat() {
        return repeatOf(Map.of("requester", "hmac:1", "status", "open"), false);
    }

    static Duplicate repeatOf(Map<String, String> labels, boolean exact) {
        String snippet = "My parcel 5512 hasn't arrived, tracking has not moved since Monday";
        double similarity = exact ? 1 : 0.931_249;
        return new Duplicate(
                new Match("ZD-1017", EARLIER.toEpochMilli(), similarity, similarity),
                new Row.Text(
                        "ZD-1017",
                        EARLIER.toEpochMilli(),
                        new TreeMap<>(labels),
                        snippet,
                        Hash128.of(snippet),
                        traits(snippet),
                        17),
                exact,
                judgement(similarity, similarity, new Verification(List.of(PARCEL), List.of())),
                new GroupView("ZD-1017", 2, EARLIER.toEpochMilli()),
                List.of(new Match("ZD-0991", EARLIER.toEpochMilli() - 1_000, 0.803_4, 0.44)));
    }

    static EmbeddedRecord logLine() {
        Scope scope = new Scope("logs", "acme", List.of("checkout"));
        Identity identity = new Identity("app-logs-3-88123", true, scope, TIME, source("app-logs", ""));
        return text(
                identity,
                Map.of("service", "checkout", "level", "ERROR"),
                "Unable to rotate signing key: keystore was tampered with");
    }

    static MicroCluster cluster(String example) {
        ClusterConfig config = new ClusterConfig(0.8, 0.9, 10, Duration.ofDays(1), 10);
        return new MicroClusters(config)
                .assess(new MicroCluster.Member(VECTOR, 0, 1, new MicroCluster.Example("app-logs-1-7", example)))
                .update()
                .changed();
    }

    static Related resembling() {
        String snippet = "Order 17 was delivered to the wrong address";
        return new Related(
                new Match("ZD-1031", EARLIER.toEpochMilli(), 0.91, 0.07),
                new Row.Text(
                        "ZD-1031",
                        EARLIER.toEpochMilli(),
                        new TreeMap<>(),
                        snippet,
                        Hash128.of(snippet),
                        traits(snippet),
                        19),
                false,
                judgement(0.07, 0.91, new Verification(List.of(), List.of(OTHER_ORDER))),
                List.of());
    }

    static Overflow overflow() {
        return new Overflow(60, 1, EARLIER.getEpochSecond() / 60, false);
    }

    static Outlier rareLine() {
        MicroClusters.Distance distance =
                new MicroClusters.Distance(cluster("Rotated signing key * in * ms"), 0.4204, 812.04);
        return new Outlier(
                new Rarity(0.4204, 0.0002),
                new BudgetUse(new Budget.PerDay(20), 3, 99.95),
                Optional.of(distance),
                Optional.empty(),
                Optional.of(Duration.ofHours(24)),
                Optional.of(new LineGrounds(
                        12_400,
                        List.of(new RareWord("tampered", 0), new RareWord("keystore", 2)),
                        new Share(Alarm.ERROR, 37, List.of()),
                        new Share(Alarm.ERROR, 186, List.of("tampered", "unable")))));
    }

    static Transaction payment() {
        Scope scope = new Scope("payments", "acme", List.of("hmac:71d0c2aa00bb11cc"));
        Instant time = Instant.parse("2026-11-22T09:16:40.250Z");
        Identity identity =
                new Identity("TX-88121", false, scope, time, source("card.payments", "DE00500105175407324417"));
        return new Transaction(
                identity,
                new Transaction.Account("hmac:71d0c2aa00bb11cc", "4417"),
                "KAUFHALLE BERLIN",
                new BigDecimal("49.90"),
                new Transaction.Details("EUR", "", "DE", "Berlin", "capture", "", "card"));
    }

    static DuplicateCharge chargedTwice() {
        Instant time = Instant.parse("2026-11-22T09:15:58.500Z");
        Charge earlier = new Charge(
                "TX-88117",
                5,
                17,
                MerchantName.of("Kaufhalle Berlin", "Berlin"),
                new BigDecimal("49.90"),
                "EUR",
                "capture",
                "",
                "");
        return new DuplicateCharge(
                new Match("TX-88117", time.toEpochMilli(), 0.999_76, 0.999_76),
                earlier,
                new RepeatGrounds(false, 0, RepeatGrounds.Holds.UNKNOWN, 41_750),
                0.98,
                new GroupView("TX-88117", 2, time.toEpochMilli()));
    }

    static Outlier largeAmount() {
        return new Outlier(
                new Rarity(8.27, 0.000_012_345),
                new BudgetUse(new Budget.PerDay(20), 1, 99.9),
                Optional.empty(),
                Optional.of(unusual()),
                Optional.empty());
    }

    private static UnusualPayment unusual() {
        return new UnusualPayment(
                24,
                List.of(
                        new Deviation(Feature.GAP, 42, 86_400, 0, 2.287),
                        new Deviation(Feature.MERCHANT, 1, 0.02, 0, 1.17),
                        new Deviation(Feature.COUNTRY, 0, 0.99, 0, 0.003),
                        new Deviation(Feature.ACCOUNT_AMOUNT, 49.9, 3.2, 8.27, 24)));
    }
}
