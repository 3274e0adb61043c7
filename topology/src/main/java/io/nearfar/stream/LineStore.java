package io.nearfar.stream;

import io.nearfar.record.Boilerplate.Counts;
import io.nearfar.record.Boilerplate.Sifted;
import io.nearfar.record.Hash128;
import io.nearfar.record.LineBucket;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** How often lines stood in the tickets of each tenant that came through one input partition. */
final class LineStore {

    private final KeyValueStore<Bytes, byte[]> store;

    private LineStore(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /** The store of a stream's prepare step. Much of it changes with every ticket, so its changes are gathered. */
    static StoreBuilder<KeyValueStore<Bytes, byte[]>> builder(String stream) {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(name(stream)), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingEnabled(Map.of())
                .withCachingEnabled();
    }

    static LineStore of(String stream, ProcessorContext<?, ?> context) {
        return new LineStore(context.getStateStore(name(stream)));
    }

    private static String name(String stream) {
        return stream + "-lines-1";
    }

    /** What is known of a tenant's lines now. */
    Counts counts(Hash128 tenant) {
        return new Counts() {
            @Override
            public long records() {
                return Optional.ofNullable(store.get(StoreKey.taught(tenant)))
                        .map(bytes -> ByteBuffer.wrap(bytes).getLong())
                        .orElse(0L);
            }

            @Override
            public LineBucket bucket(int number) {
                return Optional.ofNullable(store.get(StoreKey.lines(tenant, number)))
                        .map(LineBucket.CODEC::decode)
                        .orElse(LineBucket.EMPTY);
            }
        };
    }

    /** Writes down what a ticket has taught. */
    void learn(Hash128 tenant, Sifted sifted) {
        if (!sifted.buckets().isEmpty()) {
            byte[] records =
                    ByteBuffer.allocate(Long.BYTES).putLong(sifted.records()).array();
            store.put(StoreKey.taught(tenant), records);
            sifted.buckets()
                    .forEach((number, bucket) ->
                            store.put(StoreKey.lines(tenant, number), LineBucket.CODEC.encode(bucket)));
        }
    }
}
