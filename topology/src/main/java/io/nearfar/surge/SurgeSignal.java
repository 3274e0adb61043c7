package io.nearfar.surge;

import java.util.List;

/**
 * What is to be told of a surge.
 *
 * @param phase at which turn
 * @param cluster id of the cluster of its matter
 * @param surge the surge as it stands
 * @param end end of the time looked at, epoch milliseconds
 * @param threshold the p-value below which it is one
 * @param config what the threshold follows from
 * @param mentions the latest records since its start, in the order of the log
 */
public record SurgeSignal(
        Phase phase,
        long cluster,
        Surge surge,
        long end,
        double threshold,
        SurgeConfig config,
        List<Mention> mentions) {

    /** A turn of a surge. */
    public enum Phase {
        START,
        DOUBLING,
        END
    }

    public SurgeSignal {
        mentions = List.copyOf(mentions);
    }
}
