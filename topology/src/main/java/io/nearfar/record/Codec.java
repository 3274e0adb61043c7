package io.nearfar.record;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A stored or sent form: one byte of version, then the fields in the order its writer names them, big-endian, texts as
 * {@link DataOutputStream#writeUTF}. Immutable and safe to share.
 *
 * <p>A changed layout takes a new version; a reader refuses versions it does not know rather than guess.
 *
 * @param <T> what is written and read
 */
public final class Codec<T> {

    private final String name;
    private final int version;
    private final Writer<T> writer;
    private final Reader<T> reader;

    private Codec(String name, int version, Writer<T> writer, Reader<T> reader) {
        this.name = name;
        this.version = version;
        this.writer = writer;
        this.reader = reader;
    }

    /** Writes the fields of a value. */
    @FunctionalInterface
    public interface Writer<T> {
        void write(T value, DataOutputStream out) throws IOException;
    }

    /** Reads back what the writer wrote. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(DataInputStream in) throws IOException;
    }

    /** A form called {@code name} in messages. */
    public static <T> Codec<T> of(String name, int version, Writer<T> writer, Reader<T> reader) {
        return new Codec<>(name, version, writer, reader);
    }

    public byte[] encode(T value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(version);
            writer.write(value, out);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + name, e);
        }
        return bytes.toByteArray();
    }

    /**
     * @throws IllegalStateException when the bytes are of another version, cut short or too long
     */
    public T decode(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int found = in.readByte();
            if (found != version) {
                throw new IllegalStateException(
                        "%s has version %d, this program reads %d".formatted(name, found, version));
            }
            T value = reader.read(in);
            if (in.available() > 0) {
                throw new IllegalStateException("%s has %d bytes too many".formatted(name, in.available()));
            }
            return value;
        } catch (IOException e) {
            throw new IllegalStateException("%s of %d bytes is cut short".formatted(name, bytes.length), e);
        }
    }
}
