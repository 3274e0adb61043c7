package io.nearfar.bench.recover;

import io.nearfar.embedding.EmbeddedRecord;
import io.nearfar.embedding.ModelId;
import io.nearfar.record.Hash128;
import io.nearfar.record.Identity;
import io.nearfar.record.Limits;
import io.nearfar.record.Scope;
import io.nearfar.record.Source;
import io.nearfar.record.TextTraits;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Tickets as they are after the embedding, each a function of the seed and its number. Immutable.
 *
 * <p>They come from tenants in turn, at even intervals over 600 days. One in fifty of a tenant's is another wording of a
 * recent one; no two have an equal text. None names its requester or a number, so that a search wants ten rows, not fifty.
 */
final class MadeTickets {

    /**
     * Probes of a round. They happened long before what the window keeps, so that each is searched for and scored as any
     * late record is, and nothing of it is stored: all rounds meet the same state.
     */
    static final int PROBES = 200;

    private static final String PROBE = "probe-";
    private static final Instant LONG_AGO = Instant.parse("2015-01-01T00:00:00Z");
    private static final Instant BEGIN = Instant.parse("2025-01-01T00:00:00Z");
    private static final Duration SPAN = Duration.ofDays(600);
    private static final ModelId MODEL = new ModelId("made", "00000384", MadeVectors.DIMENSIONS);
    private static final int REWORDED_EVERY = 50;
    private static final double REWORDED = 0.95;
    private static final double PROBE_REWORDED = 0.9;
    private static final int WORDS = 14;
    private static final int WORDS_OF_MATTER = 40;
    private static final List<String> SYLLABLES = List.of(
            "ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu", "va", "we", "xi",
            "yo", "zu");

    private final Setting setting;
    private final MadeVectors vectors;

    MadeTickets(long seed, Setting setting) {
        this.setting = setting;
        this.vectors = new MadeVectors(seed);
    }

    /**
     * Where they come from.
     *
     * @param stream the stream
     * @param topic its source topic
     * @param tenants their tenants, each a scope
     * @param count how many tickets there are besides probes
     */
    record Setting(String stream, String topic, List<String> tenants, int count) {

        Setting {
            tenants = List.copyOf(tenants);
        }
    }

    /** The id of a probe of a round; rounds differ in it and in the text's hash. */
    static String probeId(int round, int probe) {
        return PROBE + round + "-" + probe;
    }

    /** Ticket {@code number}, from 0. */
    EmbeddedRecord ticket(int number) {
        int original = original(number);
        float[] vector = original == number ? vectors.vector(number) : vectors.reworded(original, number, REWORDED);
        Instant time = BEGIN.plus(SPAN.dividedBy(setting.count()).multipliedBy(number));
        return record(new Named("T-" + number, number, time), original, vector);
    }

    /** The ticket of the same tenant that a ticket words anew; mostly itself. */
    private int original(int number) {
        int tenants = setting.tenants().size();
        boolean reworded = number / tenants % REWORDED_EVERY == REWORDED_EVERY - 1;
        int back = 1 + new SplittableRandom(number).nextInt(REWORDED_EVERY - 2);
        return reworded ? number - back * tenants : number;
    }

    /** Every other probe of a tenant is another wording of one of its tickets, the others are tickets like any. */
    EmbeddedRecord probe(int round, int probe) {
        int tenants = setting.tenants().size();
        boolean reworded = probe / tenants % 2 == 0;
        int turns = setting.count() / tenants;
        int any = original(probe % tenants + tenants * new SplittableRandom(~probe).nextInt(turns));
        int unlike = (turns + 1) * tenants + probe;
        float[] vector = reworded ? vectors.reworded(any, unlike, PROBE_REWORDED) : vectors.vector(unlike);
        Named named = new Named(probeId(round, probe), unlike, LONG_AGO.plusSeconds(probe));
        return record(named, reworded ? any : unlike, vector);
    }

    private record Named(String id, int number, Instant time) {}

    private EmbeddedRecord record(Named named, int original, float[] vector) {
        String tenant = setting.tenants().get(named.number() % setting.tenants().size());
        Source source = new Source(setting.topic(), 0, named.number(), tenant, named.time());
        Scope scope = new Scope(setting.stream(), tenant, List.of());
        Identity identity = new Identity(named.id(), false, scope, named.time(), source);
        String text = text(vectors.matter(original), named.number());
        return new EmbeddedRecord(
                identity,
                Collections.emptySortedMap(),
                text.substring(0, Math.min(text.length(), Limits.MAX_SNIPPET)),
                Hash128.of(named.id() + " " + text),
                TextTraits.of(text, true),
                MODEL,
                List.of(MadeVectors.code(vector)));
    }

    private static String text(int matter, int number) {
        SplittableRandom random = new SplittableRandom(number);
        return IntStream.range(0, WORDS)
                .mapToObj(each -> word(matter * 7 + random.nextInt(WORDS_OF_MATTER)))
                .collect(Collectors.joining(" "));
    }

    private static String word(int number) {
        int size = SYLLABLES.size();
        return SYLLABLES.get(number % size)
                + SYLLABLES.get(number / size % size)
                + SYLLABLES.get(number / size / size % size)
                + SYLLABLES.get(number / size / size / size % size);
    }
}
