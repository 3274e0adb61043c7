package io.nearfar.app.check;

import static io.nearfar.app.check.Words.bytes;
import static io.nearfar.app.check.Words.count;
import static io.nearfar.app.check.Words.duration;
import static io.nearfar.app.check.Words.number;
import static io.nearfar.app.check.Words.percent;
import static io.nearfar.app.check.Words.plural;

import io.nearfar.app.check.StreamResult.Figures;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;

/**
 * Prints the figures of one stream.
 *
 * @param page takes the lines
 * @param figures of a stream with records
 */
record FigureLines(Page page, Figures figures) {

    private static final int MAX_VALUE = 40;

    void print(int readable) {
        for (int i = 0; i < figures.samples().size(); i++) {
            page.quote(i == 0 ? "compared as" : "", figures.samples().get(i));
        }
        ids();
        times();
        tenants();
        figures.fields().forEach((name, shares) -> page.line(name, shares(shares)));
        scopes();
        if (figures.texts().texts() > 0) {
            texts();
        }
        cost(readable);
    }

    private void ids() {
        IdFigures ids = figures.ids();
        page.line(
                "id",
                "%s bring their own%s%s"
                        .formatted(
                                percent(ids.ownShare()),
                                ids.derived() > 0 ? ", the others are named by topic, partition and offset" : "",
                                ids.repeated() > 0
                                        ? ", %s an id seen before".formatted(plural(ids.repeated(), "has", "have"))
                                        : ", none twice"));
    }

    private void times() {
        TimeFigures times = figures.times();
        page.line(
                "time",
                "%s bring their own, %s to %s"
                        .formatted(
                                percent(times.ownShare()),
                                times.oldest().truncatedTo(ChronoUnit.SECONDS),
                                times.newest().truncatedTo(ChronoUnit.SECONDS)));
        page.more("behind the Kafka timestamp by %s (median), %s at most; %s"
                .formatted(
                        duration(times.medianBehind()),
                        duration(times.furthestBehind()),
                        times.ahead() == 0
                                ? "none ahead of it"
                                : "%s ahead of it, by %s at most"
                                        .formatted(count(times.ahead()), duration(times.furthestAhead()))));
    }

    private void tenants() {
        page.line(
                "tenant",
                "%s; %s have the default tenant '%s'"
                        .formatted(
                                shares(figures.tenants()),
                                percent(figures.defaultTenant().share()),
                                figures.defaultTenant().name()));
    }

    private void scopes() {
        page.line("scopes", shares(figures.scopes()));
        if (figures.scopes().largest() > Figures.LARGE_SCOPE && figures.scopes().records() > 1) {
            page.more("warning: one scope has %s of the sample, and a scope is served by one thread"
                    .formatted(percent(figures.scopes().largest())));
        }
    }

    private static String shares(Shares shares) {
        String top = shares.top().stream()
                .map(each -> "%s %s".formatted(Page.cut(each.value(), MAX_VALUE), percent(each.share())))
                .collect(Collectors.joining(", "));
        String present = shares.present() == shares.records() ? "" : percent(shares.share()) + " have one, ";
        return "%s%s different%s".formatted(present, count(shares.distinct()), top.isEmpty() ? "" : ": " + top);
    }

    private void texts() {
        TextFigures texts = figures.texts();
        page.line(
                "words",
                "least %s, median %s, 95th percentile %s; %s below min_words %d"
                        .formatted(
                                count(texts.leastWords()),
                                count(texts.medianWords()),
                                count(texts.p95Words()),
                                percent(texts.belowMinWords()),
                                texts.minWords()));
        page.more("%s cut at the greatest length, %s not English"
                .formatted(percent(texts.cut()), percent(texts.notEnglish())));
        page.line(
                "repeats",
                "%s say word for word what an earlier one of the sample says".formatted(percent(texts.repeats())));
    }

    private void cost(int readable) {
        CostFigures cost = figures.cost();
        boolean known = cost.recordsPerSecond() > 0;
        page.line(
                "rate",
                known
                        ? "%s records a second, by the Kafka timestamps of %s over %s"
                                .formatted(
                                        number(cost.recordsPerSecond()),
                                        plural(readable, "record", "records"),
                                        duration(cost.span()))
                        : "not known: the Kafka timestamps of the sample do not tell");
        if (cost.measuredTexts() > 0) {
            page.line(
                    "inference",
                    "%s texts a second and thread, measured on %s of %s vectors each%s"
                            .formatted(
                                    number(cost.textsPerSecond()),
                                    plural(cost.measuredTexts(), "text", "texts"),
                                    number(cost.windowsPerText()),
                                    known
                                            ? "; the rate needs %s cores, repeats left out"
                                                    .formatted(number(cost.cores()))
                                            : ""));
            if (cost.beyondWindows() > 0) {
                page.more("%s too long to be embedded whole"
                        .formatted(plural(cost.beyondWindows(), "text is", "texts are")));
            }
        }
        memory(cost, known);
    }

    private void memory(CostFigures cost, boolean known) {
        StateBytes bytes = cost.bytes();
        String heap = bytes.heap() == 0 ? "" : " and %s of heap".formatted(bytes(bytes.heap()));
        page.line(
                "memory",
                "a recent record takes %s on disk%s, by the encoded sample".formatted(bytes(bytes.disk()), heap));
        if (cost.windowRecords() > 0) {
            page.more("%s recent records in the scopes seen, by rate, window.keep and window.max: %s on disk%s"
                    .formatted(
                            (known ? "" : "at most ") + count(cost.windowRecords()),
                            bytes(cost.diskBytes()),
                            bytes.heap() == 0 ? "" : ", %s of heap".formatted(bytes(cost.heapBytes()))));
        }
        if (cost.lasting() > 0) {
            page.more("%s said again in the sample alone; each keeps %s on disk for group_retention"
                    .formatted(plural(cost.lasting(), "template was", "templates were"), bytes(bytes.leader())));
        }
    }
}
