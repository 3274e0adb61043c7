package io.nearfar.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.cluster.ClusterConfig;
import io.nearfar.cluster.MicroCluster;
import io.nearfar.cluster.MicroCluster.Example;
import io.nearfar.cluster.MicroCluster.Member;
import io.nearfar.cluster.MicroClusters.Update;
import io.nearfar.record.Hash128;
import io.nearfar.record.WordSet;
import io.nearfar.window.PlainIndex;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Clusters and counts that had to leave the heap and come back are those that never left. */
class HeldScopesTest {

    private static final String MODEL = Texts.MODEL.fingerprint();

    private final Kept kept = new Kept();
    private final ScopeIndexes small =
            new ScopeIndexes(ClusterConfig.TICKETS, scope -> new PlainIndex(), kept, new ScopeIndexes.Room(6, 12));
    private final ScopeIndexes all = new ScopeIndexes(ClusterConfig.TICKETS, scope -> new PlainIndex());

    @RepeatedTest(20)
    void makesNoDifferenceWhatIsHeld(RepetitionInfo info) {
        Random random = new Random(info.getCurrentRepetition());
        for (int i = 1; i <= 200; i++) {
            Hash128 scope = new Hash128(random.nextInt(5), 1);
            if (random.nextInt(40) == 0) {
                change(new Change.ForgetScope(scope));
            }
            Member member = new Member(Texts.random(random, 4), i * 1_000L, i, new Example("R-" + i, "n"));
            Update update = all.clusters(scope, MODEL).assess(member).update();
            assertThat(small.clusters(scope, MODEL).assess(member).update()).isEqualTo(update);
            change(new Change.PutClusters(scope, MODEL, update));
            WordSet words = WordSet.of("w" + random.nextInt(9) + " v" + random.nextInt(9));
            WordFrequencies.Update counted = all.words(scope).counted(words);
            assertThat(small.words(scope).counted(words)).isEqualTo(counted);
            change(new Change.PutWords(scope, counted));
            assertThat(small.clusters(scope, MODEL).all())
                    .isEqualTo(all.clusters(scope, MODEL).all());
        }
    }

    /** The store first, then what is held. */
    private void change(Change change) {
        kept.store(change);
        small.apply(change);
        all.apply(change);
    }

    /** A store in maps. */
    private static final class Kept implements ScopeSource {

        private final Map<Hash128, TreeMap<Long, MicroCluster>> clusters = new HashMap<>();
        private final Map<Hash128, WordFrequencies.State> states = new HashMap<>();
        private final Map<Hash128, Map<Integer, WordFrequencies.Cell>> cells = new HashMap<>();

        void store(Change change) {
            if (change instanceof Change.PutClusters put) {
                TreeMap<Long, MicroCluster> scope = clusters.computeIfAbsent(put.scope(), none -> new TreeMap<>());
                put.update().gone().ifPresent(gone -> scope.remove(gone.id()));
                scope.put(put.update().changed().id(), put.update().changed());
            } else if (change instanceof Change.PutWords put) {
                states.put(put.scope(), put.update().state());
                put.update()
                        .cells()
                        .forEach(cell -> cells.computeIfAbsent(put.scope(), none -> new HashMap<>())
                                .put(cell.bucket(), cell));
            } else if (change instanceof Change.ForgetScope forget) {
                clusters.remove(forget.scope());
                states.remove(forget.scope());
                cells.remove(forget.scope());
            }
        }

        @Override
        public void clusters(Hash128 scope, String model, Consumer<MicroCluster> into) {
            clusters.getOrDefault(scope, new TreeMap<>()).values().forEach(into);
        }

        @Override
        public void words(Hash128 scope, WordFrequencies into) {
            into.put(states.getOrDefault(scope, WordFrequencies.State.START));
            cells.getOrDefault(scope, Map.of()).values().forEach(into::put);
        }
    }
}
