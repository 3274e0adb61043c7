package io.nearfar.fact;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is known of English words, read once from {@code lexicon.txt}. Immutable. */
final class Lexicon {

    /** Words of one kind, by the section of the file that lists them. */
    enum Words {
        PARTICULARS,
        REFERENCES,
        TECHNICAL,
        PASSING,
        MEASURES,
        PHRASAL,
        PARTICLE_VERBS,
        LINKING,
        NO_SCOPE,
        SKIPPED,
        NEGATIONS,
        DENIALS,
        COMMON,
        GREETINGS,
        HUMAN,
        CONTACTS,
        ROUGHLY,
        WEEKDAYS,
        MONTHS
    }

    /**
     * A side of a pair of opposites.
     *
     * @param axis names the pair
     * @param positive which side
     */
    record Pole(String axis, boolean positive) {}

    private static final class Holder {
        private static final Lexicon ENGLISH = new Lexicon(lines());
    }

    private final Map<String, List<Pole>> states = new HashMap<>();
    private final Map<String, Set<Integer>> groups = new HashMap<>();
    private final Map<String, String> prefixed = new HashMap<>();
    private final Map<String, String> aliases = new HashMap<>();
    private final Map<String, String> irregular = new HashMap<>();
    private final Map<Words, Set<String>> words = new HashMap<>();
    private int lines;

    private Lexicon(List<String> file) {
        Arrays.stream(Words.values()).forEach(kind -> words.put(kind, new HashSet<>()));
        for (boolean forms : new boolean[] {true, false}) {
            String section = "";
            for (String line : file) {
                if (line.startsWith("[")) {
                    section = line.substring(1, line.length() - 1);
                } else if (forms == section.equals("irregular")) {
                    add(section, line);
                }
            }
        }
    }

    static Lexicon english() {
        return Holder.ENGLISH;
    }

    private static List<String> lines() {
        try (InputStream in = Lexicon.class.getResourceAsStream("lexicon.txt")) {
            if (in == null) {
                throw new IllegalStateException("lexicon.txt is missing from the program");
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read lexicon.txt", e);
        }
    }

    private void add(String section, String line) {
        String[] entries = line.split("\\s+");
        switch (section) {
            case "irregular" -> irregular.put(entries[0], entries[1]);
            case "states" -> states(line);
            case "contrasts" -> {
                lines++;
                for (String entry : entries) {
                    groups.computeIfAbsent(entry, any -> new HashSet<>()).add(lines);
                }
            }
            case "prefixes" -> prefixes(line);
            case "aliases" -> Arrays.stream(entries).forEach(entry -> aliases.put(entry, entries[0]));
            case "phrasal", "particle-verbs", "denials" ->
                Arrays.stream(entries).map(this::stem).forEach(words(section)::add);
            case "common" ->
                Arrays.stream(entries).map(entry -> entry.replace("'", "")).forEach(words(section)::add);
            default -> words(section).addAll(Arrays.asList(entries));
        }
    }

    private Set<String> words(String section) {
        Words kind = Words.valueOf(section.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
        return words.getOrDefault(kind, Set.of());
    }

    private void states(String line) {
        String[] sides = line.split("\\|");
        String axis = sides[0].strip().split("\\s+")[0];
        for (int side = 0; side < 2; side++) {
            for (String entry : sides[side].strip().split("\\s+")) {
                states.computeIfAbsent(stem(entry), any -> new ArrayList<>()).add(new Pole(axis, side == 0));
            }
        }
    }

    private void prefixes(String line) {
        String prefix = line.substring(0, line.indexOf(':'));
        for (String entry : line.substring(prefix.length() + 1).strip().split("\\s+")) {
            prefixed.put(stem(prefix + entry), stem(entry));
        }
    }

    /** {@link Stem} asks this lexicon, which is not there yet while it is read. */
    private String stem(String entry) {
        return Stem.of(entry, this);
    }

    /** The base of an irregular form, else the word itself. */
    String irregular(String lower) {
        return irregular.getOrDefault(lower, lower);
    }

    /** The sides on which a word with that stem stands, most often none or one. */
    List<Pole> poles(String stem) {
        return states.getOrDefault(stem, List.of());
    }

    /** The stem without its negating prefix, or empty. */
    String unprefixed(String stem) {
        return prefixed.getOrDefault(stem, "");
    }

    /** Whether a word, or the thing it is one of, is a thing of a kind. */
    boolean isOfAKind(String lower) {
        return groups.containsKey(lower) || groups.containsKey(NumberFacts.singular(lower));
    }

    /** Whether both are things of one kind. */
    boolean areOfOneKind(String lower, String other) {
        Set<Integer> kinds = kinds(lower);
        return !kinds.isEmpty() && kinds(other).stream().anyMatch(kinds::contains);
    }

    private Set<Integer> kinds(String lower) {
        Set<Integer> kinds = groups.getOrDefault(lower, Set.of());
        return kinds.isEmpty() ? groups.getOrDefault(NumberFacts.singular(lower), Set.of()) : kinds;
    }

    /** The first of the names of one thing, else the name itself. */
    String canonical(String name) {
        return aliases.getOrDefault(name, name);
    }

    boolean has(Words kind, String lower) {
        return words.getOrDefault(kind, Set.of()).contains(lower);
    }
}
