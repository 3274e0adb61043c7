package io.nearfar.cluster;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * How much a cluster holds and how close together, all as of its last update.
 *
 * @param weight decayed number of members, repeats counted, above 0
 * @param length of the decayed sum of their unit vectors, at most the weight
 * @param similarity decayed mean of the members' cosine similarity to the centroid, each taken when it joined
 * @param variance of that similarity, 0 or more
 */
public record Mass(double weight, double length, double similarity, double variance) {

    /** Of a cluster of one. */
    static final Mass ONE = new Mass(1, 1, 1, 0);

    /** Standard deviation of the members' similarity to the centroid. */
    public double spread() {
        return Math.sqrt(variance);
    }

    /*
     * Mean and variance under exponentially decaying weights, updated a member or a cluster at a time (West: "Updating Mean and
     * Variance Estimates: An Improved Method", CACM 1979; Chan, Golub, LeVeque 1979 for the sum of two sets).
     */
    /** Both together. */
    Mass plus(Mass other, double decay, double otherDecay, double summedLength) {
        double here = weight * decay;
        double there = other.weight * otherDecay;
        double all = here + there;
        double apart = other.similarity - similarity;
        double mean = similarity + apart * there / all;
        double spread = (variance * here + other.variance * there) / all + apart * apart * here * there / (all * all);
        return new Mass(all, summedLength, mean, spread);
    }

    void writeTo(DataOutputStream out) throws IOException {
        out.writeDouble(weight);
        out.writeDouble(length);
        out.writeDouble(similarity);
        out.writeDouble(variance);
    }

    static Mass readFrom(DataInputStream in) throws IOException {
        return new Mass(in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble());
    }
}
