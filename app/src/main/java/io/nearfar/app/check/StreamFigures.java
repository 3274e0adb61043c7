package io.nearfar.app.check;

import io.nearfar.app.check.StreamResult.Contents;
import io.nearfar.app.check.StreamResult.DefaultTenant;
import io.nearfar.app.check.StreamResult.Figures;
import io.nearfar.app.check.StreamResult.Nothing;
import io.nearfar.embedding.Embedder;
import io.nearfar.record.Excerpt;
import io.nearfar.record.Identity;
import io.nearfar.record.Kind;
import io.nearfar.record.LogLine;
import io.nearfar.record.PreparedRecord;
import io.nearfar.record.Redactor;
import io.nearfar.record.Scope;
import io.nearfar.record.SourceRecord;
import io.nearfar.record.Ticket;
import io.nearfar.record.Transaction;
import io.nearfar.stream.StreamConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Computes a stream's figures from what was read of its sample.
 *
 * @param stream as it is set
 * @param redactor that of the streams
 * @param embedder as it would embed, without a cache
 * @param nanos a clock in nanoseconds, to measure inference
 */
record StreamFigures(StreamConfig stream, Redactor redactor, Embedder embedder, LongSupplier nanos) {

    private static final int SAMPLES = 3;

    /** The figures, or nothing where no record was read. */
    Contents of(TopicSample topic, ReadSample read) {
        List<SourceRecord> records = read.records();
        if (records.isEmpty()) {
            return new Nothing();
        }
        List<Identity> identities = records.stream().map(SourceRecord::identity).toList();
        List<Scope> scopes = identities.stream().map(Identity::scope).toList();
        TextFigures texts = TextFigures.of(read.prepared(), stream.text().minWords());
        return new Figures(
                samples(read),
                IdFigures.of(identities),
                TimeFigures.of(identities, read.ownTimes()),
                Shares.of(scopes.stream().map(Scope::tenant).toList()),
                defaultTenant(scopes),
                fields(records),
                Shares.of(scopes.stream().map(Scope::key).toList()),
                texts,
                cost(read, new CostFigures.Arrivals(topic.ratePerSecond(), topic.span(), texts.repeats(), scopes)));
    }

    private CostFigures cost(ReadSample read, CostFigures.Arrivals arrivals) {
        List<StateBytes> payments = read.records().stream()
                .filter(Transaction.class::isInstance)
                .map(record -> StateBytes.of((Transaction) record))
                .toList();
        if (!payments.isEmpty()) {
            return CostFigures.ofPayments(arrivals, stream.window(), StateBytes.mean(payments));
        }
        Inference inference = Inference.measured(read.prepared(), embedder, nanos);
        String model = embedder.model().fingerprint();
        StateBytes bytes = StateBytes.mean(inference.embedded().stream()
                .map(embedded -> StateBytes.of(embedded, model))
                .toList());
        return CostFigures.of(arrivals, stream.window(), inference, lasting(read), bytes);
    }

    /** Templates that came again; of tickets no leader outlives the window. */
    private long lasting(ReadSample read) {
        return read.prepared().stream()
                .filter(record -> stream.mapping().kind() == Kind.LOG)
                .collect(Collectors.groupingBy(
                        record -> List.of(record.identity().scope(), record.textHash()), Collectors.counting()))
                .values()
                .stream()
                .filter(count -> count > 1)
                .count();
    }

    private DefaultTenant defaultTenant(List<Scope> scopes) {
        String name = stream.mapping().defaultTenant();
        long with = scopes.stream().filter(scope -> scope.tenant().equals(name)).count();
        return new DefaultTenant(name, (double) with / scopes.size());
    }

    private static List<String> samples(ReadSample read) {
        List<String> lines = read.prepared().isEmpty()
                ? read.records().stream()
                        .map(StreamFigures::line)
                        .filter(line -> !line.isEmpty())
                        .toList()
                : read.prepared().stream().map(PreparedRecord::text).distinct().toList();
        List<String> samples = new ArrayList<>();
        int count = Math.min(SAMPLES, lines.size());
        for (int i = 0; i < count; i++) {
            samples.add(Excerpt.of(lines.get(count == 1 ? 0 : i * (lines.size() - 1) / (count - 1))));
        }
        return samples;
    }

    /** A payment as it is compared; the account by its last characters. */
    private static String line(SourceRecord record) {
        return record instanceof Transaction payment
                ? "%s %s %s at %s, account ...%s"
                        .formatted(
                                payment.details().type().isEmpty()
                                        ? "payment"
                                        : payment.details().type(),
                                payment.amount().toPlainString(),
                                payment.details().currency(),
                                payment.merchant(),
                                payment.account().lastFour())
                : "";
    }

    private SortedMap<String, Shares> fields(List<SourceRecord> records) {
        SortedMap<String, Shares> fields = new TreeMap<>();
        switch (records.getFirst()) {
            case Ticket ticket -> {
                fields.put("requester", unnamed(shares(records, Ticket.class, Ticket::requester)));
                fields.put("status", shares(records, Ticket.class, Ticket::status));
            }
            case LogLine line -> {
                fields.put("service", shares(records, LogLine.class, LogLine::service));
                fields.put("level", shares(records, LogLine.class, LogLine::level));
            }
            case Transaction payment -> {
                fields.put(
                        "account",
                        unnamed(shares(
                                records,
                                Transaction.class,
                                each -> each.account().reference())));
                fields.put("merchant", shares(records, Transaction.class, Transaction::merchant));
                fields.put(
                        "currency",
                        shares(
                                records,
                                Transaction.class,
                                each -> each.details().currency()));
                fields.put(
                        "type",
                        shares(
                                records,
                                Transaction.class,
                                each -> each.details().type()));
            }
        }
        return fields;
    }

    /** Hashes tell people nothing. */
    private static Shares unnamed(Shares shares) {
        return new Shares(shares.records(), shares.present(), shares.distinct(), List.of());
    }

    /** Labels are shown, and only here; of phone numbers reading leaves them as they are. */
    private <T extends SourceRecord> Shares shares(
            List<SourceRecord> records, Class<T> type, Function<T, String> value) {
        return Shares.of(records.stream()
                .map(type::cast)
                .map(value)
                .map(redactor::redact)
                .toList());
    }
}
