package io.nearfar.sketch;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** Loops of the Vector API (JEP 508): several rows at a time. Needs {@code --add-modules jdk.incubator.vector}. */
final class VectorLoops implements BitLoops {

    private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_PREFERRED;
    private static final int ROWS = LONGS.length();
    private static final LongVector COUNTING = LongVector.zero(LONGS).addIndex(1);
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
    private static final int SHORTEST = 64;

    /** As many bytes as ints where there is a vector so short, else more. */
    private static final VectorSpecies<Byte> BYTES =
            VectorSpecies.of(byte.class, VectorShape.forBitSize(Math.max(SHORTEST, INTS.vectorBitSize() / 4)));

    private static final int PARTS = BYTES.length() / INTS.length();

    private final PlainLoops plain = new PlainLoops();

    @Override
    public int near(long[] words, int stride, int rows, BitWeights query, int bound, long[] hits) {
        int found = 0;
        int row = 0;
        for (; row <= rows - ROWS; row += ROWS) {
            LongVector first = differing(words, row, query.sign(0));
            LongVector second = differing(words, stride + row, query.sign(1));
            LongVector ones = count(first, query.ones(0)).add(count(second, query.ones(1)));
            LongVector twos = count(first, query.twos(0)).add(count(second, query.twos(1)));
            LongVector distance = ones.add(twos).add(twos);
            VectorMask<Long> near = distance.compare(VectorOperators.LE, bound);
            for (long lanes = near.toLong(); lanes != 0; lanes &= lanes - 1) {
                int hit = row + Long.numberOfTrailingZeros(lanes);
                hits[found++] = (long) distance(words, stride, hit, query) << Integer.SIZE | hit;
            }
        }
        for (; row < rows; row++) {
            int distance = distance(words, stride, row, query);
            hits[found] = (long) distance << Integer.SIZE | row;
            found += distance <= bound ? 1 : 0;
        }
        return found;
    }

    private static int distance(long[] words, int stride, int row, BitWeights query) {
        return query.distance(0, words[row]) + query.distance(1, words[stride + row]);
    }

    private static LongVector differing(long[] words, int at, long query) {
        return LongVector.fromArray(LONGS, words, at).lanewise(VectorOperators.XOR, query);
    }

    private static LongVector count(LongVector bits, long mask) {
        return bits.and(mask).lanewise(VectorOperators.BIT_COUNT);
    }

    @Override
    public int nearest(long[] words, int stride, int rows, Sketch query, int bound, long[] hits) {
        int found = 0;
        int row = 0;
        for (; row <= rows - ROWS; row += ROWS) {
            LongVector distance = bits(words, row, query.word(0));
            for (int word = 1; word < Sketch.WORDS; word++) {
                distance = distance.add(bits(words, word * stride + row, query.word(word)));
            }
            VectorMask<Long> near = distance.compare(VectorOperators.LE, bound);
            if (near.anyTrue()) {
                LongVector numbered =
                        distance.lanewise(VectorOperators.LSHL, Integer.SIZE).or(COUNTING.add(row));
                numbered.compress(near).intoArray(hits, found);
                found += near.trueCount();
            }
        }
        for (; row < rows; row++) {
            int distance = query.distance(words, row, stride, Sketch.WORDS);
            hits[found] = (long) distance << Integer.SIZE | row;
            found += distance <= bound ? 1 : 0;
        }
        return found;
    }

    private static LongVector bits(long[] words, int at, long query) {
        return differing(words, at, query).lanewise(VectorOperators.BIT_COUNT);
    }

    @Override
    public int dot(byte[] a, int from, byte[] b, int offset, int length) {
        IntVector sums = IntVector.zero(INTS);
        int i = 0;
        for (; i <= length - BYTES.length(); i += BYTES.length()) {
            ByteVector left = ByteVector.fromArray(BYTES, a, from + i);
            ByteVector right = ByteVector.fromArray(BYTES, b, offset + i);
            for (int part = 0; part < PARTS; part++) {
                sums = sums.add(left.castShape(INTS, part).mul(right.castShape(INTS, part)));
            }
        }
        return sums.reduceLanes(VectorOperators.ADD) + plain.dot(a, from + i, b, offset + i, length - i);
    }
}
