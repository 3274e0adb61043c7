package io.nearfar.window;

import io.nearfar.record.Codec;
import java.util.Arrays;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The record hashes of those with which one record may never share a group. Of a record that leads or led a group it holds
 * what any member of that group must be kept from, too. Kept for ever.
 *
 * @param others at most {@value #MOST}
 */
public record Apart(NavigableSet<Long> others) {

    /** Past so many, nothing further joins: better a duplicate untold than a wrong one told again. */
    public static final int MOST = 256;

    /** Records of one scope that have any. */
    public static final int MOST_RECORDS = 10_000;

    public static final Apart NONE = new Apart(Collections.emptyNavigableSet());

    public static final Codec<Apart> CODEC = Codec.of(
            "records kept apart",
            1,
            (apart, out) -> {
                out.writeShort(apart.others.size());
                for (long other : apart.others) {
                    out.writeLong(other);
                }
            },
            in -> {
                long[] others = new long[in.readUnsignedShort()];
                for (int i = 0; i < others.length; i++) {
                    others[i] = in.readLong();
                }
                return of(others);
            });

    public Apart {
        others = Collections.unmodifiableNavigableSet(new TreeSet<>(others));
    }

    /** Kept from these. */
    public static Apart of(long... others) {
        NavigableSet<Long> set = new TreeSet<>();
        Arrays.stream(others).forEach(set::add);
        return new Apart(set);
    }

    public boolean holds(long record) {
        return others.contains(record);
    }

    public boolean isEmpty() {
        return others.isEmpty();
    }

    /** Kept from those of another as well. */
    public Apart with(Apart more) {
        NavigableSet<Long> both = new TreeSet<>(others);
        both.addAll(more.others);
        return new Apart(both);
    }

    public boolean isTooLarge() {
        return others.size() > MOST;
    }
}
