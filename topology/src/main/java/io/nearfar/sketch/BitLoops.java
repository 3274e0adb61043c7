package io.nearfar.sketch;

/**
 * The loops that a search spends its time in, over sketches stored by column: word {@code w} of row {@code i} is
 * {@code words[w * stride + i]}. Every implementation gives the answers of {@link PlainLoops}. Safe for all threads.
 */
public interface BitLoops {

    /** Room that {@code hits} must have beyond the number of rows. */
    int SLACK = 16;

    /**
     * Finds the rows in [0, {@code rows}) whose first two words differ from those of {@code query} by weights of at most
     * {@code bound} in all.
     *
     * @param hits takes their numbers, ascending, each with its weights shifted to the left by 32; at least {@code rows} +
     *     {@link #SLACK} long
     * @return how many there are
     */
    int near(long[] words, int stride, int rows, BitWeights query, int bound, long[] hits);

    /**
     * Finds the rows in [0, {@code rows}) whose sketch differs from {@code query} in at most {@code bound} bits.
     *
     * @param hits takes their numbers, ascending, each with its number of bits shifted to the left by 32; at least
     *     {@code rows} + {@link #SLACK} long
     * @return how many there are
     */
    int nearest(long[] words, int stride, int rows, Sketch query, int bound, long[] hits);

    /** The dot product of {@code length} bytes each, from {@code from} and {@code offset} on; exact while it fits an int. */
    int dot(byte[] a, int from, byte[] b, int offset, int length);

    /** The fastest loops that this JVM can run: those of the Vector API where it was started with that module. */
    static BitLoops fastest() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent() ? new VectorLoops() : new PlainLoops();
    }
}
