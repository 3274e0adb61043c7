package io.nearfar.detection;

import io.nearfar.record.Scope;
import io.nearfar.record.Transaction;
import java.math.BigDecimal;
import java.util.List;

/** Payments made by hand. */
public final class Payments {

    public static final Scope ACCOUNT = new Scope("payments", "bank", List.of("hmac:0011223344556677"));

    private Payments() {}

    /** A charge of {@link #ACCOUNT} in euros, without type and reference. */
    public static Transaction charge(String id, long time, String merchant, String amount) {
        return of(ACCOUNT, id, time, merchant, amount, details("EUR", "", ""));
    }

    public static Transaction of(
            Scope scope, String id, long time, String merchant, String amount, Transaction.Details details) {
        return new Transaction(
                Texts.identity(scope, id, false, time),
                new Transaction.Account(scope.parts().getFirst(), "4417"),
                merchant,
                new BigDecimal(amount),
                details);
    }

    public static Transaction.Details details(String currency, String type, String reference) {
        return new Transaction.Details(currency, "", "", "", type, reference, "");
    }
}
