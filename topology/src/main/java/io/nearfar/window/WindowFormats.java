package io.nearfar.window;

import io.nearfar.embedding.EmbeddingCode;
import io.nearfar.embedding.EmbeddingFormats;
import io.nearfar.record.Codec;
import io.nearfar.record.RecordFormats;
import io.nearfar.record.TextTraits;
import io.nearfar.sketch.Sketch;
import io.nearfar.window.KnownRecord.Alerted;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** How what is recent is stored. */
public final class WindowFormats {

    private static final int ROW_VERSION = 4;

    /** A row: its vector, then its text. */
    public static final Codec<Row> ROW = Codec.of("row", ROW_VERSION, WindowFormats::writeRow, WindowFormats::readRow);

    public static final Codec<Leader> LEADER =
            Codec.of("leader", 3, WindowFormats::writeLeader, WindowFormats::readLeader);

    public static final Codec<Group> GROUP = Codec.of("group", 2, WindowFormats::writeGroup, WindowFormats::readGroup);

    public static final Codec<KnownRecord> KNOWN_RECORD =
            Codec.of("known record", 1, WindowFormats::writeKnown, WindowFormats::readKnown);

    public static final Codec<ScopeCounters> COUNTERS = Codec.of(
            "scope counters",
            1,
            (counters, out) -> {
                out.writeLong(counters.clock());
                out.writeLong(counters.next());
            },
            in -> new ScopeCounters(in.readLong(), in.readLong()));

    private WindowFormats() {}

    private static void writeRow(Row row, DataOutputStream out) throws IOException {
        writeVector(row.vector(), out);
        writeText(row.text(), out);
    }

    private static Row readRow(DataInputStream in) throws IOException {
        return new Row(readVector(in), readText(in));
    }

    private static void writeVector(RowVector vector, DataOutputStream out) throws IOException {
        out.writeUTF(vector.model());
        out.writeLong(vector.sequence());
        EmbeddingFormats.writeCode(vector.code(), out);
        ByteBuffer sketch = ByteBuffer.allocate(Sketch.BYTES);
        vector.sketch().writeTo(sketch);
        out.write(sketch.array());
    }

    private static RowVector readVector(DataInputStream in) throws IOException {
        String model = in.readUTF();
        long sequence = in.readLong();
        EmbeddingCode code = EmbeddingFormats.readCode(in);
        byte[] sketch = new byte[Sketch.BYTES];
        in.readFully(sketch);
        return new RowVector(model, sequence, code, Sketch.read(ByteBuffer.wrap(sketch)));
    }

    /**
     * The vector of a row as {@link #ROW} wrote it, without reading what comes after.
     *
     * @throws IllegalStateException when the bytes are of another version, cut short or damaged
     */
    public static RowVector vector(byte[] row) {
        ByteBuffer bytes = ByteBuffer.wrap(row);
        try {
            int version = bytes.get();
            if (version != ROW_VERSION) {
                throw new IllegalStateException(
                        "row has version %d, this program reads %d".formatted(version, ROW_VERSION));
            }
            byte[] model = new byte[Short.toUnsignedInt(bytes.getShort())];
            bytes.get(model);
            long sequence = bytes.getLong();
            EmbeddingCode code = EmbeddingCode.read(bytes, Short.toUnsignedInt(bytes.getShort()));
            return new RowVector(new String(model, StandardCharsets.UTF_8), sequence, code, Sketch.read(bytes));
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new IllegalStateException("row of %d bytes is cut short or damaged".formatted(row.length), e);
        }
    }

    /**
     * Where the components begin in a row as {@link #ROW} wrote it: after version, model, sequence and dimensions.
     *
     * @throws IllegalArgumentException when there are other than {@code dimensions} of them
     */
    static int codeOffset(byte[] row, int dimensions) {
        ByteBuffer bytes = ByteBuffer.wrap(row);
        int at = 1 + Short.BYTES + Short.toUnsignedInt(bytes.getShort(1)) + Long.BYTES;
        if (bytes.getShort(at) != (short) dimensions) {
            throw new IllegalArgumentException("%d against %d dimensions".formatted(bytes.getShort(at), dimensions));
        }
        return at + Short.BYTES;
    }

    private static void writeText(Row.Text text, DataOutputStream out) throws IOException {
        out.writeUTF(text.id());
        out.writeLong(text.time());
        RecordFormats.writeLabels(text.labels(), out);
        out.writeUTF(text.snippet());
        RecordFormats.writeHash(text.textHash(), out);
        text.traits().writeTo(out);
        out.writeLong(text.group());
    }

    private static Row.Text readText(DataInputStream in) throws IOException {
        return new Row.Text(
                in.readUTF(),
                in.readLong(),
                RecordFormats.readLabels(in),
                in.readUTF(),
                RecordFormats.readHash(in),
                TextTraits.readFrom(in),
                in.readLong());
    }

    private static void writeLeader(Leader leader, DataOutputStream out) throws IOException {
        out.write(leader.row().toBytes());
        out.writeByte(leader.windows());
        out.writeUTF(leader.id());
        out.writeLong(leader.sequence());
        out.writeLong(leader.group());
        out.writeLong(leader.cluster());
        out.writeLong(leader.heir().sequence());
        writeText(leader.heir().text(), out);
    }

    private static Leader readLeader(DataInputStream in) throws IOException {
        byte[] row = new byte[RowKey.BYTES];
        in.readFully(row);
        return new Leader(
                RowKey.fromBytes(row),
                in.readUnsignedByte(),
                in.readUTF(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                new Leader.Heir(in.readLong(), readText(in)));
    }

    private static void writeGroup(Group group, DataOutputStream out) throws IOException {
        writeHead(group.head(), out);
        out.writeLong(group.count());
        out.writeLong(group.lastSeen());
        out.writeLong(group.scatter());
        out.writeBoolean(group.marks().closed());
        out.writeBoolean(group.marks().expected());
        out.writeLong(group.marks().mergedInto());
    }

    private static Group readGroup(DataInputStream in) throws IOException {
        return new Group(
                readHead(in),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                new Group.Marks(in.readBoolean(), in.readBoolean(), in.readLong()));
    }

    private static void writeHead(Group.Head head, DataOutputStream out) throws IOException {
        out.writeUTF(head.id());
        out.writeLong(head.sequence());
        out.writeLong(head.time());
        out.writeUTF(head.model());
        out.writeByte(head.codes().size());
        for (EmbeddingCode code : head.codes()) {
            EmbeddingFormats.writeCode(code, out);
        }
        head.traits().writeTo(out);
    }

    private static Group.Head readHead(DataInputStream in) throws IOException {
        String id = in.readUTF();
        long sequence = in.readLong();
        long time = in.readLong();
        String model = in.readUTF();
        List<EmbeddingCode> codes = in.readUnsignedByte() == 0 ? List.of() : List.of(EmbeddingFormats.readCode(in));
        return new Group.Head(id, sequence, time, model, codes, TextTraits.readFrom(in));
    }

    private static void writeKnown(KnownRecord known, DataOutputStream out) throws IOException {
        out.writeLong(known.time());
        out.writeLong(known.sequence());
        RecordFormats.writeHash(known.textHash(), out);
        out.writeUTF(known.status());
        out.writeByte(known.windows());
        out.writeLong(known.group());
        out.writeBoolean(known.alerted().duplicate());
        out.writeBoolean(known.alerted().related());
        out.writeBoolean(known.alerted().outlier());
    }

    private static KnownRecord readKnown(DataInputStream in) throws IOException {
        return new KnownRecord(
                in.readLong(),
                in.readLong(),
                RecordFormats.readHash(in),
                in.readUTF(),
                in.readUnsignedByte(),
                in.readLong(),
                new Alerted(in.readBoolean(), in.readBoolean(), in.readBoolean()));
    }
}
