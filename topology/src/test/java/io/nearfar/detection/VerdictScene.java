package io.nearfar.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.nearfar.detection.PastAlert.Said;
import io.nearfar.detection.Verdict.Opinion;
import io.nearfar.window.Apart;
import io.nearfar.window.Group;
import io.nearfar.window.KnownRecord;
import io.nearfar.window.RowKey;
import io.nearfar.window.WindowConfig;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Tickets a minute apart, alerts about them and verdicts on those. */
abstract class VerdictScene {

    static final long START = 1_000 * Desk.DAY;
    static final WindowConfig WINDOW = new WindowConfig(Duration.ofDays(40), 100, Duration.ofDays(30));

    /** Replaced by a test that wants another window. */
    Desk desk = new Desk(WINDOW);

    int minute;

    final Decision told(String id, double cosine) {
        return desk.decide(Texts.ticket(id, START + ++minute * Desk.MINUTE, "about " + id + cosine, Texts.at(cosine)));
    }

    /** Tells of a ticket that repeats another, and remembers the alert. */
    final long said(String id, String other, double cosine) {
        Decision decision = told(id, cosine);
        assertThat(Desk.match(decision)).isEqualTo(other);
        String leader = Desk.duplicate(decision).orElseThrow().group().leader();
        return alert(Said.DUPLICATE, id, other, leader);
    }

    /** Remembers an alert as of now. */
    final long alert(Said said, String id, String other, String leader) {
        long alert = RowKey.recordHash("alert about " + id);
        PastAlert past = new PastAlert(
                said,
                new PastAlert.Pair(id, other, 0.99, 0.99),
                RowKey.recordHash(leader),
                START + minute * Desk.MINUTE,
                Texts.SCOPE.hash(),
                "",
                "");
        desk.memory.apply(List.of(new Change.PutAlert(Texts.SCOPE.hash(), alert, past)));
        return alert;
    }

    final Hearing hear(long alert, Opinion opinion, String other) {
        return desk.hear(new Verdict("%016x".formatted(alert), opinion, other, "", "", ""));
    }

    final Optional<Group> group(String leader) {
        return desk.memory.group(Texts.SCOPE.hash(), RowKey.recordHash(leader));
    }

    final KnownRecord known(String id) {
        return desk.memory.known(Texts.SCOPE.hash(), RowKey.recordHash(id)).orElseThrow();
    }

    final Apart apart(String id) {
        return desk.view(Texts.SCOPE).apart(RowKey.recordHash(id));
    }

    final void keep(String id, String... others) {
        long[] hashes = List.of(others).stream().mapToLong(RowKey::recordHash).toArray();
        desk.memory.apply(List.of(new Change.PutApart(Texts.SCOPE.hash(), RowKey.recordHash(id), Apart.of(hashes))));
    }
}
