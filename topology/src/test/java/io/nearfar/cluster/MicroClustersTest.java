package io.nearfar.cluster;

import static io.nearfar.detection.Texts.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nearfar.cluster.MicroCluster.Member;
import io.nearfar.cluster.MicroClusters.Assessment;
import io.nearfar.cluster.MicroClusters.Update;
import io.nearfar.detection.Texts;
import io.nearfar.embedding.EmbeddingCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class MicroClustersTest {

    private static final long DAY = 86_400_000;
    private static final ClusterConfig CONFIG = new ClusterConfig(0.8, 3, Duration.ofDays(1), 3);

    private final MicroClusters clusters = new MicroClusters(CONFIG);

    @Test
    void firstVectorFoundsAClusterAndNothingIsNormalYet() {
        Assessment assessment = clusters.assess(new Member(at(1), DAY, "first"));

        assertThat(assessment.distance()).isEmpty();
        assertThat(assessment.update().changed().id()).isEqualTo(1);
        assertThat(assessment.update().changed().example()).isEqualTo("first");
        assertThat(clusters.all()).as("assessing changes nothing").isEmpty();
    }

    @Test
    void nearVectorJoinsAndFarOneFounds() {
        add(at(1), DAY);
        assertThat(add(at(0.9), DAY).id()).isEqualTo(1);
        assertThat(add(at(0), DAY).id()).isEqualTo(2);
        assertThat(clusters.all()).hasSize(2);
    }

    @Test
    void clusterIsNormalFromItsWeightOn() {
        add(at(1), DAY);
        add(at(1), DAY);
        assertThat(clusters.assess(new Member(at(1), DAY, "")).distance()).isEmpty();
        add(at(1), DAY);
        assertThat(clusters.assess(new Member(at(0.5), DAY, "")).distance()).hasValueSatisfying(distance -> {
            assertThat(distance.distance()).isCloseTo(0.5, within(0.01));
            assertThat(distance.weight()).isEqualTo(3);
        });
    }

    @Test
    void weightHalvesWithTheHalfLifeAndNormalityFades() {
        for (int i = 0; i < 4; i++) {
            add(at(1), DAY);
        }
        MicroCluster cluster = clusters.all().getFirst();
        assertThat(cluster.weightAt(DAY, CONFIG)).isEqualTo(4);
        assertThat(cluster.weightAt(2 * DAY, CONFIG)).isCloseTo(2, within(1e-9));
        assertThat(cluster.weightAt(0, CONFIG)).as("time runs backwards").isEqualTo(4);
        assertThat(clusters.assess(new Member(at(1), 2 * DAY, "")).distance()).isEmpty();
    }

    @Test
    void joiningDecaysWhatWasThere() {
        add(at(1), DAY);
        assertThat(add(at(1), 2 * DAY).weightAt(2 * DAY, CONFIG)).isCloseTo(1.5, within(1e-9));
    }

    @Test
    void lightestLeavesWhenThereAreTooMany() {
        add(at(1), DAY);
        add(at(1), DAY);
        add(Texts.code(0, 1, 0, 0), DAY);
        add(Texts.code(0, 0, 1, 0), DAY);
        add(Texts.code(0, 0, 1, 0), DAY);

        Update update =
                clusters.assess(new Member(Texts.code(0, 0, 0, 1), DAY, "")).update();

        assertThat(update.evicted()).map(MicroCluster::id).contains(2L);
        assertThat(update.changed().id()).isEqualTo(4);
        clusters.apply(update);
        assertThat(clusters.all()).extracting(MicroCluster::id).containsExactly(1L, 3L, 4L);
    }

    @Test
    void idsAreNeverUsedAgain() {
        MicroClusters one = new MicroClusters(new ClusterConfig(0.8, 1, Duration.ofDays(1), 1));
        for (int i = 0; i < 5; i++) {
            var update =
                    one.assess(new Member(i % 2 == 0 ? at(1) : at(0), DAY, "")).update();
            assertThat(update.changed().id()).isEqualTo(i + 1);
            one.apply(update);
        }
    }

    @RepeatedTest(20)
    void writtenAndReadBackGoesOnBitForBit(RepetitionInfo info) {
        long seed = info.getCurrentRepetition();
        Random random = new Random(seed);
        ClusterConfig config = new ClusterConfig(0.3, 2, Duration.ofHours(5), 6);
        MicroClusters kept = new MicroClusters(config);
        MicroClusters reread = new MicroClusters(config);
        for (int i = 0; i < 150; i++) {
            Member member = new Member(Texts.random(random, 6), random.nextLong(3 * DAY), "number " + i);
            Assessment assessment = kept.assess(member);
            assertThat(reread.assess(member)).as("seed %d, step %d", seed, i).isEqualTo(assessment);
            kept.apply(assessment.update());
            reread = reread(kept, config, random);
        }
    }

    /** From bytes, put back in any order. */
    private static MicroClusters reread(MicroClusters clusters, ClusterConfig config, Random random) {
        List<MicroCluster> all = new ArrayList<>(clusters.all());
        Collections.shuffle(all, random);
        MicroClusters reread = new MicroClusters(config);
        all.forEach(each -> reread.put(MicroCluster.CODEC.decode(MicroCluster.CODEC.encode(each))));
        return reread;
    }

    private MicroCluster add(EmbeddingCode code, long time) {
        Update update = clusters.assess(new Member(code, time, "")).update();
        clusters.apply(update);
        return update.changed();
    }
}
