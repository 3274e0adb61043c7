package io.nearfar.alert;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Numbers and codes that two excerpts have in common, each with the word before it. */
final class SharedNumbers {

    private static final int MOST = 3;

    /** Words that say nothing of what a number counts. */
    private static final Set<String> NO_UNITS = Set.of(
            "about", "and", "as", "at", "by", "for", "from", "has", "in", "is", "my", "of", "on", "or", "our", "that",
            "the", "this", "to", "under", "was", "with", "your");

    /** A word, then a number or a code of letters and digits; a sign may stand between. */
    private static final Pattern NAMED = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(\\p{L}{2,20}+)[ :]{1,2}(?:(?:no\\.?|number|nr\\.?) ?)?#?([\\p{L}-]{0,10}\\p{N}[\\p{L}\\p{N}-]{1,30}+)",
            Pattern.CASE_INSENSITIVE);

    private SharedNumbers() {}

    /** At most three, such as {@code parcel 5512}, in the order and spelling of the first; the word counts as well. */
    static List<String> of(String first, String second) {
        Map<String, String> there = named(second);
        List<String> shared = new ArrayList<>();
        named(first).forEach((key, text) -> {
            if (shared.size() < MOST && there.containsKey(key)) {
                shared.add(text);
            }
        });
        return shared;
    }

    private static Map<String, String> named(String excerpt) {
        Map<String, String> named = new LinkedHashMap<>();
        for (MatchResult found : NAMED.matcher(excerpt).results().toList()) {
            String word = found.group(1).toLowerCase(Locale.ROOT);
            String text = (NO_UNITS.contains(word) ? "number" : word) + " " + found.group(2);
            named.putIfAbsent(text.toLowerCase(Locale.ROOT), text);
        }
        return named;
    }
}
