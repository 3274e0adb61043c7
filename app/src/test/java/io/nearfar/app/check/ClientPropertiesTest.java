package io.nearfar.app.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ClientPropertiesTest {

    @Test
    void howToReachTheBrokerIsKept() {
        Map<String, String> kafka = Map.of(
                "bootstrap.servers",
                "broker:9092",
                "security.protocol",
                "SSL",
                "consumer.client.rack",
                "a",
                "main.consumer.client.rack",
                "b",
                "admin.request.timeout.ms",
                "5000",
                "state.dir",
                "/state");

        assertThat(ClientProperties.consumer(kafka))
                .containsEntry("bootstrap.servers", "broker:9092")
                .containsEntry("security.protocol", "SSL")
                .containsEntry("client.rack", "b")
                .doesNotContainKeys("state.dir", "request.timeout.ms");
        assertThat(ClientProperties.admin(kafka))
                .containsEntry("request.timeout.ms", "5000")
                .doesNotContainKeys("state.dir", "client.rack");
    }

    @Test
    void nothingThatLeavesATraceIs() {
        Map<String, Object> consumer = ClientProperties.consumer(Map.of(
                "group.id",
                "mine",
                "consumer.group.instance.id",
                "me",
                "enable.auto.commit",
                "true",
                "allow.auto.create.topics",
                "true",
                "consumer.interceptor.classes",
                "x.Y",
                "isolation.level",
                "read_uncommitted"));

        assertThat(consumer)
                .containsEntry("enable.auto.commit", false)
                .containsEntry("allow.auto.create.topics", false)
                .containsEntry("isolation.level", "read_committed")
                .doesNotContainKeys("group.id", "group.instance.id", "interceptor.classes");
    }
}
