package io.nearfar.embedding.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The smallest models with the shape of a sentence-transformer: one table, looked up by word piece. Written as the
 * protocol buffers of onnx.proto, by field number.
 */
final class TinyOnnx {

    static final int PIECES = 30_522;
    static final int DIMENSIONS = 2;

    private static final int INT64 = 7;
    private static final int FLOAT = 1;

    private TinyOnnx() {}

    /** A model with the given inputs, the first of which is looked up in a table inside the model. */
    static byte[] lookup(List<String> inputs) {
        return model(inputs, bytes(9, table()), true);
    }

    /** The same with its table in another file. */
    static byte[] lookupIn(String location) {
        byte[] external = join(bytes(13, join(text(1, "location"), text(2, location))), number(14, 1));
        return model(List.of("input_ids", "attention_mask"), external, true);
    }

    /** A model whose output has 2 dimensions: one number for each word piece. */
    static byte[] flat() {
        return model(List.of("input_ids", "attention_mask"), bytes(9, table()), false);
    }

    /** Row {@code i} is (i, 1). */
    static byte[] table() {
        ByteBuffer table =
                ByteBuffer.allocate(PIECES * DIMENSIONS * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < PIECES; i++) {
            table.putFloat(i).putFloat(1);
        }
        return table.array();
    }

    private static byte[] model(List<String> inputs, byte[] data, boolean rows) {
        byte[] dims = rows ? join(number(1, PIECES), number(1, DIMENSIONS)) : number(1, PIECES * DIMENSIONS);
        byte[] table = join(dims, number(2, FLOAT), text(8, "table"), data);
        byte[] node = join(text(1, "table"), text(1, inputs.getFirst()), text(2, "out"), text(4, "Gather"));
        byte[] graph = join(bytes(1, node), text(2, "tiny"), bytes(5, table));
        for (String input : inputs) {
            graph = join(graph, bytes(11, value(input, INT64, 2)));
        }
        graph = join(graph, bytes(12, value("out", FLOAT, rows ? 3 : 2)));
        return join(number(1, 8), bytes(7, graph), bytes(8, join(text(1, ""), number(2, 17))));
    }

    private static byte[] value(String name, int type, int rank) {
        byte[] shape = new byte[0];
        for (int i = 0; i < rank; i++) {
            shape = join(shape, bytes(1, text(2, "d" + i + name)));
        }
        return join(text(1, name), bytes(2, bytes(1, join(number(1, type), bytes(2, shape)))));
    }

    private static byte[] text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] bytes(int field, byte[] value) {
        return join(varint(field << 3 | 2), varint(value.length), value);
    }

    private static byte[] number(int field, int value) {
        return join(varint(field << 3), varint(value));
    }

    private static byte[] varint(int value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int rest = value;
        for (; rest > 0x7F; rest >>>= 7) {
            out.write((rest & 0x7F) | 0x80);
        }
        out.write(rest);
        return out.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
