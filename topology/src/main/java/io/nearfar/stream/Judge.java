package io.nearfar.stream;

import io.nearfar.cluster.ClusterConfig;
import io.nearfar.detection.Change;
import io.nearfar.detection.Decision;
import io.nearfar.detection.DuplicateConfig;
import io.nearfar.detection.Hearing;
import io.nearfar.detection.Memory;
import io.nearfar.detection.OutlierScore;
import io.nearfar.detection.PairConfig;
import io.nearfar.detection.PaymentDetector;
import io.nearfar.detection.PlainMemory;
import io.nearfar.detection.ScopeView;
import io.nearfar.detection.SurgeStep;
import io.nearfar.detection.TextDetector;
import io.nearfar.detection.Verdict;
import io.nearfar.embedding.EmbeddedRecord;
import io.nearfar.record.Hash128;
import io.nearfar.record.Identity;
import io.nearfar.record.Kind;
import io.nearfar.record.Scope;
import io.nearfar.record.Transaction;
import io.nearfar.stream.Announcer.Announced;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Decides about the records of one stream and tells of them, over whatever memory it is given: the stores of a task, or
 * plain maps for a replay. Immutable; safe to share as long as each memory stays on its thread.
 *
 * @param <V> what arrives on the scope topic
 */
public final class Judge<V> {

    private final Views<V> views;
    private final Rules<V> rules;
    private final BiFunction<StreamStores, MemoryWatch, StoredMemory> stored;
    private final ClusterConfig clusters;

    private Judge(
            Views<V> views,
            Rules<V> rules,
            BiFunction<StreamStores, MemoryWatch, StoredMemory> stored,
            ClusterConfig clusters) {
        this.views = views;
        this.rules = rules;
        this.stored = stored;
        this.clusters = clusters;
    }

    /**
     * What of a memory concerns a record.
     *
     * @param identity who it is
     * @param model fingerprint of the model of its vectors, empty without any
     */
    private record Views<V>(Function<V, Identity> identity, Function<V, String> model) {

        ScopeView of(V value, Memory memory) {
            return new ScopeView(memory, identity.apply(value).scope(), model.apply(value));
        }
    }

    /**
     * What judges and tells.
     *
     * @param decide the decision about a record
     * @param hear the hearing of a verdict
     * @param alerts the alerts of a decision
     * @param breaker what holds alerts back
     * @param trim what leaves a scope that is over its bound
     */
    private record Rules<V>(
            BiFunction<V, ScopeView, Decision> decide,
            Hearings hear,
            BiFunction<V, Decision, List<Announced>> alerts,
            CircuitBreaker breaker,
            Function<ScopeView, List<Change>> trim) {}

    /** Hears a verdict. */
    private interface Hearings {
        Hearing hear(Verdict verdict, ScopeView view, Hash128 scope);
    }

    /** For tickets and log lines. */
    public static Judge<EmbeddedRecord> ofText(NearfarConfig config, StreamConfig stream) {
        ClusterConfig clusters = stream.mapping().kind() == Kind.LOG ? ClusterConfig.LOGS : ClusterConfig.TICKETS;
        TextDetector detector = new TextDetector(new TextDetector.Config(
                stream.window(), pairs(stream), stream.outliers(), clusters, manner(config, stream)));
        SurgeStep surges = new SurgeStep(stream.surges(), stream.mapping().kind());
        Announcer announcer = new Announcer(config, stream);
        StoredMemory.Manner manner = new StoredMemory.Manner(stream.window(), clusters, config.search());
        return new Judge<>(
                new Views<>(EmbeddedRecord::identity, record -> record.model().fingerprint()),
                new Rules<>(
                        (record, view) -> surges.after(detector.decide(record, view), record, view),
                        detector::hear,
                        announcer::alerts,
                        breaker(announcer, stream),
                        detector::trimmed),
                (stores, watch) -> StoredMemory.ofText(stores, manner, watch),
                clusters);
    }

    /** For payments. */
    public static Judge<Transaction> ofPayments(NearfarConfig config, StreamConfig stream) {
        PaymentDetector detector = new PaymentDetector(new PaymentDetector.Config(
                stream.window(),
                stream.duplicates(),
                stream.outliers(),
                stream.alerts().history()));
        Announcer announcer = new Announcer(config, stream);
        return new Judge<>(
                new Views<>(Transaction::identity, payment -> ""),
                new Rules<>(
                        detector::decide,
                        detector::hear,
                        announcer::alerts,
                        breaker(announcer, stream),
                        view -> List.of()),
                (stores, watch) -> StoredMemory.ofPayments(stores),
                ClusterConfig.TICKETS);
    }

    private static PairConfig pairs(StreamConfig stream) {
        DuplicateConfig duplicates = stream.duplicates();
        boolean logs = stream.mapping().kind() == Kind.LOG;
        return new PairConfig(logs ? duplicates.forLogs() : duplicates.forTickets(), duplicates.within());
    }

    private static TextDetector.Manner manner(NearfarConfig config, StreamConfig stream) {
        OutlierScore score = stream.mapping().kind() == Kind.LOG ? OutlierScore.LOGS : OutlierScore.TICKETS;
        return new TextDetector.Manner(stream.text().minWords(), stream.alerts().history(), score, config.scores());
    }

    private static CircuitBreaker breaker(Announcer announcer, StreamConfig stream) {
        return new CircuitBreaker(announcer, stream.alerts().maxPerMinute());
    }

    /** The memory of a task, as its stores hold it. */
    StoredMemory memory(StreamStores stores, MemoryWatch watch) {
        return stored.apply(stores, watch);
    }

    /** An empty memory in plain maps. */
    public Memory plainMemory() {
        return new PlainMemory(clusters);
    }

    /** Decides about one record from what the memory holds, and says what is to be said of it. Changes nothing. */
    public Ruling rule(V value, Memory memory) {
        Decision decision = rules.decide().apply(value, views.of(value, memory));
        Identity identity = identity(value);
        return rules.breaker().rule(identity, decision, rules.alerts().apply(value, decision), memory::rate);
    }

    /** Hears a verdict on an alert of a scope, from what the memory holds. Changes nothing. */
    public Hearing hear(Scope scope, Verdict verdict, Memory memory) {
        return rules.hear().hear(verdict, new ScopeView(memory, scope, ""), scope.hash());
    }

    /** Makes the changes of that hearing. */
    public void apply(Hearing hearing, Memory memory) {
        memory.apply(hearing.changes());
    }

    /** Makes the changes of that ruling, and drops what no longer fits the bounds of the scope. */
    public void apply(V value, Ruling ruling, Memory memory) {
        memory.apply(ruling.decision().changes());
        memory.apply(ruling.rates());
        memory.apply(rules.trim().apply(views.of(value, memory)));
    }

    Identity identity(V value) {
        return views.identity().apply(value);
    }
}
