package io.nearfar.detection;

import java.util.Optional;

/** Which records make an outlier score, and over how many neighbours. */
public enum OutlierScore {
    /** Isolation is the mean over the three nearest: a second foreign ticket of the same sort is still rare. */
    TICKETS(3),
    /** Isolation is that from the nearest: most lines are exact repeats, usual or not. */
    LOGS(1);

    private final int nearest;

    OutlierScore(int nearest) {
        this.nearest = nearest;
    }

    /** The parts of a record's score, with that distance to the nearest normal centroid and those matches. */
    OutlierParts parts(double centroid, DuplicateSearch.Result found, Optional<LineRarity> line) {
        return new OutlierParts(centroid, found.leader().isPresent() ? 0 : isolation(found), line);
    }

    /** Where there are fewer records, those missing count as unrelated. */
    private double isolation(DuplicateSearch.Result found) {
        double sum = 0;
        for (int i = 0; i < nearest; i++) {
            sum += i < found.nearest().size() ? 1 - found.nearest().get(i) : 1;
        }
        return sum / nearest;
    }
}
