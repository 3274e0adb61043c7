package io.nearfar.fact;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.fact.Made.Pair;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerifierTest {

    @Test
    void otherOrderVetoesDuplicateAndKeepsRelated() {
        Verification found =
                verify("Order 18 was delivered to the wrong address", "Order 17 was delivered to the wrong address");
        assertThat(found.conflicts()).extracting(Conflict::text).containsExactly("order 18 against order 17");
        assertThat(found.conflicts().getFirst().kind().label()).isEqualTo("number");
        assertThat(found.vetoesDuplicate()).isTrue();
        assertThat(found.vetoesRelated()).isFalse();
        assertThat(found.particulars()).isEqualTo(1);
        assertThat(found.opposition()).isZero();
    }

    @Test
    void sameParcelIsAnAgreement() {
        Verification found = verify(
                "Parcel 5512 still not here, tracking stuck since Monday",
                "My parcel 5512 hasn't arrived, tracking has not moved since Monday");
        assertThat(found.agreements()).extracting(Agreement::text).contains("parcel 5512 in both");
        assertThat(found.conflicts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The VPN is connected | The VPN is disconnected",
                "The coupon was accepted at checkout | The coupon was rejected at checkout",
                "The portal is working for guests | The portal is not working for guests",
                "Customer 7 can log in | Customer 7 cannot log in",
                "We received the contract | We did not receive the contract",
                "The mailbox is verified | The mailbox is unverified",
                "Our shop is up | Our shop is down",
                "Lift no longer hums. In our hall the lift no longer hums | Lift still hums. In our hall the lift hums even more",
                "The portal is working again. You can close this | The portal is not working again. Please look into it",
                "Please lock my account | Please unlock my account"
            })
    void oppositesVetoBoth(String here, String there) {
        Verification found = verify(here, there);
        assertThat(found.vetoesDuplicate()).isTrue();
        assertThat(found.vetoesRelated()).isTrue();
        assertThat(found.opposition()).isPositive();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The portal doesn't work | The portal fails",
                "My account is locked | Please unlock my account",
                "The printer worked yesterday but fails today | The printer fails",
                "It is broken since 3 May | It is broken since 9 June 2026",
                "Ticket: 4711. The lamp flickers | Ticket: 4712. The lamp flickers",
                "The lamp flickers | The lamp flickers. Order 18 was fine",
                "I paid $1,200.00 too much | I paid 1200 USD too much",
                "Waiting for 3 days for parcel 5512 | Waiting for 5 days for parcel 5512",
                "Set up the mailbox | Shut down the mailbox",
                "Mail in MS Teams is late | Mail in Microsoft Teams is late",
                "Order 18 and order 19 are late | Order 19 is late",
                "The new phone is not here | The new pohne is nto here"
            })
    void whatDoesNotMatterIsNoConflict(String here, String there) {
        assertThat(verify(here, there).conflicts()).isEmpty();
    }

    @Test
    void levelsOfLogLinesConflictAndTheirNumbersDoNot() {
        Facts info = Facts.ofLog("INFO", "Request took 17 ms");
        assertThat(Verifier.verify(info, Facts.ofLog("ERROR", "Request took 17 ms"))
                        .vetoesRelated())
                .isTrue();
        assertThat(Verifier.verify(info, Facts.ofLog("INFO", "Request took 940 ms"))
                        .conflicts())
                .isEmpty();
        assertThat(Verifier.verify(Facts.ofLog("INFO", "VM Started"), Facts.ofLog("INFO", "VM Paused"))
                        .vetoesRelated())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void conflictsAreTheSameTheOtherWayRound(long seed) {
        for (Pair pair : pairs(seed)) {
            Facts here = Facts.ofTicket(pair.here());
            Facts there = Facts.ofTicket(pair.there());
            List<Conflict> turned = Verifier.verify(there, here).conflicts().stream()
                    .map(conflict -> Conflict.of(
                            conflict.kind(), conflict.there(), conflict.here(), conflict.veto(), conflict.weight()))
                    .toList();
            assertThat(Verifier.verify(here, there).conflicts())
                    .as("seed %d: %s", seed, pair)
                    .containsExactlyInAnyOrderElementsOf(turned);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void nothingConflictsWithItself(long seed) {
        for (Pair pair : pairs(seed)) {
            Facts facts = Facts.ofTicket(pair.here() + "\n" + pair.there());
            assertThat(Verifier.verify(facts, facts).conflicts())
                    .as("seed %d: %s", seed, pair)
                    .isEmpty();
        }
    }

    private static List<Pair> pairs(long seed) {
        List<Pair> pairs = new ArrayList<>(MadeDuplicates.of(seed, 300));
        pairs.addAll(MadeConflicts.of(seed, 300));
        return pairs;
    }

    private static Verification verify(String here, String there) {
        return Verifier.verify(Facts.ofTicket(here), Facts.ofTicket(there));
    }
}
