package io.nearfar.surge;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.record.Hash128;
import io.nearfar.surge.SurgeSignal.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SurgeWatchTest {

    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long START = 20_000 * DAY;
    private static final int OUTAGE = 99;

    private final SurgeWatch watch = new SurgeWatch(new SurgeConfig(5, Duration.ofDays(200)));
    private final Map<MatterKey, Matter> matters = new HashMap<>();
    private final List<SurgeSignal> told = new ArrayList<>();
    private Traffic traffic = Traffic.NONE;
    private long now = START;
    private int ids;

    /** Two days of a ticket every two minutes, about ten matters in turn, each by somebody else. */
    private void ordinaryDays() {
        for (int i = 0; i < 2 * 720; i++) {
            write(i % 10, "ordinary " + i, 2 * MINUTE, false);
        }
    }

    private void write(long matter, String requester, long after, boolean quiet) {
        now += after;
        Mention mention = new Mention("T-" + ids++, now, "about " + matter, false);
        take(watch.counted(
                new Sighting(key(matter), Hash128.of(requester).high(), mention, quiet), Optional.empty(), before()));
    }

    private void take(SurgeWatch.Step step) {
        traffic = step.traffic();
        matters.putAll(step.matters());
        told.addAll(step.signals());
    }

    private static MatterKey key(long matter) {
        return new MatterKey("", matter);
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

    private List<Phase> phases() {
        return told.stream().map(SurgeSignal::phase).toList();
    }

    @Test
    void whereNoSurgeGoesOnARecordOfNoMatterChangesNothing() {
        assertThat(watch.passed(now + DAY, false, before()))
                .isEqualTo(new SurgeWatch.Step(Traffic.NONE, Map.of(), List.of()));
        ordinaryDays();

        assertThat(watch.passed(now + DAY, false, before()))
                .isEqualTo(new SurgeWatch.Step(traffic, Map.of(), List.of()));
    }

    @Test
    void ordinaryDaysAreNoSurge() {
        ordinaryDays();

        assertThat(told).isEmpty();
    }

    @Test
    void aNewMatterSurgesWithItsFifthRequester() {
        ordinaryDays();

        for (int i = 0; i < 5; i++) {
            assertThat(told).isEmpty();
            write(OUTAGE, "victim " + i, MINUTE, false);
        }

        assertThat(phases()).containsExactly(Phase.START);
        SurgeSignal signal = told.getFirst();
        assertThat(signal.surge().requesters().count()).isEqualTo(5);
        assertThat(signal.surge().records()).isEqualTo(5);
        assertThat(signal.surge().start()).isEqualTo(now - 4 * MINUTE);
        assertThat(signal.cluster()).isEqualTo(OUTAGE);
        assertThat(signal.mentions()).hasSize(5);
        assertThat(signal.surge().reading().pValue()).isLessThan(signal.threshold());
    }

    @Test
    void itIsToldAgainAtEachDoublingAndOnceItIsOverByTheNextRecord() {
        ordinaryDays();
        for (int i = 0; i < 23; i++) {
            write(OUTAGE, "victim " + i, MINUTE, false);
        }
        assertThat(phases()).containsExactly(Phase.START, Phase.DOUBLING, Phase.DOUBLING);
        assertThat(told.getLast().surge().requesters().count()).isEqualTo(20);

        write(3, "somebody", 59 * MINUTE, false);
        assertThat(told).hasSize(3);
        write(4, "somebody else", 2 * MINUTE, false);

        assertThat(phases()).endsWith(Phase.END);
        assertThat(told).hasSize(4);
        assertThat(told.getLast().surge().requesters().count()).isEqualTo(23);
        assertThat(told).extracting(signal -> signal.surge().number()).containsOnly(1);
        assertThat(traffic.running()).isEmpty();
    }

    @Test
    void whoWritesManyTicketsCountsOnce() {
        ordinaryDays();

        for (int i = 0; i < 30; i++) {
            write(OUTAGE, "noisy", MINUTE, false);
        }

        assertThat(told).isEmpty();
    }

    @Test
    void aScopeThatIsMerelyBusyIsNoSurge() {
        ordinaryDays();

        for (int i = 0; i < 300; i++) {
            write(i % 10, "busy " + i, MINUTE / 5, false);
        }

        assertThat(told).isEmpty();
    }

    @Test
    void historyCountsAndIsNotTold() {
        ordinaryDays();

        for (int i = 0; i < 10; i++) {
            write(OUTAGE, "victim " + i, MINUTE, true);
        }
        assertThat(told).isEmpty();
        write(OUTAGE, "victim 10", MINUTE, false);

        assertThat(told.getFirst().surge().requesters().count()).isEqualTo(11);
    }

    @Test
    void aDayIsNeededToCompareWith() {
        for (int i = 0; i < 30; i++) {
            write(OUTAGE, "early " + i, MINUTE, false);
        }

        assertThat(told).isEmpty();
    }

    @Test
    void aMatterThatBecomesPartOfAnotherGoesOnThere() {
        ordinaryDays();
        for (int i = 0; i < 6; i++) {
            write(OUTAGE, "victim " + i, MINUTE, false);
        }
        now += MINUTE;

        Mention mention = new Mention("T-x", now, "about it", false);
        take(watch.counted(new Sighting(key(3), 77, mention, false), Optional.of(key(OUTAGE)), before()));

        assertThat(matters.get(key(OUTAGE))).isEqualTo(Matter.NONE);
        assertThat(before().matter(key(3)).surge()).isPresent();
        assertThat(traffic.running()).extracting(Traffic.Running::matter).containsExactly(key(3));
    }

    @Test
    void aSurgeWhoseMatterMustLeaveEnds() {
        ordinaryDays();
        for (int i = 0; i < 6; i++) {
            write(OUTAGE, "victim " + i, MINUTE, false);
        }

        Mention mention = new Mention("T-x", now, "something new", false);
        take(watch.counted(new Sighting(key(500), 77, mention, false), Optional.of(key(OUTAGE)), before()));

        assertThat(phases()).containsExactly(Phase.START, Phase.END);
        assertThat(matters.get(key(OUTAGE))).isEqualTo(Matter.NONE);
        assertThat(traffic.running()).isEmpty();
    }

    @Test
    void whatComesTooLateToBeRecentCountsAsPast() {
        ordinaryDays();
        double past = traffic.past().weight();

        Mention mention = new Mention("T-x", now - DAY, "of yesterday", false);
        take(watch.counted(new Sighting(key(3), 77, mention, false), Optional.empty(), before()));

        assertThat(traffic.clock()).isEqualTo(now);
        assertThat(traffic.past().weight()).isBetween(past + 0.9, past + 1);
    }
}
