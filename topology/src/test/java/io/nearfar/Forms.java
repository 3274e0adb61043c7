package io.nearfar;

import io.nearfar.cluster.ClusterConfig;
import io.nearfar.cluster.MicroCluster;
import io.nearfar.cluster.MicroClusters;
import io.nearfar.detection.AlertRate;
import io.nearfar.detection.Charge;
import io.nearfar.detection.DetectionFormats;
import io.nearfar.detection.PastAlert;
import io.nearfar.detection.PaymentProfiles;
import io.nearfar.detection.Payments;
import io.nearfar.detection.ProfileFormats;
import io.nearfar.detection.Reported;
import io.nearfar.detection.ScoreCounts;
import io.nearfar.detection.ScoreTail;
import io.nearfar.detection.TenantDay;
import io.nearfar.detection.TenantSlice;
import io.nearfar.detection.Texts;
import io.nearfar.detection.VerdictTally;
import io.nearfar.detection.WordFrequencies;
import io.nearfar.embedding.EmbeddingFormats;
import io.nearfar.record.Codec;
import io.nearfar.record.Hash128;
import io.nearfar.record.LineBucket;
import io.nearfar.record.MerchantName;
import io.nearfar.record.RecordFormats;
import io.nearfar.record.TextTraits;
import io.nearfar.surge.SurgeFormats;
import io.nearfar.surge.SurgeForms;
import io.nearfar.window.Apart;
import io.nearfar.window.Group;
import io.nearfar.window.KnownRecord;
import io.nearfar.window.Leader;
import io.nearfar.window.Row;
import io.nearfar.window.RowKey;
import io.nearfar.window.RowVector;
import io.nearfar.window.ScopeCounters;
import io.nearfar.window.WindowFormats;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One fixed value of every form that is stored or sent. */
final class Forms {

    private static final long TIME = 1_795_348_800_000L;
    private static final RowKey KEY = new RowKey(new Hash128(0x8000000000000001L, 2), TIME, 0xfedcba9876543210L, 3);

    /** A form by its name. */
    record Form<T>(String name, Codec<T> codec, T value) {

        @Override
        public String toString() {
            return name;
        }
    }

    private Forms() {}

    static RowKey key() {
        return KEY;
    }

    static List<Form<?>> all() {
        List<Form<?>> all = new ArrayList<>(stored());
        all.addAll(counted());
        all.addAll(sent());
        return all;
    }

    private static List<Form<?>> stored() {
        return List.of(
                new Form<>("row", WindowFormats.ROW, row()),
                new Form<>("leader", WindowFormats.LEADER, leader().withHeir(new Leader.Heir(9, text("T-2")))),
                new Form<>("leader-without-heir", WindowFormats.LEADER, leader()),
                new Form<>("group", WindowFormats.GROUP, group()),
                new Form<>(
                        "group-without-code",
                        WindowFormats.GROUP,
                        Group.of(Group.Head.of("P-1", 3, TIME), false).joinedAt(TIME + 5, 1)),
                new Form<>("apart", Apart.CODEC, Apart.of(-5, 7)),
                new Form<>("past-alert", DetectionFormats.PAST_ALERT, alert()),
                new Form<>("reported", DetectionFormats.REPORTED, new Reported(TIME, TIME + 5, 17)),
                new Form<>("verdict-tally", DetectionFormats.TALLY, new VerdictTally(41, 2)),
                new Form<>("known-record", WindowFormats.KNOWN_RECORD, known()));
    }

    private static List<Form<?>> counted() {
        return List.of(
                new Form<>(
                        "line-bucket",
                        LineBucket.CODEC,
                        new LineBucket(2, List.of(new LineBucket.Counted(-5, 1), new LineBucket.Counted(7, 65_535)))),
                new Form<>("traffic", SurgeFormats.TRAFFIC, SurgeForms.traffic()),
                new Form<>("matter", SurgeFormats.MATTER, SurgeForms.matter()),
                new Form<>("counters", WindowFormats.COUNTERS, new ScopeCounters(TIME, 7)),
                new Form<>("micro-cluster", MicroCluster.CODEC, cluster()),
                new Form<>("charge", DetectionFormats.CHARGE, charge()),
                new Form<>("payment-profile", ProfileFormats.ACCOUNT, PaymentProfiles.full()),
                new Form<>("tenant", DetectionFormats.TENANT, tenant()),
                new Form<>(
                        "alert-rate",
                        DetectionFormats.RATE,
                        new AlertRate(29_000_000, 3, 28_999_900, 1, 2, 28_999_990)),
                new Form<>("words-counted", DetectionFormats.WORD_STATE, new WordFrequencies.State(1_000, 2)),
                new Form<>("word-count", DetectionFormats.WORD_CELL, new WordFrequencies.Cell(16_383, 40_000, 1)));
    }

    private static List<Form<?>> sent() {
        return List.of(
                new Form<>(
                        "embedded-record",
                        EmbeddingFormats.EMBEDDED_RECORD,
                        Texts.ticket("T-1", TIME, "ümlaut", Texts.at(0.5), Texts.at(-0.5))),
                new Form<>(
                        "transaction",
                        RecordFormats.TRANSACTION,
                        Payments.of(
                                Payments.ACCOUNT,
                                "P-1",
                                TIME,
                                "Kaufhalle",
                                "49.90",
                                Payments.details("EUR", "capture", "R-1"))));
    }

    private static Group group() {
        Group.Head head = new Group.Head(
                "T-1", 4, TIME, "00c0ffee", List.of(Texts.at(0.5)), TextTraits.of("Drücker kaputt", true));
        return new Group(head, 2, TIME + 5, 40_000, new Group.Marks(true, true, -7));
    }

    private static PastAlert alert() {
        PastAlert.Pair pair = new PastAlert.Pair("T-2", "T-1", 0.93, 0.97);
        return new PastAlert(PastAlert.Said.RELATED, pair, -7, TIME, new Hash128(5, -6), "different T-3", "same");
    }

    private static Row row() {
        return new Row(RowVector.of("00c0ffee", 8, Texts.at(0.5)), text("T-1"));
    }

    private static Row.Text text(String id) {
        TreeMap<String, String> labels = new TreeMap<>(Map.of("status", "open"));
        return new Row.Text(
                id, TIME, labels, "Drücker kaputt", new Hash128(5, -6), TextTraits.of("Drücker kaputt", true), -7);
    }

    private static Leader leader() {
        return new Leader(KEY.withOrdinal(0), 2, "T-1", 8, 9, 7, Leader.Heir.NONE);
    }

    private static KnownRecord known() {
        return new KnownRecord(TIME, 8, new Hash128(5, -6), "open", 2, -7, new KnownRecord.Alerted(true, false, true));
    }

    private static MicroCluster cluster() {
        MicroClusters clusters = new MicroClusters(ClusterConfig.TICKETS);
        for (int i = 0; i < 3; i++) {
            var member = new MicroCluster.Member(
                    Texts.at(0.9 + i * 0.02),
                    TIME + i * 86_400_000L,
                    7 + i,
                    new MicroCluster.Example("T-" + i, "number " + i));
            clusters.apply(clusters.assess(member).update());
        }
        return clusters.all().getFirst();
    }

    private static Charge charge() {
        return new Charge(
                "P-1",
                4,
                -7,
                MerchantName.of("KAUFHALLE 0231 BERLIN", "Berlin"),
                new BigDecimal("49.90"),
                "EUR",
                "capture",
                "R-1",
                "online");
    }

    private static TenantSlice tenant() {
        ScoreCounts current = ScoreCounts.of(new float[] {0.25f, 0.5f, 0.5f}, Map.of(0, 2, 80, 5));
        ScoreTail tail = ScoreTail.of(List.of(ScoreCounts.of(new float[] {8}, Map.of(159, 1)), current), 20_007);
        return new TenantSlice(1_250, tail, new TenantDay(20_000, 410, 3), PaymentProfiles.tenant());
    }
}
