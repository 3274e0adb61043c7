package io.nearfar.bench.search;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** Collects what is measured, prints each line as it comes and the ratios at the end. */
final class Report {

    private static final double ENOUGH_RECALL = 0.99;
    private static final int LEAST_FOR_P99 = 100;

    private final PrintStream out;
    private final List<Measured> measured = new ArrayList<>();

    Report(PrintStream out) {
        this.out = out;
    }

    void head() {
        out.printf(
                "%-12s %-9s %-8s %9s %4s  %8s %8s %8s %8s %8s  %6s %7s %s%n",
                "index",
                "question",
                "cell",
                "vectors",
                "tau",
                "query50",
                "query99",
                "turn50",
                "turn99",
                "recall",
                "B/row",
                "build s",
                "turns");
    }

    void add(Measured line) {
        measured.add(line);
        Turns turns = line.turns();
        out.printf(
                "%-12s %-9s %-8s %,9d %4.2f  %8.3f %8.3f %8.3f %8.3f %8.5f  %6.0f %7s %5d %s%n",
                line.index(),
                line.question().label(),
                line.cell(),
                line.size().vectors(),
                line.size().tau(),
                turns.query().p50(),
                turns.query().p99(),
                turns.turn().p50(),
                turns.turn().p99(),
                turns.recall(),
                line.cost().heapBytesPerVector(),
                build(line.cost().buildSeconds()),
                turns.made(),
                setting(line));
    }

    private static String build(OptionalDouble seconds) {
        return seconds.isPresent() ? "%.1f".formatted(seconds.getAsDouble()) : "-";
    }

    private static String setting(Measured line) {
        return line.graph()
                .map(graph -> "M %d width %d %s"
                        .formatted(graph.m(), graph.width(), graph.atThreshold() ? "threshold" : "top-k"))
                .orElse(line.turns().made() < LEAST_FOR_P99 ? "few turns: 99 % is the slowest" : "");
    }

    /** All that was measured, in its order. */
    List<Measured> lines() {
        return List.copyOf(measured);
    }

    /** Whether no line of its index does better beside it: found enough in the least time, or else found the most. */
    boolean isBest(Measured line) {
        return best(line, line.index()).filter(line::equals).isPresent();
    }

    private Optional<Measured> best(Measured beside, IndexKind kind) {
        return measured.stream()
                .filter(line -> line.index() == kind && line.isBeside(beside))
                .max(Comparator.comparingDouble(Report::merit));
    }

    /** Above 1 when enough was found, and then the less time the more; else what was found. */
    private static double merit(Measured line) {
        Turns turns = line.turns();
        return turns.recall() >= ENOUGH_RECALL ? 1 + 1 / turns.turn().p50() : turns.recall();
    }

    /** Prints how the sketches stand beside the peers, and how they grow with the window. */
    void ratios() {
        out.println();
        for (Measured line : measured) {
            if (line.index() == IndexKind.SKETCH) {
                out.printf(
                        "%s, %s, %,d vectors, tau %.2f:%s%n",
                        line.question().label(),
                        line.cell(),
                        line.size().vectors(),
                        line.size().tau(),
                        beside(line));
            }
        }
    }

    private String beside(Measured sketch) {
        StringBuilder text = new StringBuilder(
                " turn %.3f ms".formatted(sketch.turns().turn().p50()));
        ToDoubleFunction<Measured> turn = line -> line.turns().turn().p50();
        ToDoubleFunction<Measured> heap = line -> line.cost().heapBytesPerVector();
        appendRatio(text, "int8-scan takes %.1f times that", IndexKind.INT8_SCAN, sketch, turn);
        appendRatio(text, "jvector at its best %.1f times", IndexKind.JVECTOR, sketch, turn);
        best(sketch, IndexKind.JVECTOR)
                .ifPresent(line ->
                        text.append(" at recall %.3f".formatted(line.turns().recall())));
        appendRatio(text, "and %.1f times the heap", IndexKind.JVECTOR, sketch, heap);
        smaller(sketch)
                .ifPresent(line -> text.append("; %.1f times its turn at %,d vectors"
                        .formatted(
                                turn.applyAsDouble(sketch) / turn.applyAsDouble(line),
                                line.size().vectors())));
        return text.toString();
    }

    private void appendRatio(
            StringBuilder text, String words, IndexKind kind, Measured sketch, ToDoubleFunction<Measured> value) {
        best(sketch, kind)
                .ifPresent(line -> text.append(", ")
                        .append(words.formatted(value.applyAsDouble(line) / value.applyAsDouble(sketch))));
    }

    /** The same question about the smallest window that was measured, if that is another. */
    private Optional<Measured> smaller(Measured sketch) {
        return measured.stream()
                .filter(line -> line.index() == sketch.index()
                        && line.question() == sketch.question()
                        && line.dense() == sketch.dense()
                        && line.size().tau() == sketch.size().tau()
                        && line.size().vectors() < sketch.size().vectors())
                .min(Comparator.comparingInt(line -> line.size().vectors()));
    }
}
