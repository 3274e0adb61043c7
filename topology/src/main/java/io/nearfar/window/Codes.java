package io.nearfar.window;

import io.nearfar.embedding.EmbeddingCode;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The vectors of one chunk's rows, beside the heap, by the rows' numbers. A row need not have one: then its store has it.
 * Confined to one thread.
 */
final class Codes {

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());

    private static final int NONE = -1;

    private final CodeFile file;
    private final int dimensions;
    private final int perBlock;
    private final byte[] slot;
    private final int[] blocks;

    /** Of so many dimensions, none yet. */
    Codes(CodeFile file, int dimensions) {
        this.file = file;
        this.dimensions = dimensions;
        this.slot = new byte[bytes(dimensions)];
        this.perBlock = CodeFile.BLOCK / slot.length;
        this.blocks = new int[Math.ceilDiv(Chunk.MOST, perBlock)];
        Arrays.fill(blocks, NONE);
    }

    /** Bytes that a vector takes, its squared norm in front of it. */
    static int bytes(int dimensions) {
        return Integer.BYTES + dimensions;
    }

    int dimensions() {
        return dimensions;
    }

    void put(int row, EmbeddingCode code) {
        if (code.dimensions() != dimensions) {
            throw new IllegalArgumentException(
                    "%d dimensions among vectors of %d".formatted(code.dimensions(), dimensions));
        }
        INTS.set(slot, 0, (int) code.squaredNorm());
        code.copyTo(slot, Integer.BYTES);
        write(row, slot.length);
    }

    /** Gives a row the vector of another one, which may be none. */
    void copy(Codes from, int row, int to) {
        if (from.squaredNorm(row) == 0) {
            clear(to);
        } else {
            file.read(from.block(row), from.offset(row), slot, 0, slot.length);
            write(to, slot.length);
        }
    }

    /** The row has no vector from now on. */
    void clear(int row) {
        if (block(row) != NONE) {
            INTS.set(slot, 0, 0);
            write(row, Integer.BYTES);
        }
    }

    private void write(int row, int count) {
        if (block(row) == NONE) {
            blocks[row / perBlock] = file.open();
        }
        file.write(block(row), offset(row), slot, count);
    }

    /** Sum of the squared components, 0 where the row has no vector. */
    int squaredNorm(int row) {
        int block = block(row);
        return block == NONE ? 0 : file.readInt(block, offset(row));
    }

    /** Copies the components of a row that has a vector to {@code target}, from {@code at} on. */
    void read(int row, byte[] target, int at) {
        file.read(block(row), offset(row) + Integer.BYTES, target, at, dimensions);
    }

    /** Gives back the room of all but the first so many rows. */
    void keep(int rows) {
        for (int at = Math.ceilDiv(rows, perBlock); at < blocks.length; at++) {
            if (blocks[at] != NONE) {
                file.release(blocks[at]);
                blocks[at] = NONE;
            }
        }
    }

    private int block(int row) {
        return blocks[row / perBlock];
    }

    private int offset(int row) {
        return row % perBlock * slot.length;
    }
}
