package io.nearfar.app.it;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.ProcessorWrapper;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.WrappedFixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.WrappedProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Wraps the processor {@code tickets-detect} so that a write to its store {@code tickets-records-1} fails, after it was
 * done, as long as there is a file named by the setting {@value #FILE}. Kafka Streams makes it from its settings.
 */
public final class FailingStore implements ProcessorWrapper {

    static final String FILE = "test.failing.store.file";

    private static final String PROCESSOR = "tickets-detect";
    private static final String STORE = "tickets-records-1";

    private Path file = Path.of("");

    @Override
    public void configure(Map<String, ?> settings) {
        file = Path.of(String.valueOf(settings.get(FILE)));
    }

    @Override
    public <A, B, C, D> WrappedProcessorSupplier<A, B, C, D> wrapProcessorSupplier(
            String name, ProcessorSupplier<A, B, C, D> supplier) {
        if (!name.equals(PROCESSOR)) {
            return ProcessorWrapper.asWrapped(supplier);
        }
        return new WrappedProcessorSupplier<>() {
            @Override
            public Processor<A, B, C, D> get() {
                return new Wrapped<>(supplier.get(), file);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return supplier.stores();
            }
        };
    }

    @Override
    public <A, B, C> WrappedFixedKeyProcessorSupplier<A, B, C> wrapFixedKeyProcessorSupplier(
            String name, FixedKeyProcessorSupplier<A, B, C> supplier) {
        return ProcessorWrapper.asWrappedFixedKey(supplier);
    }

    private record Wrapped<A, B, C, D>(Processor<A, B, C, D> processor, Path file) implements Processor<A, B, C, D> {

        @Override
        @SuppressWarnings("unchecked") // A proxy of the interface that the context has.
        public void init(ProcessorContext<C, D> context) {
            processor.init((ProcessorContext<C, D>) proxy(
                    ProcessorContext.class,
                    context,
                    (method, answer) -> answer instanceof KeyValueStore<?, ?> store
                                    && store.name().equals(STORE)
                            ? failing(store)
                            : answer));
        }

        private Object failing(KeyValueStore<?, ?> store) {
            return proxy(KeyValueStore.class, store, (method, answer) -> {
                if (method.getName().startsWith("put") && Files.exists(file)) {
                    throw new IllegalStateException("the disk is broken");
                }
                return answer;
            });
        }

        @Override
        public void process(Record<A, B> record) {
            processor.process(record);
        }

        @Override
        public void close() {
            processor.close();
        }
    }

    /** Sees each call of a method after it was done, and answers it. */
    @FunctionalInterface
    private interface After {
        @Nullable
        Object called(Method method, @Nullable Object answer);
    }

    private static Object proxy(Class<?> type, Object target, After after) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            try {
                return after.called(method, method.invoke(target, arguments));
            } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
            }
        };
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
    }
}
