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
import java.util.Optional;

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
        Optional<Leader> leader = judged.state
                .leader(earlier.textHash())
                .filter(any -> otherText)
                .filter(found -> found.row().time() > judged.standing.floor());
        if (earlier.windows() == 0) {
            String id = judged.record.identity().id();
            leader.filter(found -> found.heir().text().id().equals(id))
                    .map(found -> found.withHeir(Leader.Heir.NONE))
                    .ifPresent(found -> changes.add(new PutLeader(scope, earlier.textHash(), found)));
            return changes;
        }
        leader.filter(found -> found.row().record() == judged.standing.record())
                .ifPresentOrElse(this::abdicate, this::dropRows);
        return changes;
    }

    private void abdicate(Leader leader) {
        heir(leader).ifPresentOrElse(known -> passOn(leader, known), () -> {
            dropRows();
            changes.add(new DropLeader(scope, earlier.textHash()));
        });
    }

    /** The heir as it is known, if it still says the same and the rows are still there. */
    private Optional<KnownRecord> heir(Leader leader) {
        if (!leader.heir().exists() || judged.state.row(leader.row()).isEmpty()) {
            return Optional.empty();
        }
        return judged.state
                .known(RowKey.recordHash(leader.heir().text().id()))
                .filter(known -> known.time() > judged.standing.floor())
                .filter(known -> known.windows() == 0 && known.textHash().equals(earlier.textHash()));
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
    private void passOn(Leader leader, KnownRecord known) {
        Leader heir = leader.inherited().withGroup(known.group());
        for (int i = 0; i < earlier.windows(); i++) {
            Row row = judged.state.row(key(i)).orElseThrow();
            Row.Text named = leader.heir().text().withGroup(known.group());
            changes.add(new DropRow(key(i)));
            changes.add(
                    new PutRow(heir.row().withOrdinal(i), new Row(row.vector().at(heir.sequence()), named)));
        }
        changes.add(new PutLeader(scope, earlier.textHash(), heir));
        changes.add(new PutKnown(
                scope, heir.row().record(), known.at(heir.row().time()).withWindows(earlier.windows())));
    }
}
