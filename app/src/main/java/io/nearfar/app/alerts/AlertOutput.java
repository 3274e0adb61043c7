package io.nearfar.app.alerts;

import io.nearfar.app.terminal.Terminal;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Prints alerts, each once, and counts what is none. Keeps what it is given until it is told to print, so that alerts of
 * several topics are printed in order of their detection. Used by one thread.
 */
final class AlertOutput {

    /** Alerts written again come soon after the first time, or not at all. */
    private static final int REMEMBERED = 100_000;

    /**
     * What is printed.
     *
     * @param json whether bodies are printed as they are
     * @param limit alerts to print at most
     */
    record Form(boolean json, long limit) {}

    private final Terminal terminal;
    private final PrintWriter notes;
    private final Form form;
    private final List<PublishedAlert> waiting = new ArrayList<>();
    private final Set<String> printed = new LinkedHashSet<>();
    private final Set<String> strange = new HashSet<>();
    private long count;
    private long skipped;

    /**
     * @param terminal takes the alerts
     * @param notes takes what is said about topics
     */
    AlertOutput(Terminal terminal, PrintWriter notes, Form form) {
        this.terminal = terminal;
        this.notes = notes;
        this.form = form;
    }

    /** Keeps a record that is an alert; says of the first in each topic that is none. */
    void take(ConsumerRecord<byte[], byte[]> record) {
        PublishedAlert.from(record).ifPresentOrElse(waiting::add, () -> skip(record.topic()));
    }

    /** Prints what it has kept, in order of detection. */
    void print() {
        waiting.sort(PublishedAlert.BY_DETECTION);
        for (PublishedAlert alert : waiting) {
            if (isOver()) {
                break;
            }
            if (isNew(alert)) {
                print(alert);
            }
        }
        waiting.clear();
    }

    /** Whether no more will be printed: the limit is reached, or nobody reads any longer. */
    boolean isOver() {
        return count >= form.limit() || terminal.closed();
    }

    /** Says how many alerts there were, and of records that are none. Not among JSON. */
    void printCount(int topics) {
        String alerts = count == 0 ? "no alerts" : count == 1 ? "1 alert" : "%d alerts".formatted(count);
        String line = "%s in %s%s"
                .formatted(
                        alerts,
                        topics == 1 ? "1 topic" : topics + " topics",
                        skipped == 0 ? "" : "; %d records that are no alerts were skipped".formatted(skipped));
        if (form.json()) {
            notes.println("nearfar: " + line);
            notes.flush();
        } else {
            terminal.line(line);
        }
    }

    private void print(PublishedAlert alert) {
        if (form.json()) {
            terminal.json(alert.json());
        } else {
            terminal.alert(alert.type(), alert.body());
        }
        count++;
    }

    private boolean isNew(PublishedAlert alert) {
        if (!printed.add(alert.identity())) {
            return false;
        }
        if (printed.size() > REMEMBERED) {
            printed.remove(printed.iterator().next());
        }
        return true;
    }

    private void skip(String topic) {
        skipped++;
        if (strange.add(topic)) {
            notes.println("nearfar: %s holds records that are no alerts; they are skipped".formatted(topic));
            notes.flush();
        }
    }
}
