package io.nearfar.app.demo.story;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** All log lines of a story: a day of history in which every usual line occurs, then the live part. */
final class Logs {
    private static final Duration HISTORY = Duration.ofDays(1);
    private static final int LEAST_OF_EACH = 4;
    private static final int BURST = 24;
    private static final int NEW_HOST_LINES = 20;
    private static final int MARKED = 3;

    private final Script script;
    private final Share share;
    private final Dice dice;
    private final Times times;
    private final Fleet fleet;

    Logs(Script script, Share share, Dice dice) {
        this.script = script;
        this.share = share;
        this.dice = dice;
        this.times = new Times(dice, script.start());
        this.fleet = new Fleet(dice);
    }

    void write() {
        history();
        outliers(Section.lines("log-outliers.txt"));
        Instant deploy = times.live(Duration.ofHours(2));
        fill((int) (live() * sharedBefore(deploy)), () -> times.between(script.start(), deploy));
        deploy(deploy);
        burst();
        newHost();
        script.spoil(usual(times.live()), Draft.Flaw.CUT);
        fill(live(), () -> times.between(deploy, script.end()));
    }

    private double sharedBefore(Instant time) {
        return Duration.between(script.start(), time).toMillis() / (double) Script.LIVE.toMillis();
    }

    /** How many live lines are still to be written. */
    private int live() {
        return share.logs() - script.count(Draft.LOGS, true);
    }

    private void history() {
        for (LogTemplate template : Fleet.TEMPLATES) {
            for (int i = 0; i < LEAST_OF_EACH; i++) {
                add(template, fleet.host(template.service()), times.before(HISTORY));
            }
        }
        fill(Share.HISTORY_LOGS - script.count(Draft.LOGS, false), () -> times.before(HISTORY));
    }

    private void outliers(List<String> lines) {
        dice.some(share.of(6), lines).forEach(line -> {
            String[] parts = line.split(" ", 3);
            LogTemplate once = new LogTemplate(parts[0], 1, parts[1], parts[2]);
            script.plant(Plant.Sort.LOG_OUTLIER, add(once, fleet.host(once.service()), times.live()));
        });
    }

    /** Each service starts in a new version: known lines, other hashes, numbers and dates. */
    private void deploy(Instant begin) {
        Fleet.TEMPLATES.stream().filter(LogTemplate::isStart).forEach(template -> {
            fleet.deploy(template.service());
            Instant time = times.between(begin, begin.plus(Duration.ofMinutes(10)));
            trap(Trap.Sort.DEPLOY, add(template, fleet.host(template.service()), time));
        });
    }

    /** A known error, many times in three minutes; its first lines stand for all. */
    private void burst() {
        LogTemplate error = dice.pick(Fleet.TEMPLATES.stream()
                .filter(each -> each.level().equals("ERROR"))
                .toList());
        Instant begin = times.live(Duration.ofHours(1));
        for (int i = 0; i < BURST; i++) {
            Draft line = add(error, fleet.host(error.service()), begin.plusMillis(7_400L * i + dice.below(3_000)));
            if (i < MARKED) {
                trap(Trap.Sort.KNOWN_BURST, line);
            }
        }
    }

    /** A fourth host joins a service and writes what the others write. */
    private void newHost() {
        Instant begin = times.live(Duration.ofHours(2));
        String service = dice.pick(List.of("checkout", "catalog", "auth", "billing", "shipping"));
        List<LogTemplate> own = Fleet.TEMPLATES.stream()
                .filter(each -> each.service().equals(service))
                .toList();
        for (int i = 0; i < NEW_HOST_LINES; i++) {
            Draft line = add(dice.pick(own), service + "-4", begin.plusSeconds(90L * i));
            if (i < MARKED) {
                trap(Trap.Sort.NEW_HOST, line);
            }
        }
    }

    private void trap(Trap.Sort sort, Draft line) {
        script.trap(sort, line, Optional.empty(), "outlier");
    }

    private void fill(int count, Supplier<Instant> when) {
        for (int i = 0; i < count; i++) {
            usual(when.get());
        }
    }

    private Draft usual(Instant time) {
        LogTemplate template = fleet.usual();
        return add(template, fleet.host(template.service()), time);
    }

    private Draft add(LogTemplate template, String host, Instant time) {
        return script.add(Draft.LOGS, time, fleet.fields(template, host, time));
    }
}
