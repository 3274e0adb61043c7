package io.nearfar.detection;

import io.nearfar.embedding.EmbeddedRecord;
import io.nearfar.window.Row;

/**
 * Looks closer at a pair that is near a decision, as a model that reads both texts at once could. Asked about the few
 * candidates for which it can matter; pure, for the same log must give the same alerts.
 */
@FunctionalInterface
interface CloseReading {

    /** Nothing looks closer. */
    CloseReading NONE = (record, earlier, judgement) -> judgement;

    /** What is made of both after a closer look; {@code judgement} itself where that adds nothing. */
    Judgement judge(EmbeddedRecord record, Row.Text earlier, Judgement judgement);
}
