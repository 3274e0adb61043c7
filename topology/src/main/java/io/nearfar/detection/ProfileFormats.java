package io.nearfar.detection;

import io.nearfar.detection.PaymentProfile.Withheld;
import io.nearfar.record.Codec;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** How profiles of payments are stored. Keys take two bytes, counts of an account one. */
public final class ProfileFormats {

    /** Of an account; at most 400 bytes. */
    public static final Codec<PaymentProfile> ACCOUNT =
            Codec.of("payment profile", 2, ProfileFormats::writeAccount, ProfileFormats::readAccount);

    private static final int HOURS_A_DAY = 24;

    private ProfileFormats() {}

    private static void writeAccount(PaymentProfile profile, DataOutputStream out) throws IOException {
        out.writeInt(profile.count());
        writeLevel(profile.amount(), out);
        writeLevel(profile.logarithm(), out);
        writeRhythm(profile.rhythm(), out);
        for (int hour = 0; hour < HOURS_A_DAY; hour++) {
            out.writeByte(profile.hours().of(hour));
        }
        out.writeByte(profile.merchants().keys().size());
        for (int key : profile.merchants().keys()) {
            out.writeShort(key);
        }
        out.writeByte(profile.novelty().of(TenantProfile.KNOWN));
        out.writeByte(profile.novelty().of(TenantProfile.NEW));
        writeFew(profile.countries(), out);
        writeFew(profile.currencies(), out);
        out.writeByte(profile.withheld().size());
        for (Withheld withheld : profile.withheld()) {
            writeWithheld(withheld, out);
        }
    }

    private static PaymentProfile readAccount(DataInputStream in) throws IOException {
        return new PaymentProfile(
                in.readInt(),
                readLevel(in),
                readLevel(in),
                readRhythm(in),
                readRow(in, HOURS_A_DAY),
                readKeys(in),
                readRow(in, 2),
                readFew(in),
                readFew(in),
                readWithheld(in));
    }

    private static void writeLevel(Level level, DataOutputStream out) throws IOException {
        out.writeDouble(level.mean());
        out.writeDouble(level.variance());
    }

    private static Level readLevel(DataInputStream in) throws IOException {
        return new Level(in.readDouble(), in.readDouble());
    }

    private static void writeRhythm(Rhythm rhythm, DataOutputStream out) throws IOException {
        out.writeLong(rhythm.first());
        out.writeLong(rhythm.last());
        out.writeDouble(rhythm.day());
        out.writeDouble(rhythm.sum());
        out.writeDouble(rhythm.month());
        out.writeDouble(rhythm.unusual());
    }

    private static Rhythm readRhythm(DataInputStream in) throws IOException {
        return new Rhythm(
                in.readLong(), in.readLong(), in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble());
    }

    private static KeyCounts readRow(DataInputStream in, int length) throws IOException {
        SortedMap<Integer, Integer> counts = new TreeMap<>();
        for (int key = 0; key < length; key++) {
            int count = in.readUnsignedByte();
            if (count > 0) {
                counts.put(key, count);
            }
        }
        return KeyCounts.of(counts);
    }

    private static RecentKeys readKeys(DataInputStream in) throws IOException {
        List<Integer> keys = new ArrayList<>();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            keys.add(in.readUnsignedShort());
        }
        return new RecentKeys(keys);
    }

    private static void writeFew(KeyCounts counts, DataOutputStream out) throws IOException {
        out.writeByte(counts.byKey().size());
        for (var count : counts.byKey().entrySet()) {
            out.writeShort(count.getKey());
            out.writeByte(count.getValue());
        }
    }

    private static KeyCounts readFew(DataInputStream in) throws IOException {
        SortedMap<Integer, Integer> counts = new TreeMap<>();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            counts.put(in.readUnsignedShort(), in.readUnsignedByte());
        }
        return KeyCounts.of(counts);
    }

    private static void writeWithheld(Withheld withheld, DataOutputStream out) throws IOException {
        PaymentTraits payment = withheld.payment();
        out.writeLong(withheld.record());
        out.writeLong(payment.time());
        out.writeDouble(payment.amount());
        out.writeShort(payment.merchant());
        out.writeShort(payment.country());
        out.writeShort(payment.currency());
        out.writeBoolean(withheld.expected());
    }

    private static List<Withheld> readWithheld(DataInputStream in) throws IOException {
        List<Withheld> withheld = new ArrayList<>();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            long record = in.readLong();
            PaymentTraits payment = new PaymentTraits(
                    in.readLong(),
                    in.readDouble(),
                    in.readUnsignedShort(),
                    in.readUnsignedShort(),
                    in.readUnsignedShort());
            withheld.add(new Withheld(record, payment, in.readBoolean()));
        }
        return withheld;
    }

    static void writeTenant(TenantProfile profile, DataOutputStream out) throws IOException {
        out.writeByte(profile.currencies().size());
        for (var currency : profile.currencies().entrySet()) {
            out.writeInt(currency.getKey());
            writeCurrency(currency.getValue(), out);
        }
        writeMany(profile.hours(), out);
        writeMany(profile.countries(), out);
        writeMany(profile.novelty(), out);
        out.writeDouble(profile.perDay());
        out.writeLong(profile.paced());
    }

    static TenantProfile readTenant(DataInputStream in) throws IOException {
        SortedMap<Integer, CurrencyProfile> currencies = new TreeMap<>();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            currencies.put(in.readInt(), readCurrency(in));
        }
        return new TenantProfile(currencies, readMany(in), readMany(in), readMany(in), in.readDouble(), in.readLong());
    }

    private static void writeCurrency(CurrencyProfile currency, DataOutputStream out) throws IOException {
        out.writeLong(currency.count());
        writeLevel(currency.amount(), out);
        writeLevel(currency.logarithm(), out);
        out.writeDouble(currency.within());
        out.writeDouble(currency.logWithin());
    }

    private static CurrencyProfile readCurrency(DataInputStream in) throws IOException {
        return new CurrencyProfile(in.readLong(), readLevel(in), readLevel(in), in.readDouble(), in.readDouble());
    }

    private static void writeMany(KeyCounts counts, DataOutputStream out) throws IOException {
        out.writeByte(counts.byKey().size());
        for (var count : counts.byKey().entrySet()) {
            out.writeShort(count.getKey());
            out.writeShort(count.getValue());
        }
    }

    private static KeyCounts readMany(DataInputStream in) throws IOException {
        SortedMap<Integer, Integer> counts = new TreeMap<>();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            counts.put(in.readUnsignedShort(), in.readUnsignedShort());
        }
        return KeyCounts.of(counts);
    }
}
