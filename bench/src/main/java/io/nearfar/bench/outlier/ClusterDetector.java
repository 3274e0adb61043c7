package io.nearfar.bench.outlier;

import io.nearfar.cluster.ClusterConfig;
import io.nearfar.cluster.MicroCluster.Example;
import io.nearfar.cluster.MicroCluster.Member;
import io.nearfar.cluster.MicroClusters;
import io.nearfar.cluster.MicroClusters.Assessment;
import io.nearfar.cluster.MicroClusters.Distance;
import java.time.Duration;

/** The clusters of Nearfar: the distance to the nearest normal one. */
final class ClusterDetector implements Detector {

    private static final double NOTHING_NORMAL = 1;
    private static final double JOIN_AT = 0.75;
    private static final double MERGE_AT = 0.9;
    private static final double NORMAL_WEIGHT = 3;
    private static final Duration HALF_LIFE = Duration.ofDays(30);

    private final MicroClusters clusters;

    /** At most so many clusters. */
    ClusterDetector(int most) {
        this.clusters = new MicroClusters(new ClusterConfig(JOIN_AT, MERGE_AT, NORMAL_WEIGHT, HALF_LIFE, most));
    }

    @Override
    public double take(Arrival arrival) {
        Example example = new Example("R-" + arrival.number(), arrival.text());
        Assessment assessment = clusters.assess(new Member(arrival.code(), arrival.time(), arrival.number(), example));
        clusters.apply(assessment.update());
        return assessment.distance().map(Distance::distance).orElse(NOTHING_NORMAL);
    }
}
