package io.nearfar.bench.outlier;

/** The detectors that are compared. */
enum DetectorKind {
    MICRO_CLUSTERS("micro-clusters"),
    FOREST("rcf"),
    GLOBAL_LOCAL("glad");

    private final String label;

    DetectorKind(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** A new one that knows nothing. */
    Detector make(int clusters) {
        return switch (this) {
            case MICRO_CLUSTERS -> new ClusterDetector(clusters);
            case FOREST -> new ForestDetector();
            case GLOBAL_LOCAL -> new GlobalLocalDetector();
        };
    }
}
