package io.nearfar.cluster;

import io.nearfar.embedding.EmbeddingCode;
import io.nearfar.record.Codec;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A dense spot of recent vectors. One read back from its store goes on bit for bit as it would have.
 *
 * @param id its number in its scope: the place of its first record in the scope's order, not used again until it starts anew
 * @param birth event time of its first record, epoch milliseconds
 * @param updated greatest event time of its records, epoch milliseconds
 * @param mass how much it holds and how close together
 * @param direction its centroid
 * @param examples 1 to {@link #EXAMPLES} of its records that read differently: the first one and the latest
 */
public record MicroCluster(long id, long birth, long updated, Mass mass, Direction direction, List<Example> examples) {

    /** Examples that a cluster keeps. */
    public static final int EXAMPLES = 3;

    /** How a cluster is stored. */
    public static final Codec<MicroCluster> CODEC =
            Codec.of("micro-cluster", 2, MicroCluster::write, MicroCluster::read);

    public MicroCluster {
        examples = List.copyOf(examples);
    }

    /**
     * A record of a cluster.
     *
     * @param id its record id
     * @param excerpt a redacted excerpt of it, as its row keeps it
     */
    public record Example(String id, String excerpt) {}

    /**
     * A vector about to join.
     *
     * @param code the vector
     * @param time its event time, epoch milliseconds
     * @param sequence the place of its record in the order of the scope; a cluster that it founds has this id
     * @param example what people are shown of its record
     */
    public record Member(EmbeddingCode code, long time, long sequence, Example example) {

        /** Its vector of unit length. */
        private double[] unit() {
            double[] unit = new double[code.dimensions()];
            double step = 1 / Math.sqrt((double) code.squaredNorm());
            for (int i = 0; i < unit.length; i++) {
                unit[i] = code.component(i) * step;
            }
            return unit;
        }
    }

    /** A cluster of one vector. */
    static MicroCluster of(Member member) {
        return new MicroCluster(
                member.sequence(),
                member.time(),
                member.time(),
                Mass.ONE,
                Direction.of(member.unit()),
                List.of(member.example()));
    }

    /** This cluster, decayed to the member's time, with the member added. */
    MicroCluster joinedBy(Member member, ClusterConfig config) {
        return grown(member, config, with(examples, member.example()));
    }

    /** The same with a member that says what another one said. */
    MicroCluster repeatedBy(Member member, ClusterConfig config) {
        return grown(member, config, examples);
    }

    private MicroCluster grown(Member member, ClusterConfig config, List<Example> shown) {
        double decay = config.decay(member.time() - updated);
        double[] sum = direction.times(mass.length() * decay);
        double[] unit = member.unit();
        double square = 0;
        double along = 0;
        for (int i = 0; i < sum.length; i++) {
            sum[i] += unit[i];
            square += sum[i] * sum[i];
            along += sum[i] * unit[i];
        }
        double length = Math.sqrt(square);
        Mass one = new Mass(1, 1, along / length, 0);
        Mass grown = mass.plus(one, decay, 1, length);
        return new MicroCluster(id, birth, Math.max(updated, member.time()), grown, Direction.of(sum), shown);
    }

    /** Both as one, under the elder's id. */
    MicroCluster mergedWith(MicroCluster other, ClusterConfig config) {
        MicroCluster elder = id < other.id ? this : other;
        MicroCluster younger = id < other.id ? other : this;
        long last = Math.max(updated, other.updated);
        double elderDecay = config.decay(last - elder.updated);
        double youngerDecay = config.decay(last - younger.updated);
        double[] sum = elder.direction.times(elder.mass.length() * elderDecay);
        double[] more = younger.direction.times(younger.mass.length() * youngerDecay);
        double square = 0;
        for (int i = 0; i < sum.length; i++) {
            sum[i] += more[i];
            square += sum[i] * sum[i];
        }
        Mass both = elder.mass.plus(younger.mass, elderDecay, youngerDecay, Math.sqrt(square));
        List<Example> shown = elder.examples;
        for (Example example : younger.examples) {
            shown = with(shown, example);
        }
        return new MicroCluster(elder.id, Math.min(birth, other.birth), last, both, Direction.of(sum), shown);
    }

    private static List<Example> with(List<Example> examples, Example another) {
        if (examples.stream().anyMatch(kept -> kept.excerpt().equals(another.excerpt()))) {
            return examples;
        }
        List<Example> more = new ArrayList<>(examples);
        if (more.size() == EXAMPLES) {
            more.remove(1);
        }
        more.add(another);
        return more;
    }

    /** The weight left at {@code time}, epoch milliseconds. */
    public double weightAt(long time, ClusterConfig config) {
        return mass.weight() * config.decay(time - updated);
    }

    /**
     * The event time, epoch milliseconds, at which its weight is the normal one if nothing joins; before its last update when it is
     * lighter already. Of two clusters that with the later time weighs more.
     */
    long normalUntil(ClusterConfig config) {
        double halvings = StrictMath.log(mass.weight() / config.normalWeight()) / StrictMath.log(2);
        return updated + Math.round(halvings * config.halfLife().toMillis());
    }

    private void write(DataOutputStream out) throws IOException {
        out.writeLong(id);
        out.writeLong(birth);
        out.writeLong(updated);
        mass.writeTo(out);
        direction.writeTo(out);
        out.writeByte(examples.size());
        for (Example example : examples) {
            out.writeUTF(example.id());
            out.writeUTF(example.excerpt());
        }
    }

    private static MicroCluster read(DataInputStream in) throws IOException {
        long id = in.readLong();
        long birth = in.readLong();
        long updated = in.readLong();
        Mass mass = Mass.readFrom(in);
        Direction direction = Direction.readFrom(in);
        List<Example> examples = new ArrayList<>();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            examples.add(new Example(in.readUTF(), in.readUTF()));
        }
        return new MicroCluster(id, birth, updated, mass, direction, examples);
    }
}
