package io.nearfar.surge;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** Fixed and random values of what surges are told by. */
public final class SurgeForms {

    private static final long TIME = 1_795_348_800_000L;
    private static final long MINUTE = 60_000;

    private SurgeForms() {}

    public static Traffic traffic() {
        Traffic.Running running = new Traffic.Running(new MatterKey("00c0ffee", 7), TIME - MINUTE);
        return new Traffic(
                TIME,
                TIME - 90 * MINUTE,
                new TreeMap<>(Map.of(TIME / (2 * MINUTE), 3, TIME / (2 * MINUTE) - 5, 70_000)),
                new Past(812.5, TIME - 180 * MINUTE),
                2,
                List.of(running));
    }

    public static Matter matter() {
        Requesters recent =
                new Requesters(1, List.of(new Requesters.Seen(6, TIME - MINUTE, 1), new Requesters.Seen(-8, TIME, 3)));
        Mention mention = new Mention("T-1", TIME, "Visa refused when I pay", true);
        return new Matter(recent, new Past(2.25, TIME - 200 * MINUTE), List.of(mention), Optional.of(surge()));
    }

    private static Surge surge() {
        Requesters requesters = new Requesters(0, List.of(new Requesters.Seen(5, TIME - MINUTE, 1)));
        Reading reading = new Reading(TIME - 20 * MINUTE, TIME, 8, 0.4, 0.000_01);
        return new Surge(2, TIME - 20 * MINUTE, TIME, 8, reading, 9, 2, requesters);
    }

    /** What is told of some surge, with that text. */
    public static SurgeSignal signal(Random random, String text) {
        SurgeSignal.Phase[] phases = SurgeSignal.Phase.values();
        long start = random.nextLong(TIME);
        long end = start + random.nextInt(10_000_000);
        Requesters requesters = Requesters.NONE;
        for (int i = random.nextInt(1, 300); i > 0; i--) {
            requesters = requesters.plus(random.nextLong(), start);
        }
        Reading reading = new Reading(
                start, start + random.nextInt(10_000_000), 5, 0.001 + random.nextDouble(), random.nextDouble() / 100);
        Surge surge = new Surge(random.nextInt(1, 100), start, end, 5, reading, 500, random.nextInt(10), requesters);
        return new SurgeSignal(
                phases[random.nextInt(phases.length)],
                random.nextInt(1, 100),
                surge,
                end,
                0.000_01,
                new SurgeConfig(5, Duration.ofDays(30)),
                List.of(new Mention("T-1", start, text, false), new Mention("T-2", end, "m" + text, true)));
    }
}
