package io.nearfar.sketch;

/** Loops in plain Java, for any JVM; what faster ones are held against. */
public final class PlainLoops implements BitLoops {

    @Override
    public int near(long[] words, int stride, int rows, BitWeights query, int bound, long[] hits) {
        int found = 0;
        for (int row = 0; row < rows; row++) {
            int distance = query.distance(0, words[row]) + query.distance(1, words[stride + row]);
            hits[found] = (long) distance << Integer.SIZE | row;
            found += distance <= bound ? 1 : 0;
        }
        return found;
    }

    @Override
    public int nearest(long[] words, int stride, int rows, Sketch query, int bound, long[] hits) {
        int found = 0;
        for (int row = 0; row < rows; row++) {
            int distance = 0;
            for (int word = 0; word < Sketch.WORDS; word++) {
                distance += Long.bitCount(words[word * stride + row] ^ query.word(word));
            }
            hits[found] = (long) distance << Integer.SIZE | row;
            found += distance <= bound ? 1 : 0;
        }
        return found;
    }

    @Override
    public int dot(byte[] a, int from, byte[] b, int offset, int length) {
        int sum = 0;
        for (int i = 0; i < length; i++) {
            sum += a[from + i] * b[offset + i];
        }
        return sum;
    }
}
