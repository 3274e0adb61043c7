package io.nearfar.record;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * How often some lines of a tenant stood in its records, halved with every epoch that has passed. Immutable.
 *
 * @param epoch the epoch that the counts are of
 * @param lines the lines, the one that was counted last at the end; at most {@link #MOST}
 */
public record LineBucket(int epoch, List<Counted> lines) {

    /** Lines that one bucket holds; another takes the place of the one counted least, and longest ago among equals. */
    public static final int MOST = 8;

    /** Where nothing has been counted. */
    public static final LineBucket EMPTY = new LineBucket(0, List.of());

    /** How buckets are stored. */
    public static final Codec<LineBucket> CODEC = Codec.of("line bucket", 1, LineBucket::write, LineBucket::read);

    private static final int MOST_COUNTED = 65_535;

    public LineBucket {
        lines = List.copyOf(lines);
        if (lines.size() > MOST) {
            throw new IllegalArgumentException("a bucket holds at most %d lines, had %d".formatted(MOST, lines.size()));
        }
    }

    /**
     * A line and how often it stood in a record.
     *
     * @param line the line's hash
     * @param count in so many records, from 1 to 65,535
     */
    public record Counted(int line, int count) {}

    /** In how many records the line stood, as far as it is known. */
    int count(int line) {
        return lines.stream()
                .filter(counted -> counted.line() == line)
                .mapToInt(Counted::count)
                .findFirst()
                .orElse(0);
    }

    /** The counts as of a later epoch: halved once for each that has passed; what comes to nothing is forgotten. */
    LineBucket at(int later) {
        int passed = Math.clamp((long) later - epoch, 0, Integer.SIZE - 1);
        if (passed == 0) {
            return this;
        }
        List<Counted> left = lines.stream()
                .map(counted -> new Counted(counted.line(), counted.count() >> passed))
                .filter(counted -> counted.count() > 0)
                .toList();
        return new LineBucket(later, left);
    }

    /** With that line counted once more. */
    LineBucket counting(int line) {
        List<Counted> others = new ArrayList<>(
                lines.stream().filter(counted -> counted.line() != line).toList());
        if (others.size() == MOST) {
            others.remove(least(others));
        }
        others.add(new Counted(line, Math.min(count(line) + 1, MOST_COUNTED)));
        return new LineBucket(epoch, others);
    }

    private static int least(List<Counted> lines) {
        int least = 0;
        for (int i = 1; i < lines.size(); i++) {
            least = lines.get(i).count() < lines.get(least).count() ? i : least;
        }
        return least;
    }

    private static void write(LineBucket bucket, DataOutputStream out) throws IOException {
        out.writeInt(bucket.epoch());
        out.writeByte(bucket.lines().size());
        for (Counted counted : bucket.lines()) {
            out.writeInt(counted.line());
            out.writeShort(counted.count());
        }
    }

    private static LineBucket read(DataInputStream in) throws IOException {
        int epoch = in.readInt();
        List<Counted> lines = new ArrayList<>();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            lines.add(new Counted(in.readInt(), in.readUnsignedShort()));
        }
        return new LineBucket(epoch, lines);
    }
}
