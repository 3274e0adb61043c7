package io.nearfar.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.app.settings.Settings;
import io.nearfar.detection.Memory;
import io.nearfar.detection.Verdict;
import io.nearfar.embedding.EmbeddedRecord;
import io.nearfar.embedding.EmbeddingFormats;
import io.nearfar.record.Scope;
import io.nearfar.stream.Arrival;
import io.nearfar.stream.Judge;
import io.nearfar.stream.NearfarConfig;
import io.nearfar.stream.NearfarTopology;
import io.nearfar.stream.Ruling;
import io.nearfar.stream.StreamConfig;
import io.nearfar.stream.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * What a stream of texts must have said, worked out by one thread from its scope topic alone: each partition in its
 * order, over plain maps.
 */
final class Oracle {

    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private final List<String> coordinates = new ArrayList<>();
    private final List<String> scored = new ArrayList<>();
    private final List<SeenAlert> alerts = new ArrayList<>();

    private Oracle() {}

    /** Replays the committed records of a stream's scope topic. */
    static Oracle replay(Client client, Settings settings) {
        Oracle oracle = new Oracle();
        NearfarConfig config = settings.config();
        StreamConfig stream = config.streams().getFirst();
        Judge<EmbeddedRecord> judge = Judge.ofText(config, stream);
        Topics topics = new Topics(config.outputPrefix());
        Map<Integer, Memory> memories = new HashMap<>();
        String scopeTopic = NearfarTopology.scopeTopic(config.application(), stream.name());
        for (ConsumerRecord<byte[], byte[]> read : client.read(scopeTopic)) {
            Memory memory = memories.computeIfAbsent(read.partition(), partition -> judge.plainMemory());
            oracle.ends.put(new TopicPartition(read.topic(), read.partition()), read.offset() + 1);
            Arrival<EmbeddedRecord> arrival = Arrival.read(EmbeddingFormats.EMBEDDED_RECORD, read.value());
            if (arrival instanceof Arrival.Heard<EmbeddedRecord>(Verdict verdict)) {
                Scope scope = Scope.ofKey(stream.name(), new String(read.key(), StandardCharsets.UTF_8));
                judge.apply(judge.hear(scope, verdict, memory), memory);
                continue;
            }
            EmbeddedRecord record = ((Arrival.Told<EmbeddedRecord>) arrival).value();
            Ruling ruling = judge.rule(record, memory);
            ruling.alerts().forEach(announced -> oracle.alerts.add(SeenAlert.expected(topics, announced)));
            judge.apply(record, ruling, memory);
            String source = record.identity().source().coordinates();
            oracle.coordinates.add(source);
            ruling.decision().scores().ifPresent(scores -> oracle.scored.add(source));
        }
        return oracle;
    }

    /** Where the scope topic's partitions end that are not empty: what a group commits that has decided about everything. */
    Map<TopicPartition, Long> ends() {
        return Collections.unmodifiableMap(ends);
    }

    /** Coordinates of the source of each record, in the order of the log. */
    List<String> coordinates() {
        return Collections.unmodifiableList(coordinates);
    }

    /** Coordinates of the source of each record that has a line of scores. */
    List<String> scored() {
        return Collections.unmodifiableList(scored);
    }

    List<SeenAlert> alerts() {
        return Collections.unmodifiableList(alerts);
    }

    /** Fails unless exactly these were read, each as often as expected; shows a few of those that differ. */
    static <T> void assertEqual(List<T> read, List<T> expected) {
        Map<T, Integer> surplus = new HashMap<>();
        read.forEach(each -> surplus.merge(each, 1, Integer::sum));
        expected.forEach(each -> surplus.merge(each, -1, Integer::sum));
        List<T> missing = surplus.entrySet().stream()
                .filter(each -> each.getValue() < 0)
                .map(Map.Entry::getKey)
                .toList();
        List<T> tooMany = surplus.entrySet().stream()
                .filter(each -> each.getValue() > 0)
                .map(Map.Entry::getKey)
                .toList();
        assertThat(missing.size() + tooMany.size())
                .as(
                        "%d read, %d expected; %d missing, such as %s; %d too many, such as %s",
                        read.size(), expected.size(), missing.size(), few(missing), tooMany.size(), few(tooMany))
                .isZero();
    }

    private static <T> List<T> few(List<T> all) {
        return all.subList(0, Math.min(3, all.size()));
    }
}
