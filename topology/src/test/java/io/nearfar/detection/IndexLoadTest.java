package io.nearfar.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.cluster.ClusterConfig;
import io.nearfar.record.Hash128;
import io.nearfar.window.PlainIndex;
import io.nearfar.window.RowKey;
import io.nearfar.window.RowVector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexLoadTest {

    private static final List<String> MODELS = List.of("one", "two");

    private final ScopeIndexes indexes = new ScopeIndexes(ClusterConfig.TICKETS, scope -> new PlainIndex());
    private final Map<String, Hash128> scopes = new HashMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void loadEqualsWhatTheIndexesSayAfterAnyChanges(long seed) {
        Random random = new Random(seed);
        for (int step = 0; step < 2_000; step++) {
            changeOne(random);

            assertThat(indexes.load().records())
                    .as("seed %d, step %d", seed, step)
                    .isEqualTo(sum());
            assertThat(indexes.load().largest())
                    .as("seed %d, step %d", seed, step)
                    .isEqualTo(largest());
        }
        scopes.values().forEach(indexes::forget);
        assertThat(indexes.load().records()).isZero();
        assertThat(indexes.load().bytes()).isZero();
        assertThat(indexes.load().largest()).isZero();
    }

    private void changeOne(Random random) {
        Hash128 scope = scopes.computeIfAbsent("scope " + random.nextInt(5), Hash128::of);
        RowKey key = new RowKey(scope, random.nextInt(100), random.nextInt(4), random.nextInt(2));
        switch (random.nextInt(20)) {
            case 0 -> indexes.expire(scope, random.nextInt(60));
            case 1 -> indexes.forget(scope);
            case 2, 3, 4, 5 -> indexes.apply(new Change.DropRow(key));
            default -> indexes.add(key, row(MODELS.get(random.nextInt(MODELS.size())), random));
        }
    }

    private static RowVector row(String model, Random random) {
        return RowVector.of(model, 0, Texts.at(random.nextDouble()));
    }

    private int sum() {
        return sizes().stream().mapToInt(Integer::intValue).sum();
    }

    private int largest() {
        return Collections.max(sizes());
    }

    private List<Integer> sizes() {
        List<Integer> sizes = new ArrayList<>(List.of(0));
        for (Hash128 scope : scopes.values()) {
            MODELS.forEach(model -> sizes.add(indexes.index(scope, model).records()));
        }
        return sizes;
    }
}
