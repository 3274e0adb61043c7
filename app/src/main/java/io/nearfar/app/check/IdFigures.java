package io.nearfar.app.check;

import io.nearfar.record.Identity;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the records call themselves.
 *
 * @param own records that bring an id; the others are named by their place in Kafka and cannot be revised
 * @param derived records that bring none
 * @param repeated records whose scope and id an earlier one of the sample has: revisions, or an id that is none
 */
record IdFigures(int own, int derived, int repeated) {

    static IdFigures of(List<Identity> identities) {
        Set<String> seen = new HashSet<>();
        int derived = 0;
        int repeated = 0;
        for (Identity identity : identities) {
            derived += identity.derived() ? 1 : 0;
            repeated += seen.add(identity.scope().key() + '\n' + identity.id()) ? 0 : 1;
        }
        return new IdFigures(identities.size() - derived, derived, repeated);
    }

    /** Share of records with an id of their own, in [0, 1]. */
    double ownShare() {
        return own + derived == 0 ? 0 : (double) own / (own + derived);
    }
}
