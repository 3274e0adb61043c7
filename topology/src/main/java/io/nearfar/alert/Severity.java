package io.nearfar.alert;

import java.util.Locale;

/** How soon somebody should look at an alert. */
public enum Severity {
    /** Worth knowing while handling the record. */
    INFO,
    /** Worth a look of its own. */
    WARNING;

    /** Lower case, as headers and bodies carry it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
