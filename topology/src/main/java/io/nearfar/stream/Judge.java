package io.nearfar.stream;

import io.nearfar.cluster.ClusterConfig;
import io.nearfar.detection.Decision;
import io.nearfar.detection.Memory;
import io.nearfar.detection.PaymentDetector;
import io.nearfar.detection.PlainMemory;
import io.nearfar.detection.ScopeIndexes;
import io.nearfar.detection.ScopeView;
import io.nearfar.detection.TextDetector;
import io.nearfar.embedding.EmbeddedRecord;
import io.nearfar.record.Identity;
import io.nearfar.record.Kind;
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

    private final String model;
    private final ClusterConfig clusters;
    private final Function<V, Identity> identity;
    private final BiFunction<V, ScopeView, Decision> decide;
    private final BiFunction<V, Decision, List<Announced>> alerts;

    private Judge(
            String model,
            ClusterConfig clusters,
            Function<V, Identity> identity,
            BiFunction<V, ScopeView, Decision> decide,
            BiFunction<V, Decision, List<Announced>> alerts) {
        this.model = model;
        this.clusters = clusters;
        this.identity = identity;
        this.decide = decide;
        this.alerts = alerts;
    }

    /** For tickets and log lines; {@code model} is the fingerprint of the model in use. */
    public static Judge<EmbeddedRecord> ofText(NearfarConfig config, StreamConfig stream, String model) {
        ClusterConfig clusters = stream.mapping().kind() == Kind.LOG ? ClusterConfig.LOGS : ClusterConfig.TICKETS;
        TextDetector detector = new TextDetector(
                new TextDetector.Config(stream.window(), stream.duplicates(), stream.outliers(), clusters));
        Announcer announcer = new Announcer(config, stream);
        return new Judge<>(model, clusters, EmbeddedRecord::identity, detector::decide, announcer::alerts);
    }

    /** For payments. */
    public static Judge<Transaction> ofPayments(NearfarConfig config, StreamConfig stream) {
        PaymentDetector detector = new PaymentDetector(
                new PaymentDetector.Config(stream.window(), stream.duplicates(), stream.outliers()));
        Announcer announcer = new Announcer(config, stream);
        return new Judge<>("", ClusterConfig.TICKETS, Transaction::identity, detector::decide, announcer::alerts);
    }

    /** The memory of a task, as its stores hold it. */
    Memory memory(StreamStores stores) {
        return StoredMemory.rebuilt(model, stores, new ScopeIndexes(model, clusters));
    }

    /** An empty memory in plain maps. */
    public Memory plainMemory() {
        return new PlainMemory(model, clusters);
    }

    /** Decides about one record from what the memory holds, and changes nothing. */
    public Decision decide(V value, Memory memory) {
        return decide.apply(value, new ScopeView(memory, identity.apply(value).scope()));
    }

    /** The alerts of that decision. */
    public List<Announced> alerts(V value, Decision decision) {
        return alerts.apply(value, decision);
    }

    Identity identity(V value) {
        return identity.apply(value);
    }
}
