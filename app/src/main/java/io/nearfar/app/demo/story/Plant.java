package io.nearfar.app.demo.story;

/**
 * A finding that is to be found.
 *
 * @param sort what was planted
 * @param stream the stream of both records
 * @param id the record that an alert should name; of an incident its first ticket
 * @param of the earlier record that it repeats, in history or live; empty for outliers and the incident
 */
public record Plant(Sort sort, String stream, String id, String of) {

    /** What can be planted. */
    public enum Sort {
        /** The same ticket typed once more: slips, another order of words, no greeting. */
        RETYPED,
        /** The same request in other words: at most half of the words are shared. */
        REWORDED,
        /** The whole earlier ticket, quoted in a forwarded mail. */
        FORWARDED,
        /** A ticket that has no business at this desk. */
        TICKET_OUTLIER,
        /** A line whose words and form never occurred. */
        LOG_OUTLIER,
        /** One purchase charged twice. */
        DOUBLE_CHARGE,
        /** An amount far above everything usual. */
        PAYMENT_OUTLIER,
        /** Many tickets about one matter within minutes. */
        INCIDENT;

        /** Whether the plant repeats an earlier record. */
        public boolean repeats() {
            return switch (this) {
                case RETYPED, REWORDED, FORWARDED, DOUBLE_CHARGE -> true;
                case TICKET_OUTLIER, LOG_OUTLIER, PAYMENT_OUTLIER, INCIDENT -> false;
            };
        }
    }

    public Plant {
        if (sort.repeats() == of.isEmpty()) {
            throw new IllegalArgumentException("%s %s repeats '%s'".formatted(sort, id, of));
        }
    }
}
