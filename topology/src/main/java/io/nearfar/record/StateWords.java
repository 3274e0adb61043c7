package io.nearfar.record;

import io.nearfar.fact.StateLexicon;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** Words that say how something is, and so are no name and no value, wherever they stand in a log line. */
final class StateWords {

    private static final Set<String> WORDS = words("""
            true false yes no on off up down in out ok good bad error fail failure success fatal critical warn warning
            unknown known valid invalid illegal legal active inactive online offline idle busy free alive dead ready
            unready notready left gone sent stuck hung present absent missing available unavailable reachable unreachable accessible inaccessible
            healthy unhealthy degraded normal abnormal open close shut full empty low high hot cold master slave primary
            secondary standby leader follower candidate leading following looking observing login logout logon
            logoff start stop begin end pause resume enable disable add remove create delete connect disconnect lock
            unlock mount unmount attach detach allow deny accept reject grant revoke join leave play done complete
            incomplete pending queued new old stale fresh dirty clean corrupt intact lost found request timeout reset
            weak strong asleep awake dormant overdrawn overdue silent quiet noisy quick sluggish broken ill sick well""");

    private StateWords() {}

    /** Whether the word says how something is; participles do, such as {@code started} and {@code waiting}. */
    static boolean contains(String word) {
        if (word.isEmpty() || Character.isDigit(word.charAt(0))) {
            return false;
        }
        String lower = word.toLowerCase(Locale.ROOT);
        return lower.endsWith("ed") || lower.endsWith("ing") || lower.endsWith("able") || isListed(lower);
    }

    /** Whether a list holds the word; how it ends does not matter. */
    static boolean isListed(String word) {
        return WORDS.contains(word.toLowerCase(Locale.ROOT)) || StateLexicon.isState(word);
    }

    private static Set<String> words(String text) {
        return Set.copyOf(Arrays.stream(text.split("\\s+")).distinct().toList());
    }
}
