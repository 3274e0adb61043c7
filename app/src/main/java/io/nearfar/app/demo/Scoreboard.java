package io.nearfar.app.demo;

import io.nearfar.app.demo.story.Plant;
import io.nearfar.app.demo.story.Report;
import io.nearfar.app.demo.story.Story;
import io.nearfar.app.demo.story.Trap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds alerts against a story. A repeat is found when an alert calls it a duplicate of, or related to, what it repeats
 * or another repeat of that; an outlier when it is called one. A trap has snapped when an alert says of it what would be
 * wrong, but not where it only resembles a third ticket about the same matter. An alert about anything else is false, but for related tickets that are about one matter. Safe for two threads.
 */
final class Scoreboard {

    private static final String SURGE = "surge";

    private final Story story;
    private final Map<String, Plant> plants;
    private final Map<String, Trap> traps;
    private final List<Seen> alerts = new ArrayList<>();
    private final Map<String, Double> best = new HashMap<>();

    Scoreboard(Story story) {
        this.story = story;
        this.plants = byId(story.plants(), Plant::id);
        this.traps = byId(story.traps(), Trap::id);
    }

    private static <T> Map<String, T> byId(Collection<T> all, Function<T, String> id) {
        return all.stream().collect(Collectors.toMap(id, each -> each, (first, second) -> first, LinkedHashMap::new));
    }

    /** Takes down an alert. */
    synchronized void alert(Seen seen) {
        alerts.add(seen);
    }

    /** Takes down how alike the record is to its best match. */
    synchronized void score(String id, double similarity) {
        if (plants.containsKey(id)) {
            best.put(id, similarity);
        }
    }

    /** How one stream did; the incident counts in none. */
    synchronized Result result(String stream) {
        List<Plant> planted = planted(stream).toList();
        List<Trap> set = trapsOf(stream).toList();
        return new Result(
                planted.size(),
                planted.stream().filter(this::isFound).count(),
                set.size(),
                set.stream().filter(trap -> !hasSnapped(trap)).count(),
                alerts.stream().filter(seen -> seen.stream().equals(stream)).count(),
                alerts.stream()
                        .filter(seen -> seen.stream().equals(stream) && isFalse(seen))
                        .count());
    }

    /**
     * How one stream did.
     *
     * @param planted findings planted
     * @param found those found
     * @param traps traps set
     * @param silent those that stayed silent
     * @param alerts alerts in all
     * @param wrong alerts about what is neither planted nor a trap
     */
    record Result(long planted, long found, long traps, long silent, long alerts, long wrong) {}

    /** For each sort of plant how many were found of how many, and how many of these only as related. */
    synchronized List<String> sorts() {
        return Stream.of(Plant.Sort.values())
                .filter(sort -> sort != Plant.Sort.INCIDENT)
                .map(this::sort)
                .toList();
    }

    private String sort(Plant.Sort sort) {
        List<Plant> all =
                plants.values().stream().filter(plant -> plant.sort() == sort).toList();
        List<Plant> found = all.stream().filter(this::isFound).toList();
        long related =
                found.stream().filter(plant -> !isFoundAs(plant, "duplicate")).count();
        String only = sort.repeats() && related > 0 ? " (%d related)".formatted(related) : "";
        return "%s %d/%d%s".formatted(words(sort), found.size(), all.size(), only);
    }

    private boolean isFoundAs(Plant plant, String type) {
        return alerts.stream().anyMatch(seen -> seen.id().equals(plant.id()) && seen.is(type) && isRight(plant, seen));
    }

    /** Whether, when and how soon the incident was told as one, and whether the noisy requester was taken for one. */
    synchronized String incident() {
        String noisy = traps.values().stream()
                        .filter(trap -> trap.sort() == Trap.Sort.NOISY_REQUESTER)
                        .anyMatch(this::surged)
                ? "noisy requester told"
                : "noisy requester silent";
        return alerts.stream()
                .filter(this::tellsIncident)
                .findFirst()
                .map(seen -> found(seen) + "; " + noisy)
                .orElse("missed; " + noisy);
    }

    /** By the last of its tickets that the alert names, and how many had written until then. */
    private String found(Seen seen) {
        List<Report> reports = story.reports();
        int heard = 0;
        for (int i = 0; i < reports.size(); i++) {
            heard = seen.matches().contains(reports.get(i).id()) ? i + 1 : heard;
        }
        List<Report> until = reports.subList(0, heard);
        long requesters = until.stream().map(Report::requester).distinct().count();
        Duration after =
                Duration.between(until.getFirst().time(), until.getLast().time());
        return "found at requester %d, %d min after its first ticket".formatted(requesters, after.toMinutes());
    }

    private boolean surged(Trap trap) {
        return alerts.stream()
                .filter(seen -> seen.is(SURGE) && !tellsIncident(seen))
                .anyMatch(seen -> seen.matches().contains(trap.id()));
    }

    /** Plants that nobody found, with why that may be. */
    synchronized List<String> missed() {
        return Stream.of("tickets", "logs", "payments")
                .flatMap(this::planted)
                .filter(plant -> !isFound(plant))
                .map(plant -> plant.id() + " (" + why(plant) + ")")
                .toList();
    }

    /** Traps that have snapped. */
    synchronized List<String> snapped() {
        return traps.values().stream()
                .filter(this::hasSnapped)
                .map(trap -> "%s (%s)".formatted(trap.id(), words(trap.sort())))
                .toList();
    }

    /** Records of false alerts. */
    synchronized List<String> wrong() {
        return alerts.stream()
                .filter(this::isFalse)
                .map(seen -> "%s (%s)".formatted(seen.id(), seen.type()))
                .distinct()
                .toList();
    }

    private String why(Plant plant) {
        return plant.sort().repeats() && best.containsKey(plant.id())
                ? "%s, cosine %.2f".formatted(words(plant.sort()), best.get(plant.id()))
                : words(plant.sort());
    }

    private static String words(Enum<?> sort) {
        return sort.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private Stream<Plant> planted(String stream) {
        return plants.values().stream()
                .filter(plant -> plant.stream().equals(stream) && plant.sort() != Plant.Sort.INCIDENT);
    }

    private Stream<Trap> trapsOf(String stream) {
        return traps.values().stream().filter(trap -> trap.stream().equals(stream));
    }

    private boolean isFound(Plant plant) {
        return alerts.stream().anyMatch(seen -> seen.id().equals(plant.id()) && isRight(plant, seen));
    }

    private boolean isRight(Plant plant, Seen seen) {
        return switch (plant.sort()) {
            case RETYPED, REWORDED, FORWARDED, DOUBLE_CHARGE ->
                (seen.is("duplicate") || seen.is("related"))
                        && seen.matches().stream().anyMatch(match -> root(match).equals(root(plant.id())));
            case TICKET_OUTLIER, LOG_OUTLIER, PAYMENT_OUTLIER -> seen.is("outlier");
            case INCIDENT -> tellsIncident(seen);
        };
    }

    /** What a record repeats in the end, itself if nothing. */
    private String root(String id) {
        String root = id;
        Set<String> passed = new HashSet<>();
        while (plants.containsKey(root) && plants.get(root).sort().repeats() && passed.add(root)) {
            root = plants.get(root).of();
        }
        return root;
    }

    private boolean hasSnapped(Trap trap) {
        return alerts.stream().anyMatch(seen -> hasSnapped(trap, seen));
    }

    /** A trap is a ticket like others: that it resembles a third one about its very matter is right. */
    private boolean hasSnapped(Trap trap, Seen seen) {
        return seen.id().equals(trap.id())
                && trap.wrong().contains(seen.type())
                && (seen.matches().contains(trap.of()) || !isOneMatter(seen));
    }

    private boolean isFalse(Seen seen) {
        Plant plant = plants.get(seen.id());
        if (plant != null && plant.sort() != Plant.Sort.INCIDENT) {
            return !isRight(plant, seen) && !isOneMatter(seen);
        }
        Trap trap = traps.get(seen.id());
        boolean snapped = trap != null && hasSnapped(trap, seen);
        return !snapped && !seen.is("overflow") && !tellsIncident(seen) && !isOneMatter(seen);
    }

    private boolean tellsIncident(Seen seen) {
        return seen.is(SURGE) && seen.matches().stream().anyMatch(story.incident()::contains);
    }

    /** Related tickets are about one matter, or one is a repeat of the other after all. */
    private boolean isOneMatter(Seen seen) {
        return seen.is("related")
                && seen.matches().stream()
                        .anyMatch(match -> story.matter(match)
                                .flatMap(there -> story.matter(seen.id())
                                        .filter(here -> here.name().equals(there.name())))
                                .isPresent());
    }
}
