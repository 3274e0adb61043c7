package io.nearfar.record;

/**
 * What a text must be for its meaning to count.
 *
 * @param minWords words below which a ticket is at most related, and only to one of the same requester; 0 for none.
 *     Default 4 for tickets, 0 for logs, whose lines are short by nature; no effect on transactions
 * @param language what the model can read; default english
 */
public record TextConfig(int minWords, Language language) {

    public TextConfig {
        if (minWords < 0 || minWords > 100) {
            throw new IllegalArgumentException("min_words must be 0 to 100, was " + minWords);
        }
    }
}
