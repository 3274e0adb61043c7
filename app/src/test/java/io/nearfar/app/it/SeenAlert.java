package io.nearfar.app.it;

import io.nearfar.stream.Announcer.Announced;
import io.nearfar.stream.Topics;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What must be equal in an alert read and in one expected.
 *
 * @param topic where it stands
 * @param id its CloudEvents id
 * @param body all of its JSON
 */
record SeenAlert(String topic, String id, String body) {

    static SeenAlert read(ConsumerRecord<byte[], byte[]> record) {
        return new SeenAlert(
                record.topic(), header(record, "ce_id"), new String(record.value(), StandardCharsets.UTF_8));
    }

    static SeenAlert expected(Topics topics, Announced announced) {
        return new SeenAlert(
                topics.alerts(announced.alert().stream(), announced.kind()),
                announced.alert().id(),
                announced.alert().body());
    }

    static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
