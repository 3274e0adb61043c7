package io.nearfar.detection;

/**
 * How far a ticket or log line is from everything usual, from two distances, each 1 - cosine similarity: that to the nearest
 * normal centroid (1 while nothing is normal), and its isolation, how far it is from the nearest recent records (0 of an
 * exact repeat). Higher is further, in [0, 2].
 */
public enum OutlierScore {
    /**
     * The lesser of both, isolation being the mean over the three nearest: a ticket of a rare matter is near to the few that
     * there are, however far that matter is from what is normal.
     */
    TICKETS(3) {
        @Override
        double of(double centroid, double isolation) {
            return Math.min(centroid, isolation);
        }
    },
    /** The mean of both, isolation being that from the nearest: most lines are exact repeats, usual or not. */
    LOGS(1) {
        @Override
        double of(double centroid, double isolation) {
            return (centroid + isolation) / 2;
        }
    };

    private final int nearest;

    OutlierScore(int nearest) {
        this.nearest = nearest;
    }

    abstract double of(double centroid, double isolation);

    /** The score of a record with that distance to the nearest normal centroid and those matches. */
    double of(double centroid, DuplicateSearch.Result found) {
        return of(centroid, found.leader().isPresent() ? 0 : isolation(found));
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
