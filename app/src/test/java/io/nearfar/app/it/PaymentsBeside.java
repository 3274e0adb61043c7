package io.nearfar.app.it;

import io.nearfar.stream.NearfarTopology;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** A second, small stream of a site: a few payments with every batch of tickets. */
final class PaymentsBeside implements AutoCloseable {

    /** What the settings say of it. */
    static final String STREAM = """
          payments:
            kind: transaction
            topic: card.payments
            history: alert
            max_alerts_per_minute: 1000000
            outliers: {budget: 100000/day, min_percentile: 50, warmup: 20}
        """;

    private static final String INPUT = "card.payments";
    private static final List<String> ALERTS = List.of("nearfar.payments.duplicates", "nearfar.payments.outliers");
    private static final int PARTITIONS = 8;
    private static final long SEED = 20_261_102;
    private static final int BATCH = 10;

    private final Site site;
    private final Feed feed;

    private PaymentsBeside(Site site) {
        this.site = site;
        MadePayments payments = new MadePayments(SEED);
        this.feed = new Feed(site.bootstrap(), INPUT, payments::next);
    }

    /** Makes its topics; from now on payments come with the tickets. */
    static PaymentsBeside of(Site site) {
        site.client().createTopics(List.of(INPUT), 1, Map.of());
        site.client().createTopics(ALERTS, PARTITIONS, Map.of());
        PaymentsBeside payments = new PaymentsBeside(site);
        site.withEachBatch(() -> payments.feed.send(BATCH));
        return payments;
    }

    /** Waits until every payment sent has been decided. */
    void finish() {
        site.await("every payment is decided", this::decided);
    }

    private boolean decided() {
        List<ConsumerRecord<byte[], byte[]>> told =
                site.client().read(NearfarTopology.scopeTopic(site.application(), "payments"));
        Map<TopicPartition, Long> ends = new HashMap<>();
        told.forEach(record -> ends.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1));
        Map<TopicPartition, Long> committed = site.client().committed(site.application());
        return told.size() >= feed.sent().size()
                && ends.entrySet().stream().allMatch(end -> committed.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    /** How many were sent. */
    int sent() {
        return feed.sent().size();
    }

    /** Alerts about them, by topic. */
    List<SeenAlert> alerts() {
        return site.client().read(ALERTS).stream().map(SeenAlert::read).toList();
    }

    @Override
    public void close() {
        feed.close();
    }
}
