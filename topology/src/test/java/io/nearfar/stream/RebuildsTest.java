package io.nearfar.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RebuildsTest {

    private final Rebuilds rebuilds = new Rebuilds();

    @Test
    void rebuildUnderWayIsNamedWithItsRows() {
        checkNamed();
    }

    private void checkNamed() {
        assertThat(rebuilds.underWay()).isEmpty();
        String built = rebuilds.inTurn("tickets 0_3", () -> {
            assertThat(rebuilds.underWay()).contains("tickets 0_3, 0 rows so far");
            for (int row = 0; row < 1_234; row++) {
                rebuilds.row();
            }
            assertThat(rebuilds.underWay()).contains("tickets 0_3, 1,234 rows so far");
            return "built";
        });
        assertThat(built).isEqualTo("built");
        assertThat(rebuilds.underWay()).isEmpty();
    }

    @Test
    void rowsAreWrittenAlikeInEveryCountry() {
        Locale here = Locale.getDefault(Locale.Category.FORMAT);
        Locale.setDefault(Locale.Category.FORMAT, Locale.GERMANY);
        try {
            checkNamed();
        } finally {
            Locale.setDefault(Locale.Category.FORMAT, here);
        }
    }

    @Test
    void rowsOfEachRebuildAreCountedFromTheFirst() {
        for (int task = 0; task < 3; task++) {
            String name = "tickets 0_" + task;
            rebuilds.inTurn(name, () -> {
                rebuilds.row();
                assertThat(rebuilds.underWay()).contains(name + ", 1 rows so far");
                return name;
            });
        }
    }

    @Test
    void failingRebuildIsOverAndLetsTheNextBegin() {
        assertThatIllegalStateException().isThrownBy(() -> rebuilds.inTurn("tickets 0_0", RebuildsTest::fail));
        assertThat(rebuilds.underWay()).isEmpty();
        assertThat(CompletableFuture.supplyAsync(() -> rebuilds.inTurn("tickets 0_1", () -> "built"))
                        .join())
                .isEqualTo("built");
    }

    private static String fail() {
        throw new IllegalStateException("the store is damaged");
    }

    @Test
    void secondRebuildWaitsForTheFirst() throws InterruptedException {
        List<String> events = new CopyOnWriteArrayList<>();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Thread first = Thread.ofPlatform()
                .start(() -> rebuilds.inTurn("first", () -> {
                    begun.countDown();
                    await(release);
                    return events.add("first");
                }));
        await(begun);
        Thread second = Thread.ofPlatform().start(() -> rebuilds.inTurn("second", () -> events.add("second")));
        while (second.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }

        assertThat(events).isEmpty();
        assertThat(rebuilds.underWay()).contains("first, 0 rows so far");

        release.countDown();
        first.join();
        second.join();
        assertThat(events).containsExactly("first", "second");
        assertThat(rebuilds.underWay()).isEmpty();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
