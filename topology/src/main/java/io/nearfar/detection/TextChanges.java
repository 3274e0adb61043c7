package io.nearfar.detection;

import io.nearfar.detection.Change.DropRow;
import io.nearfar.detection.Change.PutClusters;
import io.nearfar.detection.Change.PutCounters;
import io.nearfar.detection.Change.PutGroup;
import io.nearfar.detection.Change.PutKnown;
import io.nearfar.detection.Change.PutLeader;
import io.nearfar.detection.Change.PutRow;
import io.nearfar.detection.Change.PutTenant;
import io.nearfar.detection.DuplicateSearch.Joined;
import io.nearfar.detection.TextCase.Verdict;
import io.nearfar.record.Hash128;
import io.nearfar.window.KnownRecord;
import io.nearfar.window.KnownRecord.Alerted;
import io.nearfar.window.Leader;
import io.nearfar.window.Row;
import io.nearfar.window.RowKey;
import io.nearfar.window.VectorIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes down what a judged ticket or log line changes. */
final class TextChanges {

    /** The part of the window after which a repeated leader's rows are written again at the repeat's time. */
    private static final int REWRITES_PER_WINDOW = 8;

    private final TextCase judged;
    private final Verdict verdict;
    private final Standing standing;
    private final Hash128 scope;
    private final List<Change> changes = new ArrayList<>();

    TextChanges(TextCase judged, Verdict verdict) {
        this.judged = judged;
        this.verdict = verdict;
        this.standing = judged.standing;
        this.scope = judged.record.identity().scope().hash();
    }

    List<Change> all() {
        changes.add(new PutCounters(scope, standing.after()));
        standing.known().ifPresent(known -> changes.addAll(new Withdrawal(judged, known).changes()));
        verdict.joined().ifPresent(this::join);
        Optional<Leader> leader = verdict.found().leader();
        int windows = leader.isPresent() ? 0 : judged.record.windows().size();
        leader.ifPresentOrElse(this::repeat, this::settle);
        remember(windows);
        if (!standing.revision()) {
            learn();
        }
        return changes;
    }

    private void join(Joined joined) {
        changes.add(new PutGroup(scope, joined.id(), joined.group()));
        RowKey key = joined.key();
        for (Optional<Row> row = judged.state.row(key);
                row.isPresent() && row.get().text().group() != joined.id();
                row = judged.state.row(key)) {
            changes.add(new PutRow(key, row.get().withGroup(joined.id())));
            key = key.withOrdinal(key.ordinal() + 1);
        }
        judged.state
                .known(key.record())
                .filter(known -> known.group() != joined.id())
                .ifPresent(
                        known -> changes.add(new PutKnown(scope, joined.key().record(), known.withGroup(joined.id()))));
    }

    private void repeat(Leader leader) {
        boolean counted = standing.known()
                .filter(known -> known.textHash().equals(judged.record.textHash()))
                .isPresent();
        if (counted) {
            return;
        }
        Leader.Heir heir = new Leader.Heir(judged.record.identity().id(), standing.sequence());
        Leader repeated = leader.repeatedBy(heir, standing.time());
        long age = standing.time() - leader.row().time();
        boolean old = age > judged.config.window().keep().toMillis() / REWRITES_PER_WINDOW;
        if (old) {
            moveRows(leader);
        }
        changes.add(new PutLeader(scope, judged.record.textHash(), old ? repeated.movedTo(standing.time()) : repeated));
    }

    private void moveRows(Leader leader) {
        for (int i = 0; i < leader.windows(); i++) {
            RowKey key = leader.row().withOrdinal(i);
            Row row = judged.state.row(key).orElseThrow();
            changes.add(new DropRow(key));
            changes.add(new PutRow(new RowKey(scope, standing.time(), key.record(), i), current(row)));
        }
        judged.state
                .known(leader.row().record())
                .map(known -> verdict.joined()
                        .map(joined -> known.withGroup(joined.id()))
                        .orElse(known))
                .ifPresent(known -> changes.add(new PutKnown(scope, leader.row().record(), known.at(standing.time()))));
    }

    /** The row as {@link #join} leaves it. */
    private Row current(Row row) {
        return verdict.joined().map(joined -> row.withGroup(joined.id())).orElse(row);
    }

    private void settle() {
        VectorIndex index = judged.state.index(standing.floor());
        int others = index.records() + changes.stream().mapToInt(this::addedBy).sum();
        if (others >= judged.config.window().max()) {
            index.oldest().ifPresent(this::drop);
        }
        RowKey key = new RowKey(scope, standing.time(), standing.record(), 0);
        Row.Text text = text();
        for (int i = 0; i < judged.record.windows().size(); i++) {
            String model = judged.record.model().fingerprint();
            changes.add(new PutRow(
                    key.withOrdinal(i),
                    new Row(model, standing.sequence(), judged.record.windows().get(i), text)));
        }
        changes.add(new PutLeader(scope, judged.record.textHash(), ownLeader(key)));
    }

    /** How many records with vectors a change so far adds; rows of another model are none. */
    private int addedBy(Change change) {
        if (change instanceof PutRow put) {
            return counts(put.key(), put.row()) && judged.state.row(put.key()).isEmpty() ? 1 : 0;
        }
        if (change instanceof DropRow drop) {
            return judged.state
                            .row(drop.key())
                            .filter(row -> counts(drop.key(), row))
                            .isPresent()
                    ? -1
                    : 0;
        }
        return 0;
    }

    private boolean counts(RowKey key, Row row) {
        return key.ordinal() == 0 && row.model().equals(judged.record.model().fingerprint());
    }

    private Leader ownLeader(RowKey key) {
        String id = judged.record.identity().id();
        return judged.state
                .leader(judged.record.textHash())
                .filter(leader -> leader.id().equals(id) && leader.row().time() > standing.floor())
                .map(leader -> leader.movedTo(standing.time()))
                .orElseGet(() -> Leader.of(key, judged.record.windows().size(), id, standing.sequence()));
    }

    private void drop(RowKey oldest) {
        for (RowKey key = oldest; judged.state.row(key).isPresent(); key = key.withOrdinal(key.ordinal() + 1)) {
            changes.add(new DropRow(key));
        }
    }

    private Row.Text text() {
        return new Row.Text(
                judged.record.identity().id(),
                judged.record.labels(),
                judged.record.snippet(),
                judged.record.textHash(),
                group());
    }

    private long group() {
        return verdict.joined().map(Joined::id).or(judged::keptGroup).orElse(standing.record());
    }

    private void remember(int windows) {
        if (judged.record.identity().derived()) {
            return;
        }
        Alerted before = judged.alertedBefore();
        Alerted alerted =
                new Alerted(before.duplicate() || verdict.joined().isPresent(), before.outlier() || verdict.outlier());
        String status = judged.record.labels().getOrDefault(TextDetector.STATUS, "");
        changes.add(new PutKnown(
                scope,
                standing.record(),
                new KnownRecord(
                        standing.time(),
                        standing.sequence(),
                        judged.record.textHash(),
                        status,
                        windows,
                        group(),
                        alerted)));
    }

    private void learn() {
        changes.add(new PutClusters(scope, verdict.assessment().update()));
        int warmup = judged.config.outliers().warmup();
        TenantSlice tenant =
                judged.state.tenant().after(verdict.rarity().score(), standing.time(), verdict.outlier(), warmup);
        changes.add(new PutTenant(judged.record.identity().scope().tenantHash(), tenant));
    }
}
