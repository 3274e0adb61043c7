package io.nearfar.stream;

import io.nearfar.detection.Finding;
import io.nearfar.detection.Finding.Duplicate;
import io.nearfar.detection.Finding.DuplicateCharge;
import io.nearfar.detection.Finding.GroupView;
import io.nearfar.detection.Finding.Outlier;
import io.nearfar.detection.Finding.Regression;
import io.nearfar.detection.Finding.Related;
import io.nearfar.detection.Finding.Surging;
import io.nearfar.detection.Match;
import io.nearfar.detection.PastAlert;
import io.nearfar.detection.PastAlert.Pair;
import io.nearfar.detection.PastAlert.Said;
import io.nearfar.record.Hash128;
import io.nearfar.record.Identity;
import io.nearfar.stream.Ruling.Reason;
import io.nearfar.window.RowKey;
import java.util.Optional;

/**
 * What is remembered of the alerts about one record.
 *
 * @param identity who it is
 * @param text hash of its text
 */
record Recollection(Identity identity, Hash128 text) {

    /** Empty of a surge, on which no verdict is heard. */
    Optional<PastAlert> past(Finding finding) {
        return finding instanceof Surging ? Optional.empty() : Optional.of(of(finding));
    }

    private PastAlert of(Finding finding) {
        return switch (finding) {
            case Duplicate duplicate -> of(Said.DUPLICATE, duplicate.match(), leader(duplicate.group()));
            case Regression regression -> of(regression.duplicate());
            case DuplicateCharge charge -> of(Said.DUPLICATE, charge.match(), leader(charge.group()));
            case Related related ->
                of(Said.RELATED, related.match(), related.earlier().group());
            case Outlier outlier -> {
                Pair alone = new Pair(identity.id(), "", 0, 1 - outlier.rarity().pValue());
                yield of(Said.OUTLIER, alone, 0);
            }
            case Surging _ -> throw new IllegalArgumentException("no verdict is heard on surges");
        };
    }

    /** Why a finding is not told: somebody wants to hear no more of its group, or one like it was told a short while ago. */
    static Optional<Reason> withheld(Finding finding) {
        return switch (finding) {
            case Duplicate duplicate -> expected(duplicate.group());
            case Regression regression -> expected(regression.duplicate().group());
            case DuplicateCharge charge -> expected(charge.group());
            case Outlier outlier -> outlier.held() ? Optional.of(Reason.REPEATED) : Optional.empty();
            case Related _, Surging _ -> Optional.empty();
        };
    }

    private static Optional<Reason> expected(GroupView group) {
        return group.expected() ? Optional.of(Reason.EXPECTED) : Optional.empty();
    }

    private PastAlert of(Said said, Match match, long group) {
        return of(said, new Pair(identity.id(), match.id(), match.similarity(), match.confidence()), group);
    }

    private PastAlert of(Said said, Pair pair, long group) {
        return new PastAlert(said, pair, group, identity.eventTime().toEpochMilli(), text, "", "");
    }

    private static long leader(GroupView group) {
        return RowKey.recordHash(group.leader());
    }
}
