package io.nearfar.alert;

import java.net.URI;
import java.util.Locale;

/** What an alert says; each type has its own schema and version. Bodies of one version change by additions only. */
public enum AlertType {
    /** The record repeats an earlier one. */
    DUPLICATE,
    /** The record resembles an earlier one, and is not said to repeat it. */
    RELATED,
    /** The record repeats an earlier one that was taken for dealt with. */
    REGRESSION,
    /** There were more alerts than the stream may raise, and this one stands for those held back. */
    OVERFLOW,
    /** The record is unlike everything recent. */
    OUTLIER,
    /** Many report one matter, far sooner than usual. */
    SURGE;

    private static final int VERSION = 1;

    /** Lower case, as it stands in names. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The CloudEvents type, such as {@code io.nearfar.duplicate.v1}. */
    public String eventType() {
        return "io.nearfar." + label() + ".v" + VERSION;
    }

    /** Which rules raised the alert, such as {@code duplicate-1}. */
    public String ruleVersion() {
        return label() + "-1";
    }

    /** The JSON Schema of the body, such as {@code https://nearfar.io/schemas/duplicate.v1.json}; equal to its {@code $id}. */
    public URI schema() {
        return URI.create("https://nearfar.io/schemas/" + label() + ".v" + VERSION + ".json");
    }
}
