package io.nearfar.bench.outlier;

import java.lang.management.ManagementFactory;

/** The heap of this process. */
final class Heap {

    private static final int COLLECTIONS = 4;

    private Heap() {}

    /** Bytes that are reachable, as far as the collector frees all others. */
    static long held() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
