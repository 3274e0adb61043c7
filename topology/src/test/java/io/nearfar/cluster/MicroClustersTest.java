package io.nearfar.cluster;

import static io.nearfar.detection.Texts.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nearfar.cluster.MicroCluster.Example;
import io.nearfar.cluster.MicroCluster.Member;
import io.nearfar.cluster.MicroClusters.Assessment;
import io.nearfar.cluster.MicroClusters.Update;
import io.nearfar.detection.Texts;
import io.nearfar.embedding.EmbeddingCode;
import io.nearfar.sketch.BitLoops;
import io.nearfar.sketch.PlainLoops;
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
    private static final ClusterConfig CONFIG = new ClusterConfig(0.8, 0.95, 3, Duration.ofDays(1), 3);

    private final MicroClusters clusters = new MicroClusters(CONFIG);
    private long sequence;

    @Test
    void firstVectorFoundsAClusterAndNothingIsNormalYet() {
        Assessment assessment = clusters.assess(member(at(1), DAY));

        assertThat(assessment.distance()).isEmpty();
        assertThat(assessment.update().changed().id()).isEqualTo(1);
        assertThat(assessment.update().changed().examples()).containsExactly(new Example("R-1", "says 1"));
        assertThat(clusters.all()).as("assessing changes nothing").isEmpty();
    }

    @Test
    void nearVectorJoinsAndFarOneFounds() {
        add(at(1), DAY);
        assertThat(add(at(0.9), DAY).id()).isEqualTo(1);
        assertThat(add(at(0), DAY).id()).as("named by its first record").isEqualTo(3);
        assertThat(clusters.all()).hasSize(2);
    }

    @Test
    void clusterIsNormalFromItsWeightOn() {
        add(at(1), DAY);
        add(at(1), DAY);
        assertThat(clusters.assess(member(at(1), DAY)).distance()).isEmpty();
        add(at(1), DAY);
        assertThat(clusters.assess(member(at(0.5), DAY)).distance()).hasValueSatisfying(distance -> {
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
        assertThat(clusters.assess(member(at(1), 2 * DAY)).distance()).isEmpty();
        assertThat(clusters.assess(member(at(1), 0)).distance()).isPresent();
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

        Update update = clusters.assess(member(Texts.code(0, 0, 0, 1), DAY)).update();

        assertThat(update.gone()).map(MicroCluster::id).contains(3L);
        assertThat(update.changed().id()).isEqualTo(6);
        clusters.apply(update);
        assertThat(clusters.all()).extracting(MicroCluster::id).containsExactly(1L, 4L, 6L);
    }

    @Test
    void clustersThatHaveBecomeCloseAreOneUnderTheElderName() {
        MicroClusters merging = new MicroClusters(new ClusterConfig(0.8, 0.83, 3, Duration.ofDays(1), 3));
        for (double cosine : new double[] {1, 0.7}) {
            merging.apply(merging.assess(member(at(cosine), DAY)).update());
            sequence++;
        }
        assertThat(merging.all()).hasSize(2);

        List<Long> gone = new ArrayList<>();
        for (double between = 0.82; gone.isEmpty() && between < 0.9; between += 0.01) {
            Update update = merging.assess(member(at(between), DAY)).update();
            sequence++;
            merging.apply(update);
            update.gone().map(MicroCluster::id).ifPresent(gone::add);
        }

        assertThat(gone).containsExactly(2L);
        assertThat(merging.all()).singleElement().satisfies(one -> {
            assertThat(one.id()).isEqualTo(1);
            assertThat(one.mass().weight()).isEqualTo((double) sequence);
            assertThat(one.examples()).hasSize(MicroCluster.EXAMPLES).startsWith(new Example("R-1", "says 1"));
        });
    }

    @Test
    void aRepeatAddsToItsClusterAndShowsNothingNew() {
        MicroCluster own = add(at(0.9), DAY);
        add(at(0), DAY);

        Assessment repeat = clusters.assessRepeat(member(at(0.9), DAY), own.id());

        assertThat(repeat.update().changed().mass().weight()).isEqualTo(2);
        assertThat(repeat.update().changed().examples()).isEqualTo(own.examples());
        assertThat(repeat.update().gone()).isEmpty();
    }

    @Test
    void aRepeatWhoseClusterIsGoneIsComparedAnew() {
        add(at(1), DAY);
        Member member = member(at(0.9), DAY);

        assertThat(clusters.assessRepeat(member, 77)).isEqualTo(clusters.assess(member));
    }

    @Test
    void theFirstAndTheLatestRecordsAreShown() {
        for (int i = 0; i < 6; i++) {
            add(at(1), DAY);
        }
        assertThat(clusters.all().getFirst().examples()).extracting(Example::id).containsExactly("R-1", "R-5", "R-6");
    }

    @Test
    void membersSimilarityHasMeanAndSpread() {
        for (int i = 0; i < 400; i++) {
            add(at(i % 2 == 0 ? 1 : 0.9), DAY);
        }
        Mass mass = clusters.all().getFirst().mass();
        double half = Math.cos(Math.acos(0.9) / 2);
        assertThat(mass.similarity()).isCloseTo(half, within(0.01));
        assertThat(mass.length() / mass.weight()).as("mean of all at once").isCloseTo(half, within(0.01));
        assertThat(mass.spread()).isBetween(0.0, 0.02);
    }

    @RepeatedTest(20)
    void writtenAndReadBackGoesOnBitForBit(RepetitionInfo info) {
        long seed = info.getCurrentRepetition();
        Random random = new Random(seed);
        ClusterConfig config = new ClusterConfig(0.3, 0.7, 2, Duration.ofHours(5), 6);
        MicroClusters kept = new MicroClusters(config);
        MicroClusters reread = new MicroClusters(config);
        for (int i = 0; i < 150; i++) {
            Member member = new Member(
                    Texts.random(random, 6), random.nextLong(3 * DAY), i + 1, new Example("R-" + i, "number " + i));
            Assessment assessment = assess(kept, member, random);
            assertThat(reread.assess(member).distance())
                    .as("seed %d, step %d", seed, i)
                    .isEqualTo(kept.assess(member).distance());
            kept.apply(assessment.update());
            reread = reread(kept, config, random);
            assertThat(reread.all()).isEqualTo(kept.all());
        }
    }

    private static Assessment assess(MicroClusters clusters, Member member, Random random) {
        List<MicroCluster> all = clusters.all();
        return all.isEmpty() || random.nextBoolean()
                ? clusters.assess(member)
                : clusters.assessRepeat(
                        member, all.get(random.nextInt(all.size())).id());
    }

    /** From bytes, put back in any order. */
    private static MicroClusters reread(MicroClusters clusters, ClusterConfig config, Random random) {
        List<MicroCluster> all = new ArrayList<>(clusters.all());
        Collections.shuffle(all, random);
        MicroClusters reread = new MicroClusters(config);
        all.forEach(each -> reread.put(MicroCluster.CODEC.decode(MicroCluster.CODEC.encode(each))));
        return reread;
    }

    /** Against every cluster compared one by one, without arrays, and with every kind of loops. */
    @RepeatedTest(20)
    void nearestNormalClusterIsThatOfAPlainScan(RepetitionInfo info) {
        long seed = info.getCurrentRepetition();
        Random random = new Random(seed);
        ClusterConfig config = new ClusterConfig(0.4, 0.8, 2, Duration.ofHours(5), 20);
        MicroClusters plain = new MicroClusters(config, new PlainLoops());
        MicroClusters fast = new MicroClusters(config, BitLoops.fastest());
        for (int i = 0; i < 200; i++) {
            long time = DAY + i * 600_000L;
            Member member = new Member(Texts.random(random, 20), time, i + 1, new Example("R-" + i, "n"));
            Assessment assessment = fast.assess(member);
            assertThat(assessment).as("seed %d", seed).isEqualTo(plain.assess(member));
            double expected = plain.all().stream()
                    .filter(cluster -> cluster.weightAt(time, config) >= config.normalWeight())
                    .mapToDouble(cluster ->
                            1 - member.code().similarity(cluster.direction().code()))
                    .min()
                    .orElse(Double.NaN);
            assertThat(assessment
                            .distance()
                            .map(MicroClusters.Distance::distance)
                            .orElse(Double.NaN))
                    .as("seed %d, step %d", seed, i)
                    .isEqualTo(expected, within(1e-9));
            plain.apply(assessment.update());
            fast.apply(assessment.update());
            assertThat(fast.size()).isLessThanOrEqualTo(config.max());
        }
    }

    private Member member(EmbeddingCode code, long time) {
        long next = sequence + 1;
        return new Member(code, time, next, new Example("R-" + next, "says " + next));
    }

    private MicroCluster add(EmbeddingCode code, long time) {
        Update update = clusters.assess(member(code, time)).update();
        sequence++;
        clusters.apply(update);
        return update.changed();
    }
}
