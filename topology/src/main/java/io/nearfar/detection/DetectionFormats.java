package io.nearfar.detection;

import io.nearfar.record.Codec;
import io.nearfar.record.MerchantName;
import io.nearfar.record.RecordFormats;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** How what decisions learn is stored. */
public final class DetectionFormats {

    public static final Codec<Charge> CHARGE =
            Codec.of("charge", 2, DetectionFormats::writeCharge, DetectionFormats::readCharge);

    public static final Codec<TenantSlice> TENANT =
            Codec.of("tenant slice", 3, DetectionFormats::writeTenant, DetectionFormats::readTenant);

    public static final Codec<AlertRate> RATE = Codec.of(
            "alert rate",
            1,
            (rate, out) -> {
                out.writeLong(rate.minute());
                out.writeInt(rate.alerts());
                out.writeLong(rate.lateMinute());
                out.writeInt(rate.lateAlerts());
                out.writeLong(rate.held());
                out.writeLong(rate.toldAt());
            },
            in -> new AlertRate(
                    in.readLong(), in.readInt(), in.readLong(), in.readInt(), in.readLong(), in.readLong()));

    public static final Codec<PastAlert> PAST_ALERT =
            Codec.of("past alert", 1, DetectionFormats::writeAlert, DetectionFormats::readAlert);

    public static final Codec<Reported> REPORTED = Codec.of(
            "reported outlier",
            1,
            (reported, out) -> {
                out.writeLong(reported.alerted());
                out.writeLong(reported.latest());
                out.writeInt(reported.suppressed());
            },
            in -> new Reported(in.readLong(), in.readLong(), in.readInt()));

    public static final Codec<VerdictTally> TALLY = Codec.of(
            "verdict tally",
            1,
            (tally, out) -> {
                out.writeLong(tally.right());
                out.writeLong(tally.wrong());
            },
            in -> new VerdictTally(in.readLong(), in.readLong()));

    public static final Codec<WordFrequencies.State> WORD_STATE = Codec.of(
            "words counted",
            1,
            (state, out) -> {
                out.writeInt(state.documents());
                out.writeInt(state.halvings());
            },
            in -> new WordFrequencies.State(in.readInt(), in.readInt()));

    public static final Codec<WordFrequencies.Cell> WORD_CELL = Codec.of(
            "word count",
            1,
            (cell, out) -> {
                out.writeShort(cell.bucket());
                out.writeShort(cell.count());
                out.writeShort(cell.halvings());
            },
            in -> new WordFrequencies.Cell(in.readUnsignedShort(), in.readUnsignedShort(), in.readUnsignedShort()));

    private DetectionFormats() {}

    private static void writeAlert(PastAlert alert, DataOutputStream out) throws IOException {
        out.writeUTF(alert.said().name());
        out.writeUTF(alert.pair().record());
        out.writeUTF(alert.pair().other());
        out.writeDouble(alert.pair().similarity());
        out.writeDouble(alert.pair().confidence());
        out.writeLong(alert.group());
        out.writeLong(alert.time());
        RecordFormats.writeHash(alert.text(), out);
        out.writeUTF(alert.heard());
        out.writeUTF(alert.opinion());
    }

    private static PastAlert readAlert(DataInputStream in) throws IOException {
        PastAlert.Said said = PastAlert.Said.valueOf(in.readUTF());
        PastAlert.Pair pair = new PastAlert.Pair(in.readUTF(), in.readUTF(), in.readDouble(), in.readDouble());
        return new PastAlert(
                said, pair, in.readLong(), in.readLong(), RecordFormats.readHash(in), in.readUTF(), in.readUTF());
    }

    private static void writeCharge(Charge charge, DataOutputStream out) throws IOException {
        out.writeUTF(charge.id());
        out.writeLong(charge.sequence());
        out.writeLong(charge.group());
        writeMerchant(charge.merchant(), out);
        out.writeUTF(charge.amount().toString());
        out.writeUTF(charge.currency());
        out.writeUTF(charge.type());
        out.writeUTF(charge.reference());
        out.writeUTF(charge.channel());
    }

    private static void writeMerchant(MerchantName merchant, DataOutputStream out) throws IOException {
        out.writeUTF(merchant.spelled());
        out.writeUTF(merchant.name());
        out.writeUTF(merchant.store());
        out.writeUTF(merchant.place());
    }

    private static MerchantName readMerchant(DataInputStream in) throws IOException {
        return new MerchantName(in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF());
    }

    private static Charge readCharge(DataInputStream in) throws IOException {
        return new Charge(
                in.readUTF(),
                in.readLong(),
                in.readLong(),
                readMerchant(in),
                new BigDecimal(in.readUTF()),
                in.readUTF(),
                in.readUTF(),
                in.readUTF(),
                in.readUTF());
    }

    private static void writeTenant(TenantSlice slice, DataOutputStream out) throws IOException {
        out.writeLong(slice.seen());
        out.writeLong(slice.tail().scores());
        out.writeByte(slice.tail().generations().size());
        for (ScoreCounts generation : slice.tail().generations()) {
            writeCounts(generation, out);
        }
        out.writeLong(slice.day().day());
        out.writeInt(slice.day().records());
        out.writeInt(slice.day().alerts());
        ProfileFormats.writeTenant(slice.payments(), out);
    }

    private static TenantSlice readTenant(DataInputStream in) throws IOException {
        long seen = in.readLong();
        long scores = in.readLong();
        List<ScoreCounts> generations = new ArrayList<>();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            generations.add(readCounts(in));
        }
        ScoreTail tail = ScoreTail.of(generations, scores);
        TenantDay day = new TenantDay(in.readLong(), in.readInt(), in.readInt());
        return new TenantSlice(seen, tail, day, ProfileFormats.readTenant(in));
    }

    private static void writeCounts(ScoreCounts counts, DataOutputStream out) throws IOException {
        float[] highest = counts.highest();
        out.writeByte(highest.length);
        for (float score : highest) {
            out.writeFloat(score);
        }
        SortedMap<Integer, Integer> buckets = counts.buckets();
        out.writeByte(buckets.size());
        for (var bucket : buckets.entrySet()) {
            out.writeByte(bucket.getKey());
            out.writeShort(bucket.getValue());
        }
    }

    private static ScoreCounts readCounts(DataInputStream in) throws IOException {
        float[] highest = new float[in.readUnsignedByte()];
        for (int i = 0; i < highest.length; i++) {
            highest[i] = in.readFloat();
        }
        SortedMap<Integer, Integer> buckets = new TreeMap<>();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            buckets.put(in.readUnsignedByte(), in.readUnsignedShort());
        }
        return ScoreCounts.of(highest, buckets);
    }
}
