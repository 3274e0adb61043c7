package io.nearfar.window;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Room for the vectors of a task beside its heap: blocks of a file that is made at the first need and has no name, so it goes when it
 * is closed or the process ends, however that ends. It is read through a mapping: what is read often stays in memory, as the
 * system sees fit. Used by one thread at a time; how large it is may be asked by any.
 */
public final class CodeFile implements AutoCloseable {

    /*
     * Written by write(2), though it is mapped: the first write to a mapped page costs a fault, 9 microseconds measured on a virtual
     * machine, and that of a full disk is a signal instead of an exception. Writes that follow each other, as when
     * a window is read at start, go together. A page not written yet reads as zeros.
     */

    /** Bytes of a block: a few hundred vectors. */
    static final int BLOCK = 96 << 10;

    /** Blocks that are mapped together. */
    private static final int MAPPED = 512;

    private static final int STAGED = 32 << 10;

    private final Path folder;

    private final Arena arena = Arena.ofShared();
    private final List<MemorySegment> mapped = new ArrayList<>();
    private final Deque<Integer> released = new ArrayDeque<>();
    private ByteBuffer staged = ByteBuffer.allocate(0);
    private @Nullable FileChannel file;
    private long stagedAt;
    private volatile int blocks;

    /** To be made in that folder, which should be on a disk. */
    public CodeFile(Path folder) {
        this.folder = folder;
    }

    /** Bytes of disk that it takes at most. */
    public long bytes() {
        return (long) blocks * BLOCK;
    }

    /**
     * The number of a block of zeros.
     *
     * @throws UncheckedIOException when the file cannot be made
     */
    int open() {
        if (!released.isEmpty()) {
            int block = released.pop();
            clear(block);
            return block;
        }
        if (blocks == mapped.size() * MAPPED) {
            mapped.add(map());
        }
        int block = blocks;
        blocks = block + 1;
        return block;
    }

    private void clear(int block) {
        byte[] zeros = new byte[STAGED];
        for (int at = 0; at < BLOCK; at += STAGED) {
            write(block, at, zeros, STAGED);
        }
    }

    private MemorySegment map() {
        long extent = (long) MAPPED * BLOCK;
        try {
            FileChannel open = file == null ? create() : file;
            file = open;
            return open.map(MapMode.READ_ONLY, mapped.size() * extent, extent, arena);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private FileChannel create() throws IOException {
        Path path = Files.createTempFile(folder, "vectors", "");
        FileChannel made = FileChannel.open(path, READ, WRITE);
        staged = ByteBuffer.allocate(STAGED);
        Files.delete(path);
        return made;
    }

    /** Takes a block back that nobody reads any more. */
    void release(int block) {
        released.push(block);
    }

    /**
     * Writes the first {@code count} bytes to a place in a block.
     *
     * @throws UncheckedIOException when the disk is full
     */
    void write(int block, int offset, byte[] bytes, int count) {
        long at = (long) block * BLOCK + offset;
        if (at != stagedAt + staged.position() || staged.remaining() < count) {
            flush();
            stagedAt = at;
        }
        staged.put(bytes, 0, count);
    }

    private void flush() {
        staged.flip();
        try {
            while (staged.hasRemaining()) {
                Objects.requireNonNull(file).write(staged, stagedAt + staged.position());
            }
        } catch (IOException e) {
            throw failed(e);
        } finally {
            staged.clear();
        }
    }

    private UncheckedIOException failed(IOException cause) {
        return new UncheckedIOException("vectors cannot be kept in " + folder, cause);
    }

    int readInt(int block, int offset) {
        return readable(block, offset, Integer.BYTES).get(ValueLayout.JAVA_INT_UNALIGNED, start(block) + offset);
    }

    void read(int block, int offset, byte[] target, int at, int count) {
        MemorySegment source = readable(block, offset, count);
        MemorySegment.copy(source, ValueLayout.JAVA_BYTE, start(block) + offset, target, at, count);
    }

    private MemorySegment readable(int block, int offset, int count) {
        long at = (long) block * BLOCK + offset;
        if (stagedAt < at + count && at < stagedAt + staged.position()) {
            flush();
        }
        return mapped.get(block / MAPPED);
    }

    /** Gives all room back; nothing of it is read any more. */
    @Override
    public void close() {
        arena.close();
        blocks = 0;
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static long start(int block) {
        return (long) (block % MAPPED) * BLOCK;
    }
}
