package io.nearfar.record;

/**
 * A support ticket or bug report. Texts are redacted; an absent text is empty.
 *
 * @param identity who and when
 * @param title the subject line
 * @param body the description; title and body together at most {@link Limits#MAX_TEXT_BYTES}
 * @param requester who asks, as a keyed-hash reference, never the name or address itself
 * @param status the ticket's status as its source spells it
 */
public record Ticket(Identity identity, String title, String body, String requester, String status)
        implements SourceRecord {}
