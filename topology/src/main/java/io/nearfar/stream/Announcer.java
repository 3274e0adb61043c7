package io.nearfar.stream;

import io.nearfar.alert.Alert;
import io.nearfar.alert.AlertWriter;
import io.nearfar.alert.LabelLine;
import io.nearfar.alert.Publisher;
import io.nearfar.alert.ScoreLine;
import io.nearfar.detection.Decision;
import io.nearfar.detection.Finding;
import io.nearfar.detection.Overflow;
import io.nearfar.detection.PastAlert;
import io.nearfar.detection.Verdict;
import io.nearfar.embedding.EmbeddedRecord;
import io.nearfar.record.Hash128;
import io.nearfar.record.Identity;
import io.nearfar.record.Scope;
import io.nearfar.record.Transaction;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Turns a decision into what leaves the stream: the alerts it is to raise, and its scores where they are wanted. */
public final class Announcer {

    private static final Hash128 NO_TEXT = new Hash128(0, 0);

    private final StreamConfig stream;
    private final boolean scores;
    private final Topics topics;
    private final AlertWriter writer;

    public Announcer(NearfarConfig config, StreamConfig stream) {
        this.stream = stream;
        this.scores = config.scores();
        this.topics = new Topics(config.outputPrefix());
        this.writer =
                new AlertWriter(new Publisher(config.instance(), stream.name(), stream.url(), config.settingsHash()));
    }

    /**
     * An alert and the kind under which it leaves.
     *
     * @param kind last part of the topic's name
     * @param alert the alert
     * @param past what is remembered of it; empty of an overflow and of a surge
     * @param withheld why it is not sent; empty where nothing is against it
     */
    public record Announced(AlertKind kind, Alert alert, Optional<PastAlert> past, Optional<Ruling.Reason> withheld) {}

    /** The alerts of a decision about a ticket or log line. */
    public List<Announced> alerts(EmbeddedRecord record, Decision decision) {
        return alerts(record.identity(), record.textHash(), decision, finding -> writer.of(record, finding));
    }

    /** The alerts of a decision about a payment. */
    public List<Announced> alerts(Transaction payment, Decision decision) {
        return alerts(payment.identity(), NO_TEXT, decision, finding -> writer.of(payment, finding));
    }

    private List<Announced> alerts(Identity identity, Hash128 text, Decision decision, Function<Finding, Alert> write) {
        List<Announced> announced = new ArrayList<>();
        for (Finding finding : decision.findings()) {
            AlertKind kind = kind(finding);
            if (stream.alerts().kinds().contains(kind)) {
                Optional<PastAlert> past = new Recollection(identity, text).past(finding);
                announced.add(new Announced(kind, write.apply(finding), past, Recollection.withheld(finding)));
            }
        }
        return announced;
    }

    /** The alert that stands for those of that kind held back. */
    Announced overflow(Identity identity, AlertKind kind, Overflow overflow) {
        return new Announced(kind, writer.of(identity, kind.label(), overflow), Optional.empty(), Optional.empty());
    }

    /** A verdict that took effect, on its way to calibration. */
    Output label(Scope scope, Verdict verdict, PastAlert alert) {
        return new Output.Line(topics.labels(stream.name()), LabelLine.of(scope, verdict, alert));
    }

    /** Alerts and scores in the form in which they are sent; {@code clock} says when they were found. */
    List<Output> outputs(Identity identity, Ruling ruling, Clock clock) {
        List<Output> outputs = new ArrayList<>();
        for (Announced each : ruling.alerts()) {
            String topic = topics.alerts(stream.name(), each.kind());
            outputs.add(new Output.Event(topic, each.alert().event(clock.instant())));
        }
        if (scores) {
            ScoreLine.of(identity, ruling.decision())
                    .map(line -> new String(line.toBytes(), StandardCharsets.UTF_8))
                    .ifPresent(json -> outputs.add(new Output.Line(topics.scores(stream.name()), json)));
        }
        return outputs;
    }

    private static AlertKind kind(Finding finding) {
        return switch (finding) {
            case Finding.Duplicate duplicate -> AlertKind.DUPLICATES;
            case Finding.Regression regression -> AlertKind.DUPLICATES;
            case Finding.Related related -> AlertKind.DUPLICATES;
            case Finding.DuplicateCharge charge -> AlertKind.DUPLICATES;
            case Finding.Outlier outlier -> AlertKind.OUTLIERS;
            case Finding.Surging surging -> AlertKind.SURGES;
        };
    }
}
