package io.nearfar.bench.outlier;

/** What is measured. Not thread-safe. */
interface Detector {

    /** How unlike all that came before a record is, higher is stranger. The record counts from then on. */
    double take(Arrival arrival);
}
