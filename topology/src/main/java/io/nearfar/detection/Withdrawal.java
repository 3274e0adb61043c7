package io.nearfar.detection;

import io.nearfar.detection.Change.DropLeader;
import io.nearfar.detection.Change.DropRow;
import io.nearfar.detection.Change.PutKnown;
import io.nearfar.detection.Change.PutLeader;
import io.nearfar.detection.Change.PutRow;
import io.nearfar.record.Hash128;
import io.nearfar.window.KnownRecord;
import io.nearfar.window.Leader;
import io.nearfar.window.Row;
import io.nearfar.window.RowKey;
import io.nearfar.window.VectorIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Takes an earlier revision of a record out of the window, before its new one is written. */
final class Withdrawal {

    private final TextCase judged;
    private final KnownRecord earlier;
    private final Hash128 scope;
    private final List<Change> changes = new ArrayList<>();

    Withdrawal(TextCase judged, KnownRecord earlier) {
        this.judged = judged;
        this.earlier = earlier;
        this.scope = judged.record.identity().scope().hash();
    }

    List<Change> changes() {
        boolean otherText = !earlier.textHash().equals(judged.record.textHash());
        Optional<Leader> leader = judged.state.leader(earlier.textHash()).filter(any -> otherText);
        if (earlier.windows() == 0) {
            String id = judged.record.identity().id();
            leader.ifPresent(found -> changes.add(new PutLeader(scope, earlier.textHash(), found.withoutRepeat(id))));
            return changes;
        }
        leader.filter(found -> found.row().record() == judged.standing.record())
                .ifPresentOrElse(this::abdicate, this::dropRows);
        return changes;
    }

    private void abdicate(Leader leader) {
        if (leader.heir().exists() && keepsItsPlace(leader)) {
            passOn(leader);
        } else {
            dropRows();
            changes.add(new DropLeader(scope, earlier.textHash()));
        }
    }

    /** Whether the rows are still there, and not the next that the cap of the scope takes. */
    private boolean keepsItsPlace(Leader leader) {
        VectorIndex index = judged.state.index(judged.standing.floor());
        boolean next = index.records() >= judged.config.window().max()
                && index.oldest().filter(leader.row()::equals).isPresent();
        return !next && judged.state.row(leader.row()).isPresent();
    }

    private RowKey key(int ordinal) {
        return new RowKey(scope, earlier.time(), judged.standing.record(), ordinal);
    }

    private void dropRows() {
        for (int i = 0; i < earlier.windows(); i++) {
            changes.add(new DropRow(key(i)));
        }
    }

    /** The rows stay for those who repeat the earlier text, in the name of the latest of them. */
    private void passOn(Leader leader) {
        Leader heir = leader.inherited();
        long record = heir.row().record();
        Optional<KnownRecord> known = judged.state.known(record);
        String status = known.map(KnownRecord::status).orElse("");
        for (int i = 0; i < earlier.windows(); i++) {
            Row row = judged.state.row(key(i)).orElseThrow();
            changes.add(new DropRow(key(i)));
            changes.add(new PutRow(heir.row().withOrdinal(i), inherited(row, heir, status)));
        }
        changes.add(new PutLeader(scope, earlier.textHash(), heir));
        known.ifPresent(found -> changes.add(
                new PutKnown(scope, record, found.at(heir.row().time()).withWindows(earlier.windows()))));
    }

    private static Row inherited(Row row, Leader heir, String status) {
        SortedMap<String, String> labels = new TreeMap<>();
        if (!status.isEmpty()) {
            labels.put(TextDetector.STATUS, status);
        }
        Row.Text text = new Row.Text(
                heir.id(),
                labels,
                row.text().snippet(),
                row.text().textHash(),
                row.text().group());
        return new Row(row.model(), heir.sequence(), row.code(), text);
    }
}
