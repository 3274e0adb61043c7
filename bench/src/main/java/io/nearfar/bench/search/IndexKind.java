package io.nearfar.bench.search;

/** The indexes that are measured. */
enum IndexKind {
    SKETCH("sketch"),
    SKETCH_PLAIN("sketch-plain"),
    INT8_SCAN("int8-scan"),
    FP32_SCAN("fp32-scan"),
    JVECTOR("jvector");

    private final String label;

    IndexKind(String label) {
        this.label = label;
    }

    /** As options and reports name it. */
    String label() {
        return label;
    }

    @Override
    public String toString() {
        return label;
    }
}
