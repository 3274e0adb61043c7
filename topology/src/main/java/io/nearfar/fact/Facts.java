package io.nearfar.fact;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a text says that its vector does not tell, at most {@link #MAX_BYTES} written. Immutable.
 *
 * <p>What does not fit is left out by kind, the last of {@link FactKind} first, and within a kind from the end of the text, or after
 * {@link #MAX_OF_KIND} of it.
 */
public final class Facts {

    /** Bytes of the written form. */
    public static final int MAX_BYTES = 600;

    /** Content words whose order is kept, from the beginning of the text. */
    static final int MAX_WORDS = 64;

    /** Of a text that says nothing checkable. */
    public static final Facts NONE = new Facts(false, List.of(), new char[0]);

    /** Facts of one kind, so that no kind leaves the others without room; of all kinds they can be counted in a byte. */
    static final int MAX_OF_KIND = 12;

    private static final int HEAD = 3;
    private static final int FACT_HEAD = 1 + 2 * Character.BYTES + 2;

    private final boolean log;
    private final List<Fact> all;
    private final char[] words;

    private Facts(boolean log, List<Fact> all, char[] words) {
        this.log = log;
        this.all = all;
        this.words = words;
    }

    /** The facts of a prepared, redacted ticket. Linear in its length. */
    public static Facts ofTicket(String text) {
        return Extraction.ofTicket(text);
    }

    /**
     * The facts of a masked log line: its states and its level, no numbers. Linear in its length.
     *
     * @param level such as {@code ERROR}; empty when unknown
     */
    public static Facts ofLog(String level, String text) {
        return Extraction.ofLog(level, text);
    }

    /** As many of {@code all}, in the order of the text, as fit beside the first words. */
    static Facts of(boolean log, List<Fact> all, char[] words) {
        char[] first = Arrays.copyOf(words, Math.min(words.length, MAX_WORDS));
        int room = MAX_BYTES - HEAD - first.length * Character.BYTES;
        boolean[] kept = new boolean[all.size()];
        int count = 0;
        for (FactKind kind : FactKind.values()) {
            int left = MAX_OF_KIND;
            for (int i = 0; i < kept.length && left > 0; i++) {
                int bytes = bytes(all.get(i));
                if (all.get(i).kind() == kind && bytes <= room) {
                    kept[i] = true;
                    room -= bytes;
                    left--;
                    count++;
                }
            }
        }
        List<Fact> fitting = new ArrayList<>(count);
        for (int i = 0; i < kept.length; i++) {
            if (kept[i]) {
                fitting.add(all.get(i));
            }
        }
        return new Facts(log, List.copyOf(fitting), first);
    }

    private static int bytes(Fact fact) {
        return FACT_HEAD + utf8(fact.unit()).length + utf8(fact.value()).length;
    }

    /** In the order of the text. */
    List<Fact> all() {
        return all;
    }

    /** Whether the text is, or reads like, a log line, whose numbers differ from one time to the next. */
    boolean log() {
        return log;
    }

    /** How many words are kept. */
    int words() {
        return words.length;
    }

    /** Hash of a content word, in the order of the text. */
    char word(int place) {
        return words[place];
    }

    /** Whether nothing is known. */
    public boolean isEmpty() {
        return all.isEmpty() && words.length == 0;
    }

    /** Writes a byte of flags, the facts with their number (1 byte) and the words with theirs (1 byte). */
    public void writeTo(DataOutputStream out) throws IOException {
        out.writeBoolean(log);
        out.writeByte(all.size());
        for (Fact fact : all) {
            out.writeByte(fact.kind().code());
            out.writeChar(fact.before());
            out.writeChar(fact.after());
            writeText(fact.unit(), out);
            writeText(fact.value(), out);
        }
        out.writeByte(words.length);
        for (char word : words) {
            out.writeChar(word);
        }
    }

    /** Reads what {@link #writeTo} wrote. */
    public static Facts readFrom(DataInputStream in) throws IOException {
        boolean log = in.readBoolean();
        Fact[] all = new Fact[in.readUnsignedByte()];
        for (int i = 0; i < all.length; i++) {
            FactKind kind = FactKind.of(in.readUnsignedByte());
            char before = in.readChar();
            char after = in.readChar();
            all[i] = new Fact(kind, readText(in), readText(in), before, after);
        }
        char[] words = new char[in.readUnsignedByte()];
        for (int i = 0; i < words.length; i++) {
            words[i] = in.readChar();
        }
        return new Facts(log, List.of(all), words);
    }

    private static void writeText(String text, DataOutputStream out) throws IOException {
        byte[] bytes = utf8(text);
        out.writeByte(bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readUnsignedByte()];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Facts facts
                && log == facts.log
                && all.equals(facts.all)
                && Arrays.equals(words, facts.words);
    }

    @Override
    public int hashCode() {
        return 31 * all.hashCode() + Arrays.hashCode(words);
    }

    /** Tells how many there are, not what they say. */
    @Override
    public String toString() {
        return "Facts[facts=%d, words=%d, log=%s]".formatted(all.size(), words.length, log);
    }
}
