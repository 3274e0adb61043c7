package io.nearfar.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.Golden;
import io.nearfar.record.Hash128;
import io.nearfar.surge.MatterKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;

class StoreKeyTest {

    private static final Hash128 SCOPE = new Hash128(0x8000000000000001L, 2);

    @Test
    void keysAreWrittenAsTheFileSays() {
        String lines = keys().entrySet().stream()
                .map(key -> key.getKey() + " " + Golden.hex(key.getValue().get()))
                .collect(Collectors.joining("\n", "", "\n"));
        assertThat(lines).isEqualTo(Golden.text("store-keys.txt"));
    }

    @Test
    void everyLetterStandsForOneThing() {
        assertThat(keys().values()).extracting(StoreKey::letter).doesNotHaveDuplicates();
    }

    @Test
    void scopeIsReadBackFromEveryKeyThatNamesOne() {
        assertThat(keys().values())
                .filteredOn(key -> StoreKey.letter(key) != StoreKey.PARTITION)
                .extracting(StoreKey::scope)
                .containsOnly(SCOPE);
    }

    private static Map<String, Bytes> keys() {
        Map<String, Bytes> keys = new LinkedHashMap<>();
        keys.put("leader", StoreKey.leader(SCOPE, new Hash128(3, -4)));
        keys.put("known", StoreKey.known(SCOPE, -5));
        keys.put("group", StoreKey.group(SCOPE, -5));
        keys.put("counters", StoreKey.counters(SCOPE));
        keys.put("cluster", StoreKey.cluster(SCOPE, "00c0ffee", 7));
        keys.put("tenant", StoreKey.tenant(SCOPE));
        keys.put("profile", StoreKey.profile(SCOPE));
        keys.put("lines", StoreKey.lines(SCOPE, 1_023));
        keys.put("taught", StoreKey.taught(SCOPE));
        keys.put("alert", StoreKey.alert(SCOPE, -5));
        keys.put("reported", StoreKey.reported(SCOPE, new Hash128(3, -4)));
        keys.put("apart", StoreKey.apart(SCOPE, -5));
        keys.put("apart-records", StoreKey.apartRecords(SCOPE));
        keys.put("traffic", StoreKey.traffic(SCOPE));
        keys.put("matter", StoreKey.matter(SCOPE, new MatterKey("00c0ffee", 7)));
        keys.put("partition", StoreKey.partition());
        return keys;
    }
}
