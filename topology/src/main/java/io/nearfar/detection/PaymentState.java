package io.nearfar.detection;

import io.nearfar.window.RowKey;
import java.util.List;

/** What a decision on a payment may read of its account. */
public interface PaymentState extends ScopeState {

    /**
     * Charges with event times from {@code from} to {@code to}, both included, epoch milliseconds: the {@code most}
     * latest, in the order of their keys; none when {@code from} is later than {@code to}.
     */
    List<Dated> charges(long from, long to, int most);

    /** What the account's payments usually are. */
    PaymentProfile profile();

    /** A charge and the key it is kept under. */
    record Dated(RowKey key, Charge charge) {}
}
