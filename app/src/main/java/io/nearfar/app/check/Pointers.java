package io.nearfar.app.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.nearfar.record.Redactor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What stands where in some JSON objects: the texts and numbers at each JSON Pointer, arrays left out. Members whose names are
 * no plain words or hold personal data are passed over, since pointers are shown.
 */
final class Pointers {

    private static final Pattern SHOWN = Pattern.compile("[A-Za-z0-9_@.$ -]{1,64}");
    private static final int MAX_DEPTH = 6;
    private static final int MAX_POINTERS = 2_000;
    private static final double LEAST_FIT = 0.5;
    private static final double NAMED = 2;
    private static final double LONG_TEXT_WORDS = 40;

    private final Map<String, List<String>> columns = new TreeMap<>();
    private final int documents;
    private final Redactor redactor;

    private Pointers(int documents, Redactor redactor) {
        this.documents = documents;
        this.redactor = redactor;
    }

    /** Looks through the objects. */
    static Pointers of(List<JsonNode> documents, Redactor redactor) {
        Pointers pointers = new Pointers(documents.size(), redactor);
        documents.forEach(document -> pointers.add("", document, 0));
        return pointers;
    }

    /**
     * The pointers of at least half of the objects whose values look like {@code field}, best first, at most two. Where the
     * look alone does not tell, only those with a usual name.
     */
    List<String> like(String field) {
        Shape shape = Shape.of(field);
        return columns.entrySet().stream()
                .map(column -> new Candidate(column.getKey(), score(field, shape, column)))
                .filter(candidate -> candidate.score() > 0)
                .sorted(Comparator.comparingDouble(Candidate::score).reversed().thenComparing(Candidate::pointer))
                .limit(2)
                .map(Candidate::pointer)
                .toList();
    }

    private record Candidate(String pointer, double score) {}

    private double score(String field, Shape shape, Map.Entry<String, List<String>> column) {
        List<String> values = column.getValue();
        double fit = (double) values.stream().filter(shape.fits()).count() / documents;
        String member = column.getKey().substring(column.getKey().lastIndexOf('/') + 1);
        boolean named = shape.isNamed(member);
        if (fit < LEAST_FIT || !(named || shape.telling())) {
            return 0;
        }
        double score = named ? fit * NAMED : fit;
        return switch (field) {
            case "id" -> score * new HashSet<>(values).size() / values.size();
            case "body", "message" -> score + Math.min(1, meanWords(values) / LONG_TEXT_WORDS);
            default -> score;
        };
    }

    private static double meanWords(List<String> values) {
        return values.stream().mapToInt(Shape::words).average().orElse(0);
    }

    private void add(String pointer, JsonNode node, int depth) {
        if ((node.isTextual() || node.isNumber()) && !node.asText().isBlank()) {
            if (columns.containsKey(pointer) || columns.size() < MAX_POINTERS) {
                columns.computeIfAbsent(pointer, key -> new ArrayList<>()).add(node.asText());
            }
        } else if (node.isObject() && depth < MAX_DEPTH) {
            node.properties().stream()
                    .filter(member -> isShown(member.getKey()))
                    .forEach(member -> add(pointer + '/' + escaped(member.getKey()), member.getValue(), depth + 1));
        }
    }

    private boolean isShown(String name) {
        return SHOWN.matcher(name).matches() && redactor.redact(name).equals(name);
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
