package io.nearfar.embedding;

import io.nearfar.record.Codec;
import io.nearfar.record.Hash128;
import io.nearfar.record.Identity;
import io.nearfar.record.RecordFormats;
import io.nearfar.record.TextTraits;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** How vectors and embedded records travel and are stored. */
public final class EmbeddingFormats {

    /** A ticket or log line on its way to the thread that owns its scope. */
    public static final Codec<EmbeddedRecord> EMBEDDED_RECORD =
            Codec.of("embedded record", 2, EmbeddingFormats::writeRecord, EmbeddingFormats::readRecord);

    private EmbeddingFormats() {}

    /** Writes the number of dimensions (2 bytes), the components and the scale. */
    public static void writeCode(EmbeddingCode code, DataOutputStream out) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(code.size());
        code.writeTo(buffer);
        out.writeShort(code.dimensions());
        out.write(buffer.array());
    }

    /** Reads what {@link #writeCode} wrote. */
    public static EmbeddingCode readCode(DataInputStream in) throws IOException {
        int dimensions = in.readUnsignedShort();
        byte[] bytes = new byte[dimensions + Float.BYTES];
        in.readFully(bytes);
        return EmbeddingCode.read(ByteBuffer.wrap(bytes), dimensions);
    }

    private static void writeRecord(EmbeddedRecord record, DataOutputStream out) throws IOException {
        RecordFormats.writeIdentity(record.identity(), out);
        RecordFormats.writeLabels(record.labels(), out);
        out.writeUTF(record.snippet());
        RecordFormats.writeHash(record.textHash(), out);
        record.traits().writeTo(out);
        ModelId model = record.model();
        out.writeUTF(model.name());
        out.writeUTF(model.fingerprint());
        out.writeShort(model.dimensions());
        out.writeByte(record.windows().size());
        for (EmbeddingCode code : record.windows()) {
            writeCode(code, out);
        }
    }

    private static EmbeddedRecord readRecord(DataInputStream in) throws IOException {
        Identity identity = RecordFormats.readIdentity(in);
        SortedMap<String, String> labels = RecordFormats.readLabels(in);
        String snippet = in.readUTF();
        Hash128 textHash = RecordFormats.readHash(in);
        TextTraits traits = TextTraits.readFrom(in);
        ModelId model = new ModelId(in.readUTF(), in.readUTF(), in.readUnsignedShort());
        List<EmbeddingCode> windows = new ArrayList<>();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            windows.add(readCode(in));
        }
        return new EmbeddedRecord(identity, labels, snippet, textHash, traits, model, windows);
    }
}
