package io.nearfar.record;

/**
 * A line of a log. Texts are redacted; an absent text is empty.
 *
 * @param identity who and when
 * @param message the line without time stamp and level, at most {@link Limits#MAX_TEXT_BYTES}
 * @param service what wrote it
 * @param host where it ran
 * @param level its severity as its source spells it
 */
public record LogLine(Identity identity, String message, String service, String host, String level)
        implements SourceRecord {}
