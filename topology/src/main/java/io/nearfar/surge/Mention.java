package io.nearfar.surge;

/**
 * A record of a matter as an alert shows it.
 *
 * @param id its id
 * @param time its event time, epoch milliseconds
 * @param text beginning of its redacted excerpt, at most {@link #MAX_TEXT} characters
 * @param repeat whether it is a duplicate of an earlier record
 */
public record Mention(String id, long time, String text, boolean repeat) {

    public static final int MAX_TEXT = 100;

    public Mention {
        if (text.length() > MAX_TEXT) {
            int end = Character.isHighSurrogate(text.charAt(MAX_TEXT - 2)) ? MAX_TEXT - 2 : MAX_TEXT - 1;
            text = text.substring(0, end) + "…";
        }
    }
}
