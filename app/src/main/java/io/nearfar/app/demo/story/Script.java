package io.nearfar.app.demo.story;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Collects the drafts of a story and what is true about them, in any order. */
final class Script {
    /** How long the live part lasts. */
    static final Duration LIVE = Duration.ofHours(12);

    private final Instant start;
    private final List<Draft> drafts = new ArrayList<>();
    private final Map<Integer, Matter> matters = new HashMap<>();
    private final Set<Integer> taken = new HashSet<>();
    private final List<Mark<Plant.Sort>> plants = new ArrayList<>();
    private final List<Mark<Trap.Sort>> traps = new ArrayList<>();

    /** What is true about a draft, and the earlier one it goes back to. */
    record Mark<S>(S sort, Draft draft, Optional<Draft> of, Set<String> wrong) {}

    Script(Instant start) {
        this.start = start;
    }

    Instant start() {
        return start;
    }

    Instant end() {
        return start.plus(LIVE);
    }

    /** A record of no particular meaning. */
    Draft add(String stream, Instant time, Map<String, Object> fields) {
        Draft draft =
                new Draft(drafts.size(), stream, Instant.ofEpochMilli(time.toEpochMilli()), fields, Draft.Flaw.NONE);
        drafts.add(draft);
        return draft;
    }

    void about(Draft draft, Matter matter) {
        matters.put(draft.serial(), matter);
    }

    Matter matter(Draft draft) {
        return Objects.requireNonNull(matters.get(draft.serial()), "a free ticket has a matter");
    }

    void spoil(Draft draft, Draft.Flaw flaw) {
        take(draft);
        drafts.set(draft.serial(), draft.flawed(flaw));
        matters.remove(draft.serial());
    }

    void plant(Plant.Sort sort, Draft draft) {
        take(draft);
        plants.add(new Mark<>(sort, draft, Optional.empty(), Set.of()));
    }

    void plant(Plant.Sort sort, Draft draft, Draft of) {
        take(draft);
        take(of);
        plants.add(new Mark<>(sort, draft, Optional.of(of), Set.of()));
    }

    void trap(Trap.Sort sort, Draft draft, Optional<Draft> of, String... wrong) {
        take(draft);
        of.ifPresent(this::take);
        traps.add(new Mark<>(sort, draft, of, Set.of(wrong)));
    }

    /** Takes part in a plant or a trap, or is otherwise not to be used again. */
    void take(Draft draft) {
        taken.add(draft.serial());
    }

    /** The records of a stream that have no part in anything, in the order of their making. */
    List<Draft> free(String stream) {
        return drafts.stream()
                .filter(draft -> draft.stream().equals(stream) && !taken.contains(draft.serial()))
                .toList();
    }

    int count(String stream, boolean live) {
        return (int) drafts.stream()
                .filter(draft -> draft.stream().equals(stream) && isLive(draft) == live)
                .count();
    }

    boolean isLive(Draft draft) {
        return !draft.time().isBefore(start);
    }

    List<Draft> drafts() {
        return List.copyOf(drafts);
    }

    Map<Integer, Matter> matters() {
        return Map.copyOf(matters);
    }

    List<Mark<Plant.Sort>> plants() {
        return List.copyOf(plants);
    }

    List<Mark<Trap.Sort>> traps() {
        return List.copyOf(traps);
    }
}
