package io.nearfar.detection;

import io.nearfar.detection.Measures.Surroundings;
import io.nearfar.embedding.EmbeddedRecord;
import io.nearfar.embedding.EmbeddingCode;
import io.nearfar.fact.Verification;
import io.nearfar.fact.Verifier;
import io.nearfar.record.TextTraits;
import io.nearfar.record.WordSet;
import io.nearfar.window.Row;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Measures a ticket beside earlier ones. */
final class PairMeasuring {

    /** The label that names who asks. */
    static final String REQUESTER = "requester";

    /** Weight of a number that stands in one ticket of 200; one that stands in more is a common one. */
    private static final double RARE = StrictMath.log(200);

    /** Weight of a word that stands in one ticket of ten. */
    private static final double USUAL = StrictMath.log(10);

    private final EmbeddedRecord record;
    private final IntToDoubleFunction weight;
    private final Stopwatch verifying;
    private final Duration within;

    /** {@code within} is the time in which tickets of one requester belong together. */
    PairMeasuring(EmbeddedRecord record, WordFrequencies frequencies, Stopwatch verifying, Duration within) {
        this.record = record;
        this.weight = frequencies::weight;
        this.verifying = verifying;
        this.within = within;
    }

    /**
     * How alike the record and an earlier one are.
     *
     * @param earlier the first row of the earlier one
     * @param title the code of its title
     * @param byText greatest cosine of the record's text to a part of it, as far as known
     * @param byTitle the same of the record's title
     */
    Likeness likeness(Row earlier, Optional<EmbeddingCode> title, double byText, double byTitle) {
        TextTraits here = record.traits();
        TextTraits there = earlier.text().traits();
        double words = here.words().similarity(there.words(), weight);
        double titleWords = here.titled() && there.titled() ? here.title().similarity(there.title(), weight) : words;
        if (!here.readable() || !there.readable()) {
            double overlap = here.words().overlap(there.words());
            return new Likeness(overlap, overlap, words, titleWords);
        }
        double text = Math.max(byText, nearest(record.windows().getFirst(), earlier.code(), title));
        double titles = record.title()
                .map(own -> Math.max(byTitle, nearest(own, earlier.code(), title)))
                .orElse(text);
        return new Likeness(text, titles, words, titleWords);
    }

    private static double nearest(EmbeddingCode own, EmbeddingCode text, Optional<EmbeddingCode> title) {
        double similarity = own.similarity(text);
        return title.map(other -> Math.max(similarity, own.similarity(other))).orElse(similarity);
    }

    /** Everything but what the facts say; {@code crowd} is {@link Measure#CROWD}. */
    Measures measures(Row earlier, Likeness likeness, double crowd) {
        WordSet shared = record.traits().words();
        double detail = StrictMath.log1p(shared.shared(earlier.text().traits().words(), weight));
        return new Measures(
                likeness,
                new Surroundings(crowd, detail, isOneRequester(earlier.text()), isOneNumber(earlier.text())),
                Verification.NOTHING);
    }

    /** What their facts say of each other; what one ticket in ten says as well is no evidence. */
    Verification verified(Row earlier) {
        return verifying
                .time(() -> Verifier.verify(
                        record.traits().facts(), earlier.text().traits().facts()))
                .telling(each -> rarest(each.what()), USUAL);
    }

    /** Of the words that stand in the record as they are named: those are counted. */
    private double rarest(String what) {
        WordSet words = WordSet.of(what);
        Set<Integer> asWritten = words.common(record.traits().words());
        IntStream counted =
                asWritten.isEmpty() ? words.hashes() : asWritten.stream().mapToInt(Integer::intValue);
        return counted.mapToDouble(weight).max().orElse(0);
    }

    /** Whether one of both has fewer than that many words. */
    boolean tooShort(Row earlier, int minWords) {
        return record.traits().words().count() < minWords
                || earlier.text().traits().words().count() < minWords;
    }

    /** Whether one requester wrote both and they are not too far apart in time. */
    boolean isOneRequester(Row.Text earlier) {
        String requester = record.labels().getOrDefault(REQUESTER, "");
        long apart = Math.abs(record.identity().eventTime().toEpochMilli() - earlier.time());
        return !requester.isEmpty() && requester.equals(earlier.label(REQUESTER)) && apart <= within.toMillis();
    }

    private boolean isOneNumber(Row.Text earlier) {
        WordSet here = record.traits().numbers();
        WordSet there = earlier.traits().numbers();
        return (here.isWithin(there) || there.isWithin(here))
                && here.common(there).stream().anyMatch(number -> weight.applyAsDouble(number) >= RARE);
    }
}
