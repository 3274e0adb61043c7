package io.nearfar.app.check;

import io.nearfar.app.check.StreamResult.Missing;
import io.nearfar.app.check.StreamResult.Read;
import io.nearfar.app.check.StreamResult.Topic;
import io.nearfar.app.topics.BrokerTopics;
import io.nearfar.embedding.Embedder;
import io.nearfar.record.Redactor;
import io.nearfar.stream.NearfarConfig;
import io.nearfar.stream.StreamConfig;
import java.util.List;
import java.util.Set;

/**
 * Checks one stream after the other.
 *
 * @param sources where its topic is read
 * @param config names the topics for what is found
 * @param redactor that of the streams
 * @param embedder as the streams would embed
 */
record StreamCheck(Sources sources, NearfarConfig config, Redactor redactor, Embedder embedder) {

    /**
     * The broker.
     *
     * @param survey asks about topics
     * @param reader reads them
     * @param topics those that exist
     */
    record Sources(BrokerSurvey survey, TopicReader reader, Set<String> topics) {

        Sources {
            topics = Set.copyOf(topics);
        }
    }

    /** Reads up to {@code sample} records of the stream's topic. */
    StreamResult of(StreamConfig stream, int sample) throws InterruptedException {
        if (!sources.topics().contains(stream.topic())) {
            return new Missing(stream.name(), stream.topic());
        }
        TopicSample topic = sources.reader().latest(stream.topic(), sample);
        ReadSample read = SampleReader.of(stream, stream.mapping(), redactor)
                .read(topic.values())
                .embeddable(embedder, stream.text().language());
        return new Read(
                stream.name(),
                stream.mapping().kind(),
                topic(stream, topic),
                new Diagnosis(stream, redactor).of(read),
                new StreamFigures(stream, redactor, embedder, System::nanoTime).of(topic, read));
    }

    private Topic topic(StreamConfig stream, TopicSample sample) throws InterruptedException {
        return new Topic(
                stream.topic(),
                sample.partitions(),
                sample.records(),
                sample.values().size(),
                sample.sampledPartitions(),
                sources.survey().isCompacted(stream.topic()),
                missingOutputs(stream));
    }

    private List<String> missingOutputs(StreamConfig stream) {
        return BrokerTopics.outputs(config, stream).stream()
                .filter(name -> !sources.topics().contains(name))
                .toList();
    }
}
