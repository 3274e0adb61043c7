package io.nearfar.cluster;

import io.nearfar.embedding.Embedding;
import io.nearfar.embedding.EmbeddingCode;
import io.nearfar.record.Codec;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * A dense spot of recent vectors: their decayed sum and weight. Immutable; owns its array.
 *
 * <p>The stored sum is exact, so that a cluster read back from its store goes on bit for bit as it would have.
 */
public final class MicroCluster {

    /** How a cluster is stored. */
    public static final Codec<MicroCluster> CODEC =
            Codec.of("micro-cluster", 1, MicroCluster::write, MicroCluster::read);

    private final long id;
    private final long birth;
    private final long updated;
    private final double weight;
    private final String example;
    private final float[] sum;
    private final EmbeddingCode centroid;

    private MicroCluster(long id, long birth, long updated, double weight, String example, float[] sum) {
        this.id = id;
        this.birth = birth;
        this.updated = updated;
        this.weight = weight;
        this.example = example;
        this.sum = sum;
        this.centroid = EmbeddingCode.of(Embedding.normalized(sum));
    }

    /** A cluster of one vector. */
    static MicroCluster of(long id, Member member) {
        float[] sum = member.code().embedding().toArray();
        return new MicroCluster(id, member.time(), member.time(), 1, member.example(), sum);
    }

    /** This cluster, decayed to the member's time, with the member added. */
    MicroCluster joinedBy(Member member, ClusterConfig config) {
        double decay = config.decay(member.time() - updated);
        float[] grown = new float[sum.length];
        Embedding vector = member.code().embedding();
        for (int i = 0; i < grown.length; i++) {
            grown[i] = (float) (sum[i] * decay) + vector.component(i);
        }
        return new MicroCluster(id, birth, Math.max(updated, member.time()), weight * decay + 1, example, grown);
    }

    /** The weight left at {@code time}, epoch milliseconds. */
    public double weightAt(long time, ClusterConfig config) {
        return weight * config.decay(time - updated);
    }

    /** Its number in its scope, from 1, never used again. */
    public long id() {
        return id;
    }

    /** The direction of the sum. */
    public EmbeddingCode centroid() {
        return centroid;
    }

    /** The redacted excerpt of the record that founded it. */
    public String example() {
        return example;
    }

    private void write(DataOutputStream out) throws IOException {
        out.writeLong(id);
        out.writeLong(birth);
        out.writeLong(updated);
        out.writeDouble(weight);
        out.writeUTF(example);
        out.writeShort(sum.length);
        for (float component : sum) {
            out.writeFloat(component);
        }
    }

    private static MicroCluster read(DataInputStream in) throws IOException {
        long id = in.readLong();
        long birth = in.readLong();
        long updated = in.readLong();
        double weight = in.readDouble();
        String example = in.readUTF();
        float[] sum = new float[in.readUnsignedShort()];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = in.readFloat();
        }
        return new MicroCluster(id, birth, updated, weight, example, sum);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MicroCluster cluster
                && id == cluster.id
                && birth == cluster.birth
                && updated == cluster.updated
                && weight == cluster.weight
                && example.equals(cluster.example)
                && Arrays.equals(sum, cluster.sum);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(id) * 31 + Arrays.hashCode(sum);
    }

    @Override
    public String toString() {
        return "MicroCluster[%d, weight %.2f]".formatted(id, weight);
    }

    /**
     * A vector about to join.
     *
     * @param code the vector
     * @param time its event time, epoch milliseconds
     * @param example redacted excerpt that describes a cluster it founds
     */
    public record Member(EmbeddingCode code, long time, String example) {}
}
