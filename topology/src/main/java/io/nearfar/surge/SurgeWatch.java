package io.nearfar.surge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts records by their matter and tells surges. Pure: what it says follows from the record and the state it is shown.
 *
 * @param config when a matter surges
 */
public record SurgeWatch(SurgeConfig config) {

    /** A surge ends so long after its matter was last more than usual. */
    static final Duration QUIET = Duration.ofHours(1);

    /** While a matter is less likely than this, its surge goes on. */
    private static final double STILL_UNUSUAL = 0.01;

    /** What is remembered of a scope before a record. */
    public interface Before {

        Traffic traffic();

        /** {@link Matter#NONE} of one that is not known. */
        Matter matter(MatterKey key);
    }

    /**
     * What a record changes.
     *
     * @param traffic of its scope
     * @param matters those that changed; {@link Matter#NONE} is to be forgotten
     * @param signals what is to be told, in order
     */
    public record Step(Traffic traffic, Map<MatterKey, Matter> matters, List<SurgeSignal> signals) {

        public Step {
            matters = Collections.unmodifiableMap(matters);
            signals = List.copyOf(signals);
        }
    }

    /**
     * A record that counts for no matter: where surges go on, time passes, and else nothing changes. {@code time} is its
     * event time, epoch milliseconds.
     */
    public Step passed(long time, boolean quiet, Before before) {
        if (before.traffic().running().isEmpty()) {
            return new Step(before.traffic(), Map.of(), List.of());
        }
        Turn turn = new Turn(before, time, quiet);
        turn.endSurges();
        return turn.step();
    }

    /** A record about a matter; {@code gone} is one that has become part of it, or has left for it to be remembered. */
    public Step counted(Sighting sighting, Optional<MatterKey> gone, Before before) {
        Turn turn = new Turn(before, sighting.mention().time(), sighting.quiet());
        turn.endSurges();
        gone.ifPresent(other -> turn.giveUp(other, sighting.matter()));
        turn.count(sighting);
        return turn.step();
    }

    /** The work on one record. */
    private final class Turn {

        private final Before before;
        private final boolean quiet;
        private final Map<MatterKey, Matter> matters = new LinkedHashMap<>();
        private final List<SurgeSignal> signals = new ArrayList<>();
        private Traffic traffic;

        Turn(Before before, long time, boolean quiet) {
            this.before = before;
            this.quiet = quiet;
            this.traffic = before.traffic().at(time);
        }

        Step step() {
            return new Step(traffic, matters, signals);
        }

        void endSurges() {
            for (Traffic.Running running : traffic.running()) {
                if (traffic.clock() > running.hot() + QUIET.toMillis()) {
                    end(running.matter());
                }
            }
        }

        private void end(MatterKey key) {
            Matter matter = matter(key);
            matter.surge().ifPresent(surge -> tell(SurgeSignal.Phase.END, key, matter, surge, surge.hot()));
            matters.put(key, matter.with(Optional.empty()));
            traffic = traffic.without(key);
        }

        /** One that is known already takes over what another was; what leaves for a new one ends. */
        void giveUp(MatterKey gone, MatterKey heir) {
            Matter other = matter(gone);
            Matter known = matter(heir);
            boolean heirs = !known.equals(Matter.NONE) && known.surge().isEmpty();
            if (other.surge().isPresent() && !heirs) {
                end(gone);
            }
            if (!known.equals(Matter.NONE)) {
                Matter joined = known.plus(matter(gone));
                joined.surge()
                        .filter(surge -> known.surge().isEmpty())
                        .ifPresent(surge -> traffic = traffic.without(gone).running(heir, surge.hot(), false));
                matters.put(heir, joined);
            }
            matters.put(gone, Matter.NONE);
        }

        void count(Sighting sighting) {
            MatterKey key = sighting.matter();
            Matter matter = matter(key).at(traffic.clock());
            long time = sighting.mention().time();
            if (time <= traffic.clock() - SurgeOdds.SPAN.toMillis()) {
                traffic = traffic.counted(matter.recent().weight(), time);
                matters.put(key, matter.withPast(time));
                return;
            }
            boolean again = matter.recent().passesOver(sighting.requester());
            Matter counted = matter.with(sighting);
            matters.put(key, counted);
            if (!again) {
                traffic = traffic.counted(counted.recent().weight(), time);
                judge(key, counted);
            }
        }

        private void judge(MatterKey key, Matter matter) {
            if (!traffic.isOldEnough() || matter.recent().count() < config.minRequesters()) {
                return;
            }
            Reading reading = new SurgeOdds(matter, traffic).reading(config.minRequesters());
            if (matter.surge().isPresent()) {
                goOn(key, matter, reading);
            } else if (!quiet && reading.pValue() < config.threshold(traffic.perDay())) {
                start(key, matter, reading);
            }
        }

        private void start(MatterKey key, Matter matter, Reading reading) {
            Requesters requesters = matter.recent().since(reading.since() - 1);
            long start = requesters.seen().stream()
                    .mapToLong(Requesters.Seen::time)
                    .min()
                    .orElse(traffic.clock());
            int repeats = (int) matter.mentions().stream()
                    .filter(mention -> mention.repeat() && mention.time() >= start)
                    .count();
            int records = matter.recent().recordsAfter(reading.since() - 1);
            Surge surge = new Surge(
                    traffic.surges() + 1,
                    start,
                    traffic.clock(),
                    requesters.count(),
                    reading,
                    records,
                    repeats,
                    requesters);
            matters.put(key, matter.with(Optional.of(surge)));
            traffic = traffic.running(key, traffic.clock(), true);
            tell(SurgeSignal.Phase.START, key, matter, surge, traffic.clock());
        }

        private void goOn(MatterKey key, Matter matter, Reading reading) {
            if (reading.pValue() > STILL_UNUSUAL) {
                return;
            }
            Surge surge = matter.surge().orElseThrow().hotAt(traffic.clock());
            if (!quiet && surge.requesters().count() >= 2 * surge.told()) {
                surge = surge.toldAs(reading);
                tell(SurgeSignal.Phase.DOUBLING, key, matter, surge, traffic.clock());
            }
            matters.put(key, matter.with(Optional.of(surge)));
            traffic = traffic.running(key, surge.hot(), false);
        }

        private void tell(SurgeSignal.Phase phase, MatterKey key, Matter matter, Surge surge, long end) {
            if (!quiet) {
                signals.add(new SurgeSignal(
                        phase,
                        key.cluster(),
                        surge,
                        end,
                        config.threshold(traffic.perDay()),
                        config,
                        matter.mentions().stream()
                                .filter(mention -> mention.time() >= surge.start())
                                .toList()));
            }
        }

        private Matter matter(MatterKey key) {
            Matter changed = matters.get(key);
            return changed == null ? before.matter(key) : changed;
        }
    }
}
