package io.nearfar.cluster;

import io.nearfar.cluster.Centroids.Near;
import io.nearfar.cluster.MicroCluster.Member;
import io.nearfar.sketch.BitLoops;
import java.util.List;
import java.util.Optional;

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
     * one; a cluster is normal ("potential" there, "outlier micro-cluster" before) from a certain weight on. Here distance is
     * 1 - cosine similarity, the radius is fixed, and time is event time. DenStream joins close clusters when it is asked for
     * clusters; here a cluster that has just grown is merged with the next nearest to the new vector when their centroids have
     * become close. Too many: the lightest leaves, which is what its pruning of fading clusters comes to.
     */
    private final ClusterConfig config;
    private final Centroids centroids;

    public MicroClusters(ClusterConfig config) {
        this(config, BitLoops.fastest());
    }

    /** With loops that the caller chooses; all give the same answers. */
    public MicroClusters(ClusterConfig config, BitLoops loops) {
        this.config = config;
        this.centroids = new Centroids(config, loops);
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
     * @param gone the cluster that has to leave or has become part of the changed one, if any
     */
    public record Update(MicroCluster changed, Optional<MicroCluster> gone) {}

    /**
     * What the clusters say of a vector.
     *
     * @param distance to the nearest normal cluster, the vector itself not counted; empty while nothing is normal
     * @param update what adding the vector would change
     */
    public record Assessment(Optional<Distance> distance, Update update) {}

    /** Compares a vector with every cluster, as they stand at its time, and changes nothing. */
    public Assessment assess(Member member) {
        Near near = centroids.near(member.code(), member.time());
        return new Assessment(distance(near, member.time()), update(near, member));
    }

    /**
     * The same for a text that is known: it adds to the cluster that it joined before, and is compared with others only while that
     * is not normal.
     *
     * @param id of that cluster; where it is gone, the vector is compared as a new one
     */
    public Assessment assessRepeat(Member member, long id) {
        int place = centroids.place(id);
        if (place < 0) {
            return assess(member);
        }
        Optional<Distance> distance = centroids.isNormal(place, member.time())
                ? Optional.of(distance(place, centroids.similarity(member.code(), place), member.time()))
                : distance(centroids.near(member.code(), member.time()), member.time());
        return new Assessment(distance, new Update(centroids.at(place).repeatedBy(member, config), Optional.empty()));
    }

    private Optional<Distance> distance(Near near, long time) {
        return near.normal() < 0
                ? Optional.empty()
                : Optional.of(distance(near.normal(), near.normalSimilarity(), time));
    }

    private Distance distance(int place, double similarity, long time) {
        MicroCluster cluster = centroids.at(place);
        return new Distance(cluster, Math.max(0, 1 - similarity), cluster.weightAt(time, config));
    }

    private Update update(Near near, Member member) {
        if (near.first() < 0 || near.similarity() < config.joinAt()) {
            return new Update(MicroCluster.of(member), evicted());
        }
        MicroCluster grown = centroids.at(near.first()).joinedBy(member, config);
        if (near.second() < 0) {
            return new Update(grown, Optional.empty());
        }
        MicroCluster second = centroids.at(near.second());
        if (grown.direction().similarity(second.direction()) < config.mergeAt()) {
            return new Update(grown, Optional.empty());
        }
        MicroCluster younger = second.id() > grown.id() ? second : centroids.at(near.first());
        return new Update(grown.mergedWith(second, config), Optional.of(younger));
    }

    private Optional<MicroCluster> evicted() {
        return centroids.size() < config.max() ? Optional.empty() : Optional.of(centroids.at(centroids.lightest()));
    }

    public void apply(Update update) {
        update.gone().ifPresent(cluster -> centroids.remove(cluster.id()));
        put(update.changed());
    }

    /** Adds a cluster as read from its store. */
    public void put(MicroCluster cluster) {
        centroids.put(cluster);
    }

    /** How many there are. */
    public int size() {
        return centroids.size();
    }

    /** All clusters by id. */
    public List<MicroCluster> all() {
        return centroids.all();
    }
}
