package io.nearfar.detection;

import io.nearfar.window.Row;
import io.nearfar.window.RowKey;

/**
 * An earlier record that may say the same.
 *
 * @param key its row with ordinal 0
 * @param row that row
 * @param similarity cosine similarity, in [-1, 1]
 * @param judgement what is made of both
 */
record Candidate(RowKey key, Row row, double similarity, Judgement judgement) {

    Match match() {
        return new Match(
                row.text().id(),
                row.text().time(),
                similarity,
                judgement.duplicate(),
                judgement.measures().values());
    }
}
