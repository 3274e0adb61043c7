package io.nearfar.detection;

import io.nearfar.record.WordSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** How bad things are, by the level of a log line or by its words; each constant is worse than the one before it. */
public enum Alarm {
    /** Nothing is said to be wrong. */
    NONE(0, 1, "", ""),
    /** Something is not as it should be. */
    WARNING(1, 0.05, "warn warning w 40", """
            warn warns warning warnings unexpected unexpectedly retry retries retrying retried timeout timeouts timed expired
            deprecated slow degraded unknown ignoring ignored skipping skipped dropped dropping disconnected mismatch mismatched
            redundant suspicious stale overloaded throttled exhausted unhealthy interrupted"""),
    /** Something went wrong. */
    ERROR(2, 0.01, "error err e severe 50", """
            error errors err fail failed fails failing failure failures exception exceptions abort aborts aborted aborting corrupt
            corrupted corruption cannot unable denied refused rejected invalid illegal unreachable lost broken killed violation
            fault faults unauthorized forbidden unavailable traceback undefined unrecoverable unresponsive tampered"""),
    /** What was running no longer is. */
    FATAL(3, 0.001, "fatal f critical crit alert emerg emergency panic 60", """
            fatal panic panicked critical emergency crash crashed crashes crashing segfault coredump deadlock deadlocked oom""");

    private static final Map<Integer, Alarm> WORDS = words();

    private final int grade;
    private final double usual;
    private final String levels;
    private final String lexicon;

    Alarm(int grade, double usual, String levels, String lexicon) {
        this.grade = grade;
        this.usual = usual;
        this.levels = levels;
        this.lexicon = lexicon;
    }

    /** 0 where nothing is wrong, 1 more for each that is worse. */
    int grade() {
        return grade;
    }

    /** The share of lines that are at least so bad where nothing is known of a service, in (0, 1]. */
    double usual() {
        return usual;
    }

    /**
     * What a level says, as its source spells it: a word, its first letter, or a number of Bunyan and pino. Numbers below
     * 10 say nothing: what is 2 in syslog is the worst but two, in OpenTelemetry the best but one.
     */
    static Alarm ofLevel(String level) {
        String spelled = ' ' + level.toLowerCase(Locale.ROOT).strip() + ' ';
        Alarm found = NONE;
        for (Alarm alarm : values()) {
            found = (' ' + alarm.levels + ' ').contains(spelled) && spelled.length() > 2 ? alarm : found;
        }
        return found;
    }

    /**
     * What the worst of a line's words says. Names of exceptions and errors, such as {@code EOFException}, are read from the
     * excerpt.
     */
    static Alarm ofWords(WordSet words, Map<Integer, String> spelled) {
        boolean names = spelled.values().stream().anyMatch(Alarm::isName);
        Alarm worst = names ? ERROR : NONE;
        for (int hash : words.hashes().toArray()) {
            Alarm alarm = WORDS.getOrDefault(hash, NONE);
            worst = alarm.compareTo(worst) > 0 ? alarm : worst;
        }
        return worst;
    }

    private static boolean isName(String word) {
        return word.endsWith("exception") || word.endsWith("error");
    }

    private static Map<Integer, Alarm> words() {
        Map<Integer, Alarm> words = new HashMap<>();
        for (Alarm alarm : values()) {
            WordSet.of(alarm.lexicon).hashes().forEach(hash -> words.put(hash, alarm));
        }
        return Map.copyOf(words);
    }
}
