package io.nearfar.record;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How a record spells its time. {@link #AUTO} reads ISO text, and a number by its magnitude: below 10<sup>11</sup> seconds
 * since 1970 (the year 5138), below 10<sup>14</sup> milliseconds, below 10<sup>17</sup> microseconds, otherwise nanoseconds.
 * Numbers may be fractional and may stand in a text. ISO text may have a space for the T, a comma before the fraction, no
 * time of day (then it is midnight) and no offset (then it is UTC).
 */
public enum TimeFormat {
    AUTO(0),
    ISO(0),
    EPOCH_SECONDS(9),
    EPOCH_MILLIS(6),
    EPOCH_MICROS(3),
    EPOCH_NANOS(0);

    private static final Instant END = Instant.parse("9999-12-31T23:59:59.999999999Z");
    private static final long NANOS = 1_000_000_000L;
    private static final BigDecimal END_NANOS =
            new BigDecimal(END.getEpochSecond()).movePointRight(9).add(new BigDecimal(END.getNano()));
    private static final int MAX_TEXT = 64;

    /** No exponent of more than two digits, so that no number can unfold to more than about 160 digits. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]++(?:\\.[0-9]++)?+(?:[eE][+-]?[0-9]{1,2}+)?+");

    private static final DateTimeFormatter ISO_TEXT = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']")
            .appendOptional(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[' '][XXX][XX][X]")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    /** Zeros between one unit of this format and nanoseconds. */
    private final int nanoDigits;

    TimeFormat(int nanoDigits) {
        this.nanoDigits = nanoDigits;
    }

    /**
     * The instant that {@code text} names, from 1970 to the end of 9999.
     *
     * @throws DateTimeException if it names none in that range; the message does not quote the text
     */
    public Instant read(String text) {
        String stripped = text.length() > MAX_TEXT ? "" : text.strip();
        boolean number = NUMBER.matcher(stripped).matches();
        if (number && this != ISO) {
            return fromNumber(new BigDecimal(stripped));
        }
        if (this == AUTO || this == ISO) {
            return fromText(stripped);
        }
        throw new DateTimeException("is not a number");
    }

    private Instant fromNumber(BigDecimal number) {
        int digits = this == AUTO ? judged(number).nanoDigits : nanoDigits;
        BigDecimal nanos = number.movePointRight(digits);
        if (number.signum() < 0 || nanos.compareTo(END_NANOS) > 0) {
            throw outOfRange();
        }
        BigInteger[] parts =
                nanos.setScale(0, RoundingMode.FLOOR).unscaledValue().divideAndRemainder(BigInteger.valueOf(NANOS));
        return Instant.ofEpochSecond(parts[0].longValueExact(), parts[1].longValueExact());
    }

    private static TimeFormat judged(BigDecimal number) {
        if (number.compareTo(BigDecimal.TEN.pow(11)) < 0) {
            return EPOCH_SECONDS;
        }
        if (number.compareTo(BigDecimal.TEN.pow(14)) < 0) {
            return EPOCH_MILLIS;
        }
        return number.compareTo(BigDecimal.TEN.pow(17)) < 0 ? EPOCH_MICROS : EPOCH_NANOS;
    }

    private static Instant fromText(String text) {
        Instant instant;
        try {
            instant = instant(ISO_TEXT.parseBest(
                    text.replace(',', '.'), OffsetDateTime::from, LocalDateTime::from, LocalDate::from));
        } catch (DateTimeException e) {
            throw new DateTimeException("is not a time");
        }
        if (instant.isBefore(Instant.EPOCH) || instant.isAfter(END)) {
            throw outOfRange();
        }
        return instant;
    }

    private static Instant instant(TemporalAccessor parsed) {
        return switch (parsed) {
            case OffsetDateTime time -> time.toInstant();
            case LocalDateTime time -> time.toInstant(ZoneOffset.UTC);
            default -> LocalDate.from(parsed).atStartOfDay(ZoneOffset.UTC).toInstant();
        };
    }

    private static DateTimeException outOfRange() {
        return new DateTimeException("is before 1970 or after 9999");
    }
}
