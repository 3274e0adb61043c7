package io.nearfar.detection;

import java.math.BigDecimal;

/** How many outlier alerts of a tenant a day of event time may have, in one partition: a ceiling, never a quota. */
public sealed interface Budget {

    /** The most alerts of a day on which so many records were judged, the one in question included. */
    long most(long records);

    /**
     * A number, whatever comes.
     *
     * @param alerts alerts a day, at least 0
     */
    record PerDay(int alerts) implements Budget {

        public PerDay {
            if (alerts < 0) {
                throw new IllegalArgumentException("outliers.budget must not be negative, was " + alerts);
            }
        }

        @Override
        public long most(long records) {
            return alerts;
        }
    }

    /**
     * A share of the day's records so far, rounded up, so that a day may have one alert before its many records are there.
     *
     * @param perMillion alerts in a million records, from 0 to 1,000,000
     */
    record Share(int perMillion) implements Budget {

        private static final int MILLION = 1_000_000;

        public Share {
            if (perMillion < 0 || perMillion > MILLION) {
                throw new IllegalArgumentException(
                        "outliers.budget must be a share from 0 to 1, was %s of a million".formatted(perMillion));
            }
        }

        @Override
        public long most(long records) {
            return Math.ceilDiv(records * perMillion, (long) MILLION);
        }

        /** In percent, without trailing zeros. */
        public BigDecimal percent() {
            BigDecimal percent = BigDecimal.valueOf(perMillion, 4).stripTrailingZeros();
            return percent.scale() < 0 ? percent.setScale(0) : percent;
        }
    }
}
