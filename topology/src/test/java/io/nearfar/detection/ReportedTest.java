package io.nearfar.detection;

import static io.nearfar.detection.Texts.at;
import static io.nearfar.detection.Texts.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.detection.Finding.Outlier;
import io.nearfar.window.WindowConfig;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tickets of a cluster that is not normal, of which one was alerted. */
class ReportedTest {

    private static final long START = 1_000 * Desk.DAY;
    private static final WindowConfig WINDOW = new WindowConfig(Duration.ofDays(90), 1_000, Duration.ofDays(30));

    private final Desk desk = new Desk(WINDOW, new OutlierConfig(new Budget.PerDay(20), 90, 10, Duration.ofHours(2)));

    @BeforeEach
    void usualTicketsThenAnAlert() {
        for (int i = 0; i < 60; i++) {
            desk.decide(ticket("U-" + i, START - Desk.HOUR + i, "usual " + i, at(1)));
        }
        assertThat(outliers(desk.decide(ticket("A", START, "odd", at(-0.9)))))
                .singleElement()
                .satisfies(first -> {
                    assertThat(first.held()).isFalse();
                    assertThat(first.budget().used()).isEqualTo(1);
                });
    }

    @Test
    void anotherOfTheClusterIsCountedAndUsesNoBudget() {
        assertThat(outliers(desk.decide(ticket("B", START + 1, "odder", at(-0.1)))))
                .extracting(Outlier::held)
                .containsExactly(true);
        assertThat(desk.memory.tenant(Texts.SCOPE.tenantHash()).day().alerts()).isEqualTo(1);
    }

    @Test
    void afterTheSilenceTheNextIsAlertedWithTheNumberOfThoseCounted() {
        desk.decide(ticket("B", START + 1, "odder", at(-0.1)));

        assertThat(outliers(desk.decide(ticket("C", START + 2 * Desk.HOUR, "oddest", at(-0.5736)))))
                .extracting(outlier -> outlier.budget().repeats())
                .containsExactly(new Finding.Repeats(false, 1));
    }

    @Test
    void aRevisionIsNotCountedAgain() {
        desk.decide(ticket("B", START + 1, "odder", at(-0.1)));

        assertThat(outliers(desk.decide(ticket("B", START + 2, "odder still", at(-0.12)))))
                .isEmpty();
    }

    @Test
    void whatWasToldIsForgottenWithTheAlert() {
        Reported told = Reported.at(START).suppressing(START + 5).suppressing(START + 3);
        assertThat(told).isEqualTo(new Reported(START, START + 5, 2));
        assertThat(told.isKnownAt(START + 5 + Desk.DAY - 1, Duration.ofDays(1))).isTrue();
        assertThat(told.isKnownAt(START + 5 + Desk.DAY, Duration.ofDays(1))).isFalse();
        assertThat(told.isSilent(START + Desk.DAY - 1, Duration.ofDays(1))).isTrue();
        assertThat(told.isSilent(START + Desk.DAY, Duration.ofDays(1))).isFalse();
    }

    private static List<Outlier> outliers(Decision decision) {
        return decision.findings().stream()
                .filter(Outlier.class::isInstance)
                .map(Outlier.class::cast)
                .toList();
    }
}
