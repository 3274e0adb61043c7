package io.nearfar.cluster;

import io.nearfar.cluster.MicroCluster.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The micro-clusters of one scope.
 *
 * <p>Planning and changing are two steps: {@link #assess} computes what one more vector would change and touches nothing;
 * {@link #apply} makes it so after the change is safely stored.
 */
public final class MicroClusters {

    /*
     * After DenStream (Cao, Ester, Qian, Zhou: "Density-Based Clustering over an Evolving Data Stream with Noise", SDM
     * 2006): weights decay exponentially; a vector joins the nearest micro-cluster if it is close enough, else founds
     * one; a cluster is normal ("potential" there) from a certain weight on. Here distance is 1 - cosine similarity,
     * the radius is fixed, and time is event time.
     */
    private final ClusterConfig config;
    private final NavigableMap<Long, MicroCluster> clusters = new TreeMap<>();

    public MicroClusters(ClusterConfig config) {
        this.config = config;
    }

    /**
     * How far a vector is from what is normal.
     *
     * @param nearest the nearest normal cluster
     * @param distance 1 - cosine similarity to its centroid, in [0, 2]
     * @param weight its decayed weight
     */
    public record Distance(MicroCluster nearest, double distance, double weight) {}

    /**
     * What one more vector changes.
     *
     * @param changed the cluster that is new or has grown
     * @param evicted the cluster that has to leave, if any
     */
    public record Update(MicroCluster changed, Optional<MicroCluster> evicted) {}

    /**
     * What the clusters say of a vector.
     *
     * @param distance to the nearest normal cluster, the vector itself not counted; empty while nothing is normal
     * @param update what adding the vector would change
     */
    public record Assessment(Optional<Distance> distance, Update update) {}

    /** Compares a vector with every cluster, as they stand at its time, and changes nothing. */
    public Assessment assess(Member member) {
        MicroCluster nearest = null;
        MicroCluster normal = null;
        double best = Double.NEGATIVE_INFINITY;
        double bestNormal = Double.NEGATIVE_INFINITY;
        for (MicroCluster cluster : clusters.values()) {
            double similarity = member.code().similarity(cluster.centroid());
            if (similarity > best) {
                best = similarity;
                nearest = cluster;
            }
            if (similarity > bestNormal && cluster.weightAt(member.time(), config) >= config.normalWeight()) {
                bestNormal = similarity;
                normal = cluster;
            }
        }
        return new Assessment(distance(normal, bestNormal, member.time()), update(nearest, best, member));
    }

    private Optional<Distance> distance(@Nullable MicroCluster normal, double similarity, long time) {
        return normal == null
                ? Optional.empty()
                : Optional.of(new Distance(normal, 1 - similarity, normal.weightAt(time, config)));
    }

    private Update update(@Nullable MicroCluster nearest, double similarity, Member member) {
        if (nearest != null && similarity >= config.joinAt()) {
            return new Update(nearest.joinedBy(member, config), Optional.empty());
        }
        long id = clusters.isEmpty() ? 1 : clusters.lastKey() + 1;
        return new Update(MicroCluster.of(id, member), evicted(member.time()));
    }

    public void apply(Update update) {
        update.evicted().ifPresent(cluster -> clusters.remove(cluster.id()));
        put(update.changed());
    }

    /** Adds a cluster as read from its store. */
    public void put(MicroCluster cluster) {
        clusters.put(cluster.id(), cluster);
    }

    /** All clusters by id. */
    public List<MicroCluster> all() {
        return new ArrayList<>(clusters.values());
    }

    private Optional<MicroCluster> evicted(long time) {
        if (clusters.size() < config.max()) {
            return Optional.empty();
        }
        MicroCluster lightest = clusters.firstEntry().getValue();
        for (MicroCluster cluster : clusters.values()) {
            if (cluster.weightAt(time, config) < lightest.weightAt(time, config)) {
                lightest = cluster;
            }
        }
        return Optional.of(lightest);
    }
}
