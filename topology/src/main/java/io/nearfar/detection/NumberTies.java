package io.nearfar.detection;

import io.nearfar.embedding.EmbeddedRecord;
import io.nearfar.record.WordSet;
import io.nearfar.window.Row;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Which earlier tickets name the number that a ticket names, such as an order. Only a number that few of those alike name
 * says anything, and only where neither ticket names another that the other lacks.
 */
final class NumberTies {

    /** Past so many a number is a common one. */
    private static final int FEW = 3;

    private final WordSet numbers;
    private final Map<Integer, Integer> naming = new HashMap<>();

    /** {@code alike} are the tickets nearest to the record. */
    NumberTies(EmbeddedRecord record, Collection<Row> alike) {
        this.numbers = record.traits().numbers();
        for (Row row : alike) {
            numbers.common(row.text().traits().numbers()).forEach(number -> naming.merge(number, 1, Integer::sum));
        }
    }

    /** Whether the record and that row, one of those alike, are about one number. */
    boolean tie(Row row) {
        WordSet others = row.text().traits().numbers();
        return (numbers.isWithin(others) || others.isWithin(numbers))
                && numbers.common(others).stream().anyMatch(number -> naming.getOrDefault(number, 0) <= FEW);
    }
}
