package io.nearfar.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MembershipTest {

    @Test
    void anInstanceWithoutANameLeavesTheGroup() {
        assertThat(Membership.atClose(Map.of("client.id", "a"))).isEqualTo(GroupMembershipOperation.LEAVE_GROUP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"group.instance.id", "consumer.group.instance.id", "main.consumer.group.instance.id"})
    void anInstanceWithANameKeepsItsPlace(String key) {
        assertThat(Membership.atClose(Map.of(key, "nearfar-0"))).isEqualTo(GroupMembershipOperation.REMAIN_IN_GROUP);
    }
}
