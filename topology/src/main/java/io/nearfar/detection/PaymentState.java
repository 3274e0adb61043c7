package io.nearfar.detection;

import io.nearfar.window.RowKey;
import java.util.List;

/** What a decision on a payment may read of its account. */
public interface PaymentState extends ScopeState {

    /**
     * Charges with event times from {@code from} to {@code to}, both included, epoch milliseconds, by key; none when
     * {@code from} is later.
     */
    List<Dated> charges(long from, long to);

    /** The account's usual amount. */
    AmountProfile profile();

    /** A charge and the key it is kept under. */
    record Dated(RowKey key, Charge charge) {}
}
