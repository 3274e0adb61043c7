package io.nearfar.cluster;

import io.nearfar.embedding.EmbeddingCode;
import io.nearfar.sketch.BitLoops;
import java.util.Arrays;
import java.util.List;

/**
 * Clusters by ascending id, their centroids side by side in one array of bytes, so that a vector is compared with all of them in
 * one pass. Not thread-safe.
 */
final class Centroids {

    private static final int FIRST_ROOM = 4;

    private final ClusterConfig config;
    private final BitLoops loops;
    private MicroCluster[] clusters = new MicroCluster[FIRST_ROOM];
    private double[] lengths = new double[FIRST_ROOM];
    private long[] normalUntil = new long[FIRST_ROOM];
    private byte[] codes = new byte[0];
    private int dimensions;
    private int size;

    Centroids(ClusterConfig config, BitLoops loops) {
        this.config = config;
        this.loops = loops;
    }

    /**
     * Which clusters a vector is near, by their places, -1 where there is none.
     *
     * @param first the nearest
     * @param similarity cosine similarity to it
     * @param second the next
     * @param normal the nearest that is normal
     * @param normalSimilarity cosine similarity to that
     */
    record Near(int first, double similarity, int second, int normal, double normalSimilarity) {}

    /** Compares a vector with all; of equally near ones the eldest is nearest. */
    Near near(EmbeddingCode code, long time) {
        byte[] query = code.toArray();
        double length = Math.sqrt((double) code.squaredNorm());
        int first = -1;
        int second = -1;
        int normal = -1;
        double best = Double.NEGATIVE_INFINITY;
        double next = Double.NEGATIVE_INFINITY;
        double bestNormal = Double.NEGATIVE_INFINITY;
        for (int place = 0; place < size; place++) {
            double similarity = loops.dot(query, 0, codes, place * dimensions, dimensions) / (length * lengths[place]);
            if (similarity > best) {
                next = best;
                second = first;
                best = similarity;
                first = place;
            } else if (similarity > next) {
                next = similarity;
                second = place;
            }
            if (similarity > bestNormal && isNormal(place, time)) {
                bestNormal = similarity;
                normal = place;
            }
        }
        return new Near(first, best, second, normal, bestNormal);
    }

    /** Cosine similarity of a vector to the centroid in that place. */
    double similarity(EmbeddingCode code, int place) {
        return code.dot(codes, place * dimensions) / (Math.sqrt((double) code.squaredNorm()) * lengths[place]);
    }

    boolean isNormal(int place, long time) {
        return Math.max(time, clusters[place].updated()) <= normalUntil[place];
    }

    int size() {
        return size;
    }

    MicroCluster at(int place) {
        return clusters[place];
    }

    /** The place of the cluster with that id, or where it belongs, minus 1 and negated. */
    int place(long id) {
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long found = clusters[middle].id();
            if (found == id) {
                return middle;
            }
            low = found < id ? middle + 1 : low;
            high = found < id ? high : middle - 1;
        }
        return -low - 1;
    }

    /** The place of the one that weighs least, the eldest of equals. */
    int lightest() {
        int lightest = 0;
        for (int place = 1; place < size; place++) {
            lightest = normalUntil[place] < normalUntil[lightest] ? place : lightest;
        }
        return lightest;
    }

    /** Adds a cluster, or puts it in place of the one with its id. */
    void put(MicroCluster cluster) {
        EmbeddingCode code = cluster.direction().code();
        dimensions = code.dimensions();
        int found = place(cluster.id());
        int place = found >= 0 ? found : -found - 1;
        if (found < 0) {
            open(place);
        }
        clusters[place] = cluster;
        lengths[place] = Math.sqrt((double) code.squaredNorm());
        normalUntil[place] = cluster.normalUntil(config);
        code.copyTo(codes, place * dimensions);
    }

    void remove(long id) {
        int place = place(id);
        if (place >= 0) {
            move(place + 1, place);
            size--;
        }
    }

    private void open(int place) {
        if (size == clusters.length || codes.length < clusters.length * dimensions) {
            int room = size < clusters.length ? clusters.length : Math.clamp(config.max(), size + 1, size * 2);
            clusters = Arrays.copyOf(clusters, room);
            lengths = Arrays.copyOf(lengths, room);
            normalUntil = Arrays.copyOf(normalUntil, room);
            codes = Arrays.copyOf(codes, room * dimensions);
        }
        move(place, place + 1);
        size++;
    }

    private void move(int from, int to) {
        System.arraycopy(clusters, from, clusters, to, size - from);
        System.arraycopy(lengths, from, lengths, to, size - from);
        System.arraycopy(normalUntil, from, normalUntil, to, size - from);
        System.arraycopy(codes, from * dimensions, codes, to * dimensions, (size - from) * dimensions);
    }

    List<MicroCluster> all() {
        return List.of(Arrays.copyOf(clusters, size));
    }
}
