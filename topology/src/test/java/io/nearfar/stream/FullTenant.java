package io.nearfar.stream;

import io.nearfar.cluster.ClusterConfig;
import io.nearfar.cluster.MicroCluster;
import io.nearfar.cluster.MicroCluster.Example;
import io.nearfar.cluster.MicroCluster.Member;
import io.nearfar.cluster.MicroClusters;
import io.nearfar.detection.Change;
import io.nearfar.detection.ScoreTail;
import io.nearfar.detection.TenantSlice;
import io.nearfar.detection.Texts;
import io.nearfar.detection.WordFrequencies;
import io.nearfar.detection.WordFrequencies.Cell;
import io.nearfar.detection.WordFrequencies.State;
import io.nearfar.embedding.EmbeddedRecord;
import io.nearfar.embedding.EmbeddingCode;
import io.nearfar.embedding.ModelId;
import io.nearfar.record.Hash128;
import io.nearfar.record.Limits;
import io.nearfar.record.Scope;
import io.nearfar.surge.Matter;
import io.nearfar.surge.MatterKey;
import io.nearfar.surge.Mention;
import io.nearfar.surge.Requesters;
import io.nearfar.surge.Traffic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What a tenant of tickets remembers when all its bounds are reached, as changes to a memory. Its clusters and counts differ
 * from those of any other tenant.
 */
final class FullTenant {

    static final ModelId MODEL = new ModelId("by-hand", "00c0ffee", 384);
    static final ClusterConfig CLUSTERS = ClusterConfig.TICKETS;

    private static final long TIME = 1_000 * Duration.ofDays(1).toMillis();
    private static final long SEED = 7;
    private static final int SCORES = 4_000;
    private static final Duration SURGE_SPAN = Duration.ofHours(3);
    private static final Duration TRAFFIC_BUCKET = Duration.ofMinutes(2);
    private static final int MENTIONS = 8;

    private final int number;
    private final Scope scope;
    private final Random random;

    /** A tenant with that number, which is also its seed. */
    FullTenant(int number) {
        this.number = number;
        this.scope = new Scope("tickets", "tenant-" + number, List.of());
        this.random = new Random(number);
    }

    /** As many clusters as may be, each with as many examples as it keeps, as long as they may be. */
    static List<MicroCluster> prototypes() {
        Random random = new Random(SEED);
        MicroClusters clusters = new MicroClusters(CLUSTERS);
        long sequence = 0;
        while (clusters.size() < CLUSTERS.max()) {
            EmbeddingCode code = Texts.random(random, MODEL.dimensions());
            for (int i = 0; i < MicroCluster.EXAMPLES; i++) {
                Member member = new Member(code, TIME, sequence++, example(sequence, random));
                clusters.apply(clusters.assess(member).update());
            }
        }
        return clusters.all();
    }

    private static Example example(long number, Random random) {
        return new Example("ZD-" + number, letters(random, Limits.MAX_SNIPPET));
    }

    private static String letters(Random random, int length) {
        return random.ints(length, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    Hash128 scope() {
        return scope.hash();
    }

    Hash128 tenant() {
        return scope.tenantHash();
    }

    /** Those clusters under ids of the tenant's own, seen at times of its own. */
    List<Change> clusters(List<MicroCluster> prototypes) {
        return prototypes.stream()
                .map(prototype -> new MicroClusters.Update(own(prototype), Optional.empty()))
                .<Change>map(update -> new Change.PutClusters(scope.hash(), MODEL.fingerprint(), update))
                .toList();
    }

    private MicroCluster own(MicroCluster prototype) {
        MicroCluster renamed = new MicroCluster(
                prototype.id() + number,
                prototype.birth(),
                TIME + random.nextInt(number * 1_000 + 1),
                prototype.mass(),
                prototype.direction(),
                prototype.examples());
        // A copy that shares no array and no text, so that heap is counted for each.
        return MicroCluster.CODEC.decode(MicroCluster.CODEC.encode(renamed));
    }

    /** Counts of so many buckets of words. */
    Change words(int buckets) {
        State state = new State(20_000, 0);
        List<Cell> cells = IntStream.range(0, buckets)
                .mapToObj(bucket -> new Cell(bucket, 1 + random.nextInt(500), 0))
                .toList();
        return new Change.PutWords(scope.hash(), new WordFrequencies.Update(state, cells));
    }

    /** Scores that fill every generation, and traffic of a busy span. */
    List<Change> counts() {
        ScoreTail tail = ScoreTail.EMPTY;
        for (int i = 0; i < SCORES; i++) {
            tail = tail.plus(StrictMath.exp(random.nextGaussian()));
        }
        TenantSlice none = TenantSlice.EMPTY;
        SortedMap<Long, Integer> buckets = new TreeMap<>();
        long first = TIME / TRAFFIC_BUCKET.toMillis();
        for (long i = 0; i <= SURGE_SPAN.dividedBy(TRAFFIC_BUCKET); i++) {
            buckets.put(first + i, 40);
        }
        Traffic traffic = new Traffic(TIME, TIME / 2, buckets, Traffic.NONE.past(), 3, List.of());
        return List.of(
                new Change.PutTenant(scope.tenantHash(), new TenantSlice(SCORES, tail, none.day(), none.payments())),
                new Change.PutTraffic(scope.hash(), traffic));
    }

    /** A matter of each of those clusters, that so many requesters have reported just now. */
    List<Change> matters(List<MicroCluster> prototypes, int requesters) {
        List<Change> changes = new ArrayList<>();
        for (MicroCluster prototype : prototypes) {
            List<Requesters.Seen> seen = random.longs(requesters)
                    .mapToObj(hash -> new Requesters.Seen(hash, TIME, 1))
                    .toList();
            List<Mention> mentions = IntStream.range(0, MENTIONS)
                    .mapToObj(i -> new Mention("ZD-" + i, TIME, letters(random, Mention.MAX_TEXT), false))
                    .toList();
            Matter matter = new Matter(new Requesters(0, seen), Matter.NONE.past(), mentions, Optional.empty());
            changes.add(new Change.PutMatter(
                    scope.hash(), new MatterKey(MODEL.fingerprint(), prototype.id() + number), matter));
        }
        return changes;
    }

    /** A ticket that is somewhat like the first of those vectors. */
    EmbeddedRecord ticket() {
        EmbeddingCode near = Texts.random(new Random(SEED), MODEL.dimensions());
        float[] components = new float[MODEL.dimensions()];
        for (int i = 0; i < components.length; i++) {
            components[i] = near.component(i) + (float) (60 * random.nextGaussian());
        }
        String text = letters(random, 5) + " " + letters(random, 7);
        return Texts.of(
                Texts.identity(scope, "ZD-new", false, TIME + Duration.ofDays(2).toMillis()),
                "open",
                text,
                MODEL,
                Texts.code(components));
    }
}
