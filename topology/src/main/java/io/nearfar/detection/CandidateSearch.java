package io.nearfar.detection;

import io.nearfar.embedding.EmbeddedRecord;
import io.nearfar.embedding.EmbeddingCode;
import io.nearfar.window.Neighbour;
import io.nearfar.window.Row;
import io.nearfar.window.RowKey;
import io.nearfar.window.VectorIndex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the earlier records that may say the same as one, and puts the surest first. Changes nothing.
 *
 * <p>Candidates are those nearest to its text and those nearest to its title, more than are ever shown. They are ordered by
 * {@link Likeness}, in which words count beside meaning. Then the facts of the first are compared where that can still make
 * something of them, a closer look is taken at the few near a decision, and how sure each is puts them in their final order.
 */
final class CandidateSearch {

    /** Nearest to the text, and as many to the title. */
    private static final int NEAREST = 80;

    /** Candidates whose facts are compared, at most. */
    private static final int COMPARED = 20;

    /** Candidates that are looked at closer, at most. */
    private static final int CLOSER = 5;

    /** The crowd begins after the first few, which may well be about the same. */
    private static final int CROWD_FROM = 5;

    private static final int CROWD_TO = 45;

    /** Likeness of records that have nothing to do with each other: that of a crowd that is not there. */
    private static final double UNRELATED = 0.12;

    private static final Comparator<Candidate> SUREST_FIRST = Comparator.comparingDouble(
                    (Candidate candidate) -> candidate.judgement().related())
            .thenComparingDouble(candidate -> candidate.judgement().duplicate())
            .reversed()
            .thenComparingLong(candidate -> candidate.row().text().time())
            .thenComparing(Candidate::key);

    private final EmbeddedRecord record;
    private final TextState state;
    private final Standing standing;
    private final TextDetector.Config config;
    private final PairRule rule;
    private final PairMeasuring measuring;
    private final CloseReading closer;

    CandidateSearch(
            EmbeddedRecord record,
            TextState state,
            Standing standing,
            TextDetector.Config config,
            CloseReading closer) {
        this.closer = closer;
        this.record = record;
        this.state = state;
        this.standing = standing;
        this.config = config;
        this.rule = config.pairs().rule();
        this.measuring = new PairMeasuring(
                record, state.words(), state.verifying(), config.pairs().within());
    }

    /**
     * What a search found.
     *
     * @param candidates surest first, among equals the earlier
     * @param nearest cosines of the nearest to the text, nearest first
     */
    record Found(List<Candidate> candidates, List<Double> nearest) {}

    /** What is made of a record with an equal text. */
    Judgement judgeEqual(Row row) {
        return rule.judgeEqual(measuring.isOneRequester(row.text()), tooShort(row));
    }

    Found candidates() {
        List<Neighbour> nearest = nearest(record.windows().getFirst());
        List<Alike> alike = alike(nearest);
        double crowd = crowd(alike);
        List<Candidate> candidates = new ArrayList<>();
        for (Alike each : alike) {
            candidates.add(candidate(each, crowd, candidates.size() < COMPARED));
        }
        candidates.sort(SUREST_FIRST);
        lookCloser(candidates);
        return new Found(candidates, nearest.stream().map(Neighbour::similarity).toList());
    }

    private void lookCloser(List<Candidate> candidates) {
        List<Candidate> near = candidates.stream()
                .filter(candidate -> candidate.judgement().isNearDecision())
                .limit(CLOSER)
                .toList();
        candidates.replaceAll(candidate -> near.contains(candidate) ? closer(candidate) : candidate);
        candidates.sort(SUREST_FIRST);
    }

    private Candidate closer(Candidate candidate) {
        Judgement judgement = closer.judge(record, candidate.row().text(), candidate.judgement());
        return new Candidate(candidate.key(), candidate.row(), candidate.similarity(), judgement);
    }

    private List<Neighbour> nearest(EmbeddingCode code) {
        VectorIndex.Query query = new VectorIndex.Query(code, standing.floor(), standing.sequence());
        return state.index(standing.floor()).nearest(query, NEAREST).stream()
                .filter(neighbour -> neighbour.row().record() != standing.record())
                .toList();
    }

    private record Alike(RowKey key, Row row, Likeness likeness) {}

    /** All candidates by likeness. */
    private List<Alike> alike(List<Neighbour> nearest) {
        Map<RowKey, Double> byText = byRecord(nearest);
        Map<RowKey, Double> byTitle =
                record.title().map(title -> byRecord(nearest(title))).orElseGet(Map::of);
        Map<RowKey, Double> all = new LinkedHashMap<>(byText);
        byTitle.keySet().forEach(key -> all.putIfAbsent(key, -1.0));
        List<Alike> alike = new ArrayList<>();
        all.forEach((key, similarity) -> {
            Row row = state.row(key).orElseThrow();
            double title = byTitle.getOrDefault(key, -1.0);
            alike.add(new Alike(key, row, measuring.likeness(row, title(key, row), similarity, title)));
        });
        alike.sort(Comparator.comparingDouble((Alike each) -> each.likeness().value())
                .reversed()
                .thenComparingLong(each -> each.row().text().time())
                .thenComparing(Alike::key));
        return alike;
    }

    private static Map<RowKey, Double> byRecord(List<Neighbour> nearest) {
        Map<RowKey, Double> best = new LinkedHashMap<>();
        nearest.forEach(neighbour -> best.put(neighbour.row().withOrdinal(0), neighbour.similarity()));
        return best;
    }

    private Optional<EmbeddingCode> title(RowKey key, Row row) {
        return row.text().traits().titled() ? state.row(key.withOrdinal(1)).map(Row::code) : Optional.empty();
    }

    private static double crowd(List<Alike> alike) {
        double sum = 0;
        for (int i = CROWD_FROM; i < CROWD_TO; i++) {
            sum += i < alike.size() ? alike.get(i).likeness().value() : UNRELATED;
        }
        return sum / (CROWD_TO - CROWD_FROM);
    }

    private Candidate candidate(Alike alike, double crowd, boolean compared) {
        Row row = alike.row();
        Measures measures = measuring.measures(row, alike.likeness(), crowd);
        if (compared && rule.reaches(measures)) {
            measures = measures.with(measuring.verified(row));
        }
        return new Candidate(alike.key(), row, alike.likeness().text(), rule.judge(measures, tooShort(row)));
    }

    private boolean tooShort(Row row) {
        return measuring.tooShort(row, config.manner().minWords());
    }
}
