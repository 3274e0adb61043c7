package io.nearfar.window;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The most similar few of the records it was offered; a record counts by the nearest of its vectors. */
final class BestRecords {

    private final int count;
    private final List<Neighbour> kept = new ArrayList<>();

    BestRecords(int count) {
        this.count = count;
    }

    void offer(RowKey key, double similarity) {
        if (kept.size() == count && (count == 0 || similarity < kept.getLast().similarity())) {
            return;
        }
        Neighbour offered = new Neighbour(key, similarity);
        Neighbour rival = ofSameRecord(key);
        if (rival != null && Neighbour.BEST_FIRST.compare(rival, offered) <= 0) {
            return;
        }
        kept.remove(rival);
        kept.add(offered);
        kept.sort(Neighbour.BEST_FIRST);
        if (kept.size() > count) {
            kept.removeLast();
        }
    }

    /** A record less similar than this is none of them. */
    double last() {
        return kept.size() < count ? Double.NEGATIVE_INFINITY : kept.getLast().similarity();
    }

    List<Neighbour> sorted() {
        return List.copyOf(kept);
    }

    private @Nullable Neighbour ofSameRecord(RowKey key) {
        for (Neighbour neighbour : kept) {
            if (neighbour.row().record() == key.record()) {
                return neighbour;
            }
        }
        return null;
    }
}
