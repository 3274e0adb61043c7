package io.nearfar.bench.recover;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The memory of one task, read back from its stores, as the instance's log tells.
 *
 * @param task stream and task id
 * @param rows rows that were read
 * @param millis how long it took
 * @param end when it was done
 */
record Rebuild(String task, long rows, long millis, Instant end) {

    private static final Pattern LINE =
            Pattern.compile("time=(\\S+) .*\\btask=(.+) rows=(\\d+) millis=(\\d+) memory rebuilt");

    /** All that lines of a log tell of, in their order. */
    static List<Rebuild> read(List<String> log) {
        return log.stream().map(Rebuild::read).flatMap(Optional::stream).toList();
    }

    private static Optional<Rebuild> read(String line) {
        Matcher matcher = LINE.matcher(line);
        return matcher.matches()
                ? Optional.of(new Rebuild(
                        matcher.group(2),
                        Long.parseLong(matcher.group(3)),
                        Long.parseLong(matcher.group(4)),
                        OffsetDateTime.parse(matcher.group(1)).toInstant()))
                : Optional.empty();
    }
}
