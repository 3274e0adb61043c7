package io.nearfar.surge;

import io.nearfar.cluster.ClusterConfig;
import io.nearfar.cluster.MicroCluster;
import io.nearfar.cluster.MicroClusters;
import io.nearfar.record.Hash128;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs made traffic through micro-clusters and the watch, and holds what it tells against what was planted. */
final class Rehearsal {

    private static final long START = 1_790_000_000_000L;
    private static final double MILLIS_PER_HOUR = Duration.ofHours(1).toMillis();

    private final MadeTraffic made;
    private final SurgeWatch watch;
    private final Map<MatterKey, Matter> matters = new HashMap<>();
    private final Map<String, MadeTraffic.Ticket> byId = new HashMap<>();
    private final int[] reported;
    private Traffic traffic = Traffic.NONE;

    /** At which requester each incident was found, 0 for one that was not. */
    final int[] found;

    /** Starts of surges that are part of no incident. */
    final List<String> wrong = new ArrayList<>();

    /** How many of these name a requester who writes again and again among others of the last hours. */
    int noisy;

    Rehearsal(MadeTraffic made, SurgeConfig config) {
        this.made = made;
        this.watch = new SurgeWatch(config);
        this.found = new int[made.incidents().size()];
        this.reported = new int[made.incidents().size()];
    }

    Rehearsal run(long seed) {
        TopicVectors vectors = new TopicVectors(seed);
        MicroClusters clusters = new MicroClusters(ClusterConfig.TICKETS);
        int number = 0;
        for (MadeTraffic.Ticket ticket : made.tickets()) {
            String id = "T-" + number++;
            byId.put(id, ticket);
            if (ticket.incident() >= 0) {
                reported[ticket.incident()]++;
            }
            long time = START + (long) (ticket.hour() * MILLIS_PER_HOUR);
            MicroCluster.Example example = new MicroCluster.Example(id, "");
            MicroClusters.Update update = clusters.assess(
                            new MicroCluster.Member(vectors.of(ticket), time, number, example))
                    .update();
            clusters.apply(update);
            long cluster = update.changed().id();
            Optional<MatterKey> gone = update.gone().map(other -> new MatterKey("", other.id()));
            watch(
                    new Sighting(
                            new MatterKey("", cluster),
                            Hash128.of(ticket.requester()).high(),
                            new Mention(id, time, "", false),
                            false),
                    gone);
        }
        return this;
    }

    private void watch(Sighting sighting, Optional<MatterKey> gone) {
        SurgeWatch.Step step = watch.counted(sighting, gone, before());
        traffic = step.traffic();
        matters.putAll(step.matters());
        step.signals().stream()
                .filter(signal -> signal.phase() == SurgeSignal.Phase.START)
                .forEach(this::hold);
    }

    /** A surge tells an incident when one of its latest records is of it, or of it again. */
    private void hold(SurgeSignal signal) {
        List<MadeTraffic.Ticket> members = signal.mentions().stream()
                .map(mention -> byId.get(mention.id()))
                .toList();
        Optional<Integer> incident = members.stream()
                .map(MadeTraffic.Ticket::incident)
                .filter(number -> number >= 0)
                .reduce((first, last) -> last);
        if (incident.isEmpty()) {
            MadeTraffic.Ticket last = members.getLast();
            wrong.add("day %.1f topic %d with %d"
                    .formatted(last.hour() / 24, last.topic(), signal.surge().told()));
            noisy += members.getLast().noisy() ? 1 : 0;
        } else if (found[incident.get()] == 0) {
            found[incident.get()] = reported[incident.get()];
        }
    }

    private SurgeWatch.Before before() {
        return new SurgeWatch.Before() {
            @Override
            public Traffic traffic() {
                return traffic;
            }

            @Override
            public Matter matter(MatterKey key) {
                return matters.getOrDefault(key, Matter.NONE);
            }
        };
    }

    /** Incidents of busy or quiet topics found by that requester. */
    long foundBy(boolean busy, int requester) {
        long count = 0;
        for (int i = 0; i < found.length; i++) {
            if (made.incidents().get(i).busy() == busy && found[i] > 0 && found[i] <= requester) {
                count++;
            }
        }
        return count;
    }

    /** What was found late or not at all. */
    String late() {
        StringBuilder late = new StringBuilder();
        KnownOdds odds = new KnownOdds(made);
        for (int i = 0; i < found.length; i++) {
            MadeTraffic.Incident incident = made.incidents().get(i);
            int wanted = incident.busy() ? 10 : 5;
            if (found[i] == 0 || found[i] > wanted) {
                late.append(" [%s at %s of %d in %.1f h, usual %.2f/h, known odds %.1e]"
                        .formatted(
                                incident.busy() ? "busy" : "quiet",
                                found[i] == 0 ? "none" : found[i],
                                incident.requesters(),
                                incident.hours(),
                                incident.usualPerHour(),
                                odds.at(i, wanted)));
            }
        }
        return late.toString();
    }
}
