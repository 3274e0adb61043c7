package io.nearfar.detection;

import io.nearfar.detection.Change.DropGroup;
import io.nearfar.detection.Change.DropRow;
import io.nearfar.detection.Change.ForgetScope;
import io.nearfar.detection.Change.PutClusters;
import io.nearfar.detection.Change.PutCounters;
import io.nearfar.detection.Change.PutGroup;
import io.nearfar.detection.Change.PutKnown;
import io.nearfar.detection.Change.PutLeader;
import io.nearfar.detection.Change.PutReported;
import io.nearfar.detection.Change.PutRow;
import io.nearfar.detection.Change.PutTenant;
import io.nearfar.detection.Change.PutWords;
import io.nearfar.detection.Finding.Outlier;
import io.nearfar.detection.GroupSearch.Joined;
import io.nearfar.detection.TextCase.Conclusion;
import io.nearfar.record.Hash128;
import io.nearfar.window.KnownRecord;
import io.nearfar.window.Leader;
import io.nearfar.window.Row;
import io.nearfar.window.RowKey;
import io.nearfar.window.RowVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes down what a judged ticket or log line changes. */
final class TextChanges {

    /** The part of the window after which a repeated leader's rows are written again at the repeat's time. */
    private static final int REWRITES_PER_WINDOW = 8;

    private final TextCase judged;
    private final Conclusion conclusion;
    private final Standing standing;
    private final Hash128 scope;
    private final List<Change> changes = new ArrayList<>();

    TextChanges(TextCase judged, Conclusion conclusion) {
        this.judged = judged;
        this.conclusion = conclusion;
        this.standing = judged.standing;
        this.scope = judged.record.identity().scope().hash();
    }

    List<Change> all() {
        if (standing.anew()) {
            changes.add(new ForgetScope(scope));
        }
        changes.add(new PutCounters(scope, standing.after()));
        if (!standing.revision() && judged.state.group(standing.record()).isPresent()) {
            changes.add(new DropGroup(scope, standing.record()));
        }
        standing.known().ifPresent(known -> changes.addAll(new Withdrawal(judged, known).changes()));
        conclusion.joined().ifPresent(this::join);
        mark();
        Optional<Leader> leader = conclusion.found().leader();
        leader.ifPresentOrElse(this::repeat, this::settle);
        remember(leader.isPresent() ? 0 : judged.record.windows().size());
        learn();
        conclusion.outlier().ifPresent(this::report);
        return changes;
    }

    private void join(Joined joined) {
        long root = joined.group().id();
        changes.add(new PutGroup(scope, root, joined.group()));
        changes.addAll(judged.groups().passed(scope, joined.id(), root, standing));
        changes.addAll(judged.groups().takenOver(scope, standing.record(), joined.id(), root));
        RowKey key = joined.key();
        for (Optional<Row> row = judged.state.row(key);
                row.isPresent() && row.get().text().group() != joined.id();
                row = judged.state.row(key)) {
            changes.add(new PutRow(key, row.get().withGroup(joined.id())));
            key = key.withOrdinal(key.ordinal() + 1);
        }
        judged.state
                .known(key.record())
                .filter(known -> known.time() == joined.key().time())
                .filter(known -> known.group() != joined.id())
                .ifPresent(
                        known -> changes.add(new PutKnown(scope, joined.key().record(), known.withGroup(joined.id()))));
    }

    private void repeat(Leader leader) {
        Row row = judged.state.row(leader.row()).orElseThrow();
        long age = standing.time() - leader.row().time();
        boolean old = age > judged.config.window().keep().toMillis() / REWRITES_PER_WINDOW;
        boolean otherModel = !row.model().equals(judged.record.model().fingerprint());
        Leader next = judged.record.identity().derived() ? leader : leader.withHeir(heir());
        next = conclusion.joined().map(Joined::id).map(next::withGroup).orElse(next);
        next = learns() ? next.withCluster(cluster()) : next;
        if (old || otherModel) {
            long time = Math.max(standing.time(), leader.row().time());
            next = next.rewrittenAt(time, judged.record.windows().size());
            rewrite(leader, next, row);
        }
        if (!next.equals(leader)) {
            changes.add(new PutLeader(scope, judged.record.textHash(), next));
        }
    }

    /** A revision of the leader may close its group or open it again. */
    private void mark() {
        boolean closed = Status.isClosed(judged.record.labels().getOrDefault(TextDetector.STATUS, ""));
        judged.state
                .group(standing.record())
                .filter(group -> standing.revision() && group.marks().closed() != closed)
                .filter(group -> group.head().sequence() == standing.sequence())
                .ifPresent(group -> changes.add(new PutGroup(scope, standing.record(), group.closed(closed))));
    }

    private Leader.Heir heir() {
        return new Leader.Heir(standing.sequence(), text());
    }

    private void rewrite(Leader before, Leader after, Row row) {
        for (int i = 0; i < before.windows(); i++) {
            changes.add(new DropRow(before.row().withOrdinal(i)));
        }
        Row.Text text = conclusion
                .joined()
                .map(joined -> row.text().withGroup(joined.id()))
                .orElse(row.text());
        putRows(after.row(), before.sequence(), text);
        judged.state
                .known(before.row().record())
                .map(known -> known.at(after.row().time())
                        .withWindows(after.windows())
                        .withGroup(text.group()))
                .ifPresent(known -> changes.add(new PutKnown(scope, before.row().record(), known)));
    }

    private void settle() {
        RowKey key = new RowKey(scope, standing.time(), standing.record(), 0);
        putRows(key, standing.sequence(), text());
        changes.add(new PutLeader(scope, judged.record.textHash(), ownLeader(key)));
        if (!standing.revision() && judged.config.pairs().rule().weighsWords()) {
            changes.add(new PutWords(scope, judged.frequencies.counted(judged.words)));
        }
    }

    private void putRows(RowKey first, long sequence, Row.Text text) {
        String model = judged.record.model().fingerprint();
        for (int i = 0; i < judged.record.windows().size(); i++) {
            Row row = new Row(
                    RowVector.of(model, sequence, judged.record.windows().get(i)), text);
            changes.add(new PutRow(first.withOrdinal(i), row));
        }
    }

    private Leader ownLeader(RowKey key) {
        String id = judged.record.identity().id();
        int windows = judged.record.windows().size();
        return judged.state
                .leader(judged.record.textHash())
                .filter(leader -> leader.id().equals(id) && leader.row().time() > standing.floor())
                .map(leader -> leader.rewrittenAt(standing.time(), windows))
                .orElseGet(() -> new Leader(
                        key,
                        windows,
                        id,
                        standing.sequence(),
                        group(),
                        learns() ? cluster() : Leader.NO_CLUSTER,
                        Leader.Heir.NONE));
    }

    private boolean learns() {
        return !standing.revision() && judged.record.traits().readable();
    }

    private long cluster() {
        return conclusion.assessment().update().changed().id();
    }

    private Row.Text text() {
        return new Row.Text(
                judged.record.identity().id(),
                standing.time(),
                judged.record.labels(),
                judged.record.snippet(),
                judged.record.textHash(),
                judged.record.traits(),
                group());
    }

    private long group() {
        return conclusion.joined().map(Joined::id).or(judged::keptGroup).orElse(standing.record());
    }

    private void remember(int windows) {
        if (judged.record.identity().derived()) {
            return;
        }
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
                        conclusion.alerted())));
    }

    private void report(Outlier outlier) {
        judged.sort(conclusion.assessment()).ifPresent(sort -> {
            Reported told = outlier.held()
                    ? judged.reported(sort).orElseThrow().suppressing(standing.time())
                    : Reported.at(standing.time());
            changes.add(new PutReported(scope, sort, told));
        });
    }

    /** What the model cannot read says nothing about what is usual. */
    private void learn() {
        TenantSlice tenant = judged.state.tenant();
        Hash128 tenantHash = judged.record.identity().scope().tenantHash();
        boolean outlier = conclusion.outlier().filter(found -> !found.held()).isPresent();
        if (!standing.revision()) {
            judged.line.ifPresent(line -> changes.add(new PutWords(scope, line.counted())));
        }
        if (learns()) {
            String model = judged.record.model().fingerprint();
            changes.add(new PutClusters(scope, model, conclusion.assessment().update()));
            int warmup = judged.config.outliers().warmup();
            double score = conclusion.rarity().score();
            changes.add(new PutTenant(tenantHash, tenant.after(score, standing.time(), outlier, warmup)));
        } else if (outlier) {
            changes.add(new PutTenant(tenantHash, tenant.alerted(standing.time())));
        }
    }
}
