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
import java.util.ArrayList;
import java.util.List;
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
        Leader leader = judged.state.leader(earlier.textHash()).orElse(null);
        boolean leads = leader != null && leader.row().record() == judged.standing.record();
        if (earlier.windows() == 0) {
            if (leader != null && otherText) {
                changes.add(new PutLeader(
                        scope,
                        earlier.textHash(),
                        leader.withoutRepeat(judged.record.identity().id())));
            }
            return changes;
        }
        if (leads && otherText && leader.heir().exists()) {
            passOn(leader);
        } else {
            dropRows();
            if (leads && otherText) {
                changes.add(new DropLeader(scope, earlier.textHash()));
            }
        }
        return changes;
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
        KnownRecord known = judged.state.known(record).orElse(null);
        for (int i = 0; i < earlier.windows(); i++) {
            Row row = judged.state.row(key(i)).orElseThrow();
            changes.add(new DropRow(key(i)));
            changes.add(new PutRow(heir.row().withOrdinal(i), inherited(row, heir, known)));
        }
        changes.add(new PutLeader(scope, earlier.textHash(), heir));
        if (known != null) {
            changes.add(new PutKnown(scope, record, known.at(heir.row().time()).withWindows(earlier.windows())));
        }
    }

    private static Row inherited(Row row, Leader heir, KnownRecord known) {
        TreeMap<String, String> labels = new TreeMap<>();
        if (known != null && !known.status().isEmpty()) {
            labels.put(TextDetector.STATUS, known.status());
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
