package io.nearfar.app.terminal;

import io.nearfar.app.terminal.Body.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why an alert about text was raised, on one line: its evidence and conflicts, reworded where a shorter way is known. */
final class Reasons {

    private static final Pattern NUMBER = Pattern.compile("(\\p{L}+) (\\S+) in both");
    private static final Pattern BOTH = Pattern.compile("(.+) in both");
    private static final Pattern NEVER_SEEN = Pattern.compile("(\\S+): never seen in .*");

    private Reasons() {}

    static String repeated(Body body) {
        List<String> parts = new ArrayList<>(evidence(body, "same meaning"));
        List<Reason> conflicts = body.reasons("conflicts");
        if (conflicts.isEmpty()) {
            parts.add("nothing contradicts");
        }
        conflicts.forEach(conflict -> parts.add("but " + conflict.text()));
        return String.join(", ", parts);
    }

    /** The requester is unknown as often as it is another, so only a common one is a fact. */
    static String related(Body body) {
        List<String> parts = new ArrayList<>(evidence(body, "same problem"));
        body.reasons("conflicts").stream()
                .map(conflict -> Contradiction.of(conflict).difference())
                .distinct()
                .forEach(parts::add);
        parts.add(body.flag("match", "same_requester") ? "same requester" : "other or unknown requester");
        return String.join(", ", parts) + ": link, not merge";
    }

    static String unusual(Body body) {
        List<Reason> evidence = body.reasons("evidence");
        List<String> words = evidence.stream()
                .map(reason -> NEVER_SEEN.matcher(reason.text()))
                .filter(matcher -> matcher.matches())
                .map(matcher -> '"' + matcher.group(1) + '"')
                .toList();
        String nearest = nearest(body);
        List<String> parts = new ArrayList<>();
        if (words.isEmpty()) {
            evidence.stream()
                    .filter(reason -> nearest.isEmpty() || !reason.kind().equals("cluster"))
                    .forEach(reason -> parts.add(reason.text()));
        } else {
            parts.add(String.join(", ", words) + " never seen here");
            evidence.stream()
                    .filter(reason -> reason.kind().equals("severity"))
                    .forEach(reason -> parts.add(reason.text()));
        }
        return Stream.concat(parts.stream(), Stream.of(nearest))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static String nearest(Body body) {
        OptionalDouble distance = body.number("cluster", "distance");
        List<String> examples = body.texts("cluster", "examples");
        return distance.isEmpty() || examples.isEmpty()
                ? ""
                : "nearest (%s): \"%s\"".formatted(Figures.similarity(1 - distance.getAsDouble()), examples.getFirst());
    }

    /** The requester is told elsewhere; shared words are told only where nothing more telling is shared. */
    private static List<String> evidence(Body body, String meaning) {
        List<Reason> told = body.reasons("evidence").stream()
                .filter(reason -> !reason.kind().equals("requester"))
                .toList();
        boolean telling = told.stream().anyMatch(reason -> !isGeneral(reason));
        return told.stream()
                .filter(reason -> !telling || !reason.kind().equals("words"))
                .map(reason -> phrase(reason, meaning, body))
                .distinct()
                .toList();
    }

    private static boolean isGeneral(Reason reason) {
        return reason.kind().equals("meaning") || reason.kind().equals("words");
    }

    private static String phrase(Reason reason, String meaning, Body body) {
        OptionalDouble similarity = body.number("match", "similarity");
        if (reason.text().startsWith("cosine ")) {
            String cosine =
                    similarity.isEmpty() ? reason.text() : "cosine " + Figures.similarity(similarity.getAsDouble());
            return "%s (%s)".formatted(meaning, cosine);
        }
        if (reason.kind().equals("number")) {
            return shared(NUMBER.matcher(reason.text()).replaceFirst("$1 number $2 in both"))
                    .replace("same number number ", "same number ");
        }
        return shared(reason.text());
    }

    private static String shared(String text) {
        return BOTH.matcher(text).replaceFirst("same $1");
    }
}
