package io.nearfar.app.it;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.MemoryStatsConfig;
import com.github.dockerjava.api.model.Statistics;
import com.github.dockerjava.api.model.StatsConfig;
import java.util.concurrent.atomic.AtomicLong;

/** The most memory that a container's processes held, files read not counted; the engine tells once a second. */
final class Residence extends ResultCallback.Adapter<Statistics> {

    private final AtomicLong most = new AtomicLong();

    @Override
    public void onNext(Statistics now) {
        MemoryStatsConfig memory = now.getMemoryStats();
        StatsConfig stats = memory == null ? null : memory.getStats();
        if (stats != null && stats.getActiveAnon() != null && stats.getInactiveAnon() != null) {
            most.accumulateAndGet(stats.getActiveAnon() + stats.getInactiveAnon(), Math::max);
        }
    }

    long megabytes() {
        return Math.round(most.get() / 1e6);
    }
}
