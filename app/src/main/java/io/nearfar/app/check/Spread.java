package io.nearfar.app.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How a sample is spread over the partitions of a topic. */
final class Spread {

    private Spread() {}

    /**
     * How many records to take of each partition: as even as what they hold allows, {@code sample} in all where the topic has
     * so many. Of partitions that cannot all have their turn those that hold more come first.
     *
     * @param held records of each partition
     */
    static Map<Integer, Integer> of(Map<Integer, Long> held, int sample) {
        Map<Integer, Integer> taken = new TreeMap<>();
        List<Integer> open = new ArrayList<>(held.keySet());
        open.sort(Comparator.<Integer, Long>comparing(partition -> held.getOrDefault(partition, 0L))
                .reversed()
                .thenComparing(Comparator.naturalOrder()));
        for (int left = sample; left > 0; ) {
            open.removeIf(partition -> taken.getOrDefault(partition, 0) >= held.getOrDefault(partition, 0L));
            if (open.isEmpty()) {
                break;
            }
            for (int i = 0; i < open.size() && left > 0; i++, left--) {
                taken.merge(open.get(i), 1, Integer::sum);
            }
        }
        return taken;
    }
}
