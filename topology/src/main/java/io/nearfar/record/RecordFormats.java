package io.nearfar.record;

import io.nearfar.record.Transaction.Account;
import io.nearfar.record.Transaction.Details;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** How records travel and are stored. */
public final class RecordFormats {

    /** A payment on its way to the thread that owns its account. */
    public static final Codec<Transaction> TRANSACTION =
            Codec.of("transaction", 1, RecordFormats::writeTransaction, RecordFormats::readTransaction);

    private RecordFormats() {}

    /** Writes id, whether it is derived, scope, event time in epoch milliseconds and the place in Kafka. */
    public static void writeIdentity(Identity identity, DataOutputStream out) throws IOException {
        out.writeUTF(identity.id());
        out.writeBoolean(identity.derived());
        writeScope(identity.scope(), out);
        out.writeLong(identity.eventTime().toEpochMilli());
        Source source = identity.source();
        out.writeUTF(source.topic());
        out.writeInt(source.partition());
        out.writeLong(source.offset());
        out.writeUTF(source.key());
        out.writeLong(source.timestamp().toEpochMilli());
    }

    /** Reads what {@link #writeIdentity} wrote. */
    public static Identity readIdentity(DataInputStream in) throws IOException {
        String id = in.readUTF();
        boolean derived = in.readBoolean();
        Scope scope = readScope(in);
        Instant eventTime = Instant.ofEpochMilli(in.readLong());
        Source source = new Source(
                in.readUTF(), in.readInt(), in.readLong(), in.readUTF(), Instant.ofEpochMilli(in.readLong()));
        return new Identity(id, derived, scope, eventTime, source);
    }

    /** Writes the number of entries and then each key and value. */
    public static void writeLabels(SortedMap<String, String> labels, DataOutputStream out) throws IOException {
        out.writeByte(labels.size());
        for (var label : labels.entrySet()) {
            out.writeUTF(label.getKey());
            out.writeUTF(label.getValue());
        }
    }

    /** Reads what {@link #writeLabels} wrote. */
    public static SortedMap<String, String> readLabels(DataInputStream in) throws IOException {
        SortedMap<String, String> labels = new TreeMap<>();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            labels.put(in.readUTF(), in.readUTF());
        }
        return Collections.unmodifiableSortedMap(labels);
    }

    /** Writes 16 bytes. */
    public static void writeHash(Hash128 hash, DataOutputStream out) throws IOException {
        out.writeLong(hash.high());
        out.writeLong(hash.low());
    }

    /** Reads what {@link #writeHash} wrote. */
    public static Hash128 readHash(DataInputStream in) throws IOException {
        return new Hash128(in.readLong(), in.readLong());
    }

    private static void writeScope(Scope scope, DataOutputStream out) throws IOException {
        out.writeUTF(scope.stream());
        out.writeUTF(scope.tenant());
        out.writeByte(scope.parts().size());
        for (String part : scope.parts()) {
            out.writeUTF(part);
        }
    }

    private static Scope readScope(DataInputStream in) throws IOException {
        String stream = in.readUTF();
        String tenant = in.readUTF();
        List<String> parts = new ArrayList<>();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            parts.add(in.readUTF());
        }
        return new Scope(stream, tenant, parts);
    }

    private static void writeTransaction(Transaction payment, DataOutputStream out) throws IOException {
        writeIdentity(payment.identity(), out);
        out.writeUTF(payment.account().reference());
        out.writeUTF(payment.account().lastFour());
        out.writeUTF(payment.merchant());
        out.writeUTF(payment.amount().toString());
        Details details = payment.details();
        for (String text : List.of(
                details.currency(),
                details.category(),
                details.country(),
                details.city(),
                details.type(),
                details.reference(),
                details.channel())) {
            out.writeUTF(text);
        }
    }

    private static Transaction readTransaction(DataInputStream in) throws IOException {
        Identity identity = readIdentity(in);
        Account account = new Account(in.readUTF(), in.readUTF());
        String merchant = in.readUTF();
        BigDecimal amount = new BigDecimal(in.readUTF());
        Details details = new Details(
                in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF());
        return new Transaction(identity, account, merchant, amount, details);
    }
}
