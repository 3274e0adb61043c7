package io.nearfar.stream;

/** Every meter of Nearfar's own: its dotted name, its base unit and a sentence on what it says. */
public enum MetricName {
    RECORDS("nearfar.records", "", "Records by outcome; one that is embedded or cached may get a second outcome later"),
    ALERTS("nearfar.alerts", "", "Alerts sent"),
    ALERTS_SUPPRESSED("nearfar.alerts.suppressed", "", "Alerts that were found and not sent, by reason"),
    VERDICTS("nearfar.verdicts", "", "Verdicts that took effect, by the kind of alert and what they say"),
    REALISED_PRECISION(
            "nearfar.realised.precision",
            "",
            "Share of the alerts with a verdict that were right: both ends of its 95 % interval"),
    DEAD_LETTERS("nearfar.dead.letters", "", "Records and verdicts that cannot be read or acted on, by reason"),
    EMBEDDING("nearfar.embedding", "", "Time to embed a text that was not in the cache"),
    SKIPPED_RECORDS("nearfar.skipped.records", "", "Records that were read and held nothing to compare, by reason"),
    SEARCH("nearfar.search", "", "Time of one search among the recent vectors of a scope"),
    VERIFICATION("nearfar.verification", "", "Time to compare the facts of two texts"),
    CANARY_SEARCHES("nearfar.canary.searches", "", "Searches that were checked against the rows themselves"),
    CANARY_ROWS("nearfar.canary.rows", "", "Rows that these searches were checked against, at most 4,096 each"),
    CANARY_PAIRS("nearfar.canary.pairs", "", "Like records among those rows that belong to the answers, by result"),
    CANDIDATES("nearfar.candidates", "", "Matches looked at for one record"),
    WINDOW_RECORDS("nearfar.window.records", "records", "Recent records held by this instance"),
    WINDOW_BYTES(
            "nearfar.window.bytes",
            "bytes",
            "Bytes that the recent records take, about, in the heap, in the file of vectors and in the stores on disk"),
    LARGEST_SCOPE("nearfar.largest.scope", "ratio", "Records of the fullest scope of this instance to window.max"),
    SCORE("nearfar.score", "", "Duplicates: confidence of the best match. Outliers: share of scores that are lower"),
    ALERT_DELAY("nearfar.alert.delay", "", "Time from a record's Kafka timestamp to its alert"),
    BUDGET_USED(
            "nearfar.budget.used", "ratio", "Outlier alerts of the busiest tenant on the latest day, to its budget"),
    INFO("nearfar.info", "", "Always 1; what runs");

    private final String dotted;
    private final String unit;
    private final String sentence;

    MetricName(String dotted, String unit, String sentence) {
        this.dotted = dotted;
        this.unit = unit;
        this.sentence = sentence;
    }

    /** The name as registries take it; each spells it in its own way and adds the unit. */
    public String dotted() {
        return dotted;
    }

    /** The base unit, empty for plain numbers; timers are in seconds and say so themselves. */
    public String unit() {
        return unit;
    }

    /** What it says. */
    public String sentence() {
        return sentence;
    }
}
