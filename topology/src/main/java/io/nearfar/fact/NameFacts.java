package io.nearfar.fact;

import io.nearfar.fact.Lexicon.Words;
import io.nearfar.fact.Token.Mark;
import java.util.Optional;
import java.util.Set;

/** Reads named things: capitalised words inside a sentence, things of a kind, quoted text and paths. */
final class NameFacts {

    /** Unit of a word in small letters that is one of the things of a kind. */
    static final String KIND = "kind";

    private static final int MOST_WORDS = 3;
    private static final int MOST_QUOTED = 5;
    private static final Set<String> BEFORE_DATES = Set.of(
            "on", "since", "by", "until", "till", "last", "next", "this", "every", "before", "after", "from", "to",
            "of", "and", "or", "each", "late", "early");

    private static final Set<String> LEADING = Set.of(
            "in", "on", "to", "from", "for", "the", "my", "our", "your", "a", "an", "with", "at", "by", "via", "of",
            "is", "was", "are");

    private final Reading text;
    private final Lexicon lexicon = Lexicon.english();
    private boolean capitals = true;

    NameFacts(Reading text) {
        this.text = text;
    }

    void read() {
        int i = 0;
        while (i < text.size()) {
            if (text.at(i).has(Mark.BEGINS_LINE)) {
                capitals = capitalsMeanNames(i);
            }
            i = text.excerpts().covers(i) ? i + 1 : read(i);
        }
    }

    private int read(int place) {
        Token token = text.at(place);
        if (token.has(Mark.OPENS_QUOTE)) {
            int end = quotation(place);
            if (end > place) {
                return end;
            }
        }
        if (token.is(Token.Type.PATH)) {
            text.add(FactKind.NAME, "path", token.lower(), place, place);
            return place + 1;
        }
        if (!isName(place)) {
            return place + 1;
        }
        int end = place + 1;
        StringBuilder value = new StringBuilder(token.lower());
        while (end < text.size() && end - place < MOST_WORDS && !ends(end - 1) && continues(end)) {
            value.append(' ').append(text.at(end++).lower());
        }
        if (!isAddressed(place)) {
            text.add(
                    FactKind.NAME, token.startsHigh() || token.isCamel() ? "" : KIND, value.toString(), place, end - 1);
        }
        return end;
    }

    private boolean ends(int place) {
        Token token = text.at(place);
        return token.has(Mark.ENDS_SENTENCE) || token.has(Mark.COMMA_AFTER) || token.has(Mark.COLON_AFTER);
    }

    private boolean continues(int place) {
        Token token = text.at(place);
        boolean kind = lexicon.isOfAKind(token.lower()) && !token.startsHigh();
        return !kind && isName(place) && !text.excerpts().covers(place) && !token.has(Mark.BEGINS_LINE);
    }

    private boolean isName(int place) {
        Token token = text.at(place);
        if (!token.isWord() || token.text().length() < 2) {
            return false;
        }
        if (isDay(token)) {
            return isDayAsName(place);
        }
        if (lexicon.isOfAKind(token.lower())) {
            return !lexicon.has(Words.COMMON, token.lower())
                    && !isByNumber(place)
                    && (token.startsHigh() || isPlaced(place));
        }
        boolean begins = token.has(Mark.BEGINS_SENTENCE) || token.has(Mark.OPENS_QUOTE);
        return capitals
                && token.startsHigh()
                && (!begins || token.isCamel())
                && !lexicon.has(Words.COMMON, token.lower())
                && !lexicon.has(Words.NEGATIONS, token.lower())
                && !token.lower().endsWith("ing")
                && !token.lower().endsWith("ed")
                && lexicon.poles(token.stem()).isEmpty();
    }

    /** A currency beside a sum, a thing that is counted. */
    private boolean isByNumber(int place) {
        return text.before(place).filter(Token::isNumber).isPresent()
                || (lexicon.areOfOneKind(text.at(place).lower(), "usd")
                        && text.after(place).filter(Token::isNumber).isPresent());
    }

    /** Whether a word says which one: before a noun, or after a word that leads to a noun. */
    private boolean isPlaced(int place) {
        return text.after(place).filter(Reading::isContent).isPresent()
                || text.before(place)
                        .filter(before -> LEADING.contains(before.lower()))
                        .isPresent();
    }

    private boolean isDay(Token token) {
        return lexicon.has(Words.WEEKDAYS, token.lower()) || lexicon.has(Words.MONTHS, token.lower());
    }

    /** {@code my Monday shift}, not {@code on Monday}. */
    private boolean isDayAsName(int place) {
        boolean capital = text.at(place).startsHigh();
        Optional<Token> before = text.before(place);
        boolean dated = before.filter(
                        token -> BEFORE_DATES.contains(token.lower()) || token.is(Token.Type.DATE) || token.isNumber())
                .isPresent();
        boolean noun = text.after(place)
                .filter(Token::isWord)
                .filter(Reading::isContent)
                .isPresent();
        boolean at = before.filter(token -> token.lower().equals("in")).isPresent()
                && lexicon.has(Words.WEEKDAYS, text.at(place).lower());
        return capital && !dated && (noun || at);
    }

    /** After a greeting or closing a name is whose letter it is. */
    private boolean isAddressed(int place) {
        Token token = text.at(place);
        for (int i = place - 1; i >= 0 && i >= place - 2; i--) {
            Token before = text.at(i);
            if (before.isWord() && lexicon.has(Words.GREETINGS, before.lower())) {
                return before.has(Mark.BEGINS_SENTENCE)
                        || before.has(Mark.BEGINS_LINE)
                        || before.has(Mark.COMMA_AFTER)
                        || (i > 0 && lexicon.has(Words.GREETINGS, text.at(i - 1).lower()));
            }
        }
        if (isSpokenOf(place)) {
            return true;
        }
        boolean alone = token.has(Mark.BEGINS_LINE) && text.after(place).isEmpty();
        return alone && text.size() > 1;
    }

    /** {@code I spoke to Anna}: a person who is not the matter. */
    private boolean isSpokenOf(int place) {
        for (int i = place - 1; i >= 0 && i >= place - 3; i--) {
            Token before = text.at(i);
            if (before.has(Mark.ENDS_SENTENCE) || text.at(i + 1).has(Mark.BEGINS_LINE)) {
                return false;
            }
            if (lexicon.has(Words.CONTACTS, before.lower())) {
                return !lexicon.isOfAKind(text.at(place).lower());
            }
        }
        return false;
    }

    /** A line in capitals, or with a capital at most words, names nothing by them. */
    private boolean capitalsMeanNames(int start) {
        int words = 0;
        int high = 0;
        for (int i = start; i < text.size() && (i == start || !text.at(i).has(Mark.BEGINS_LINE)); i++) {
            Token token = text.at(i);
            if (token.isWord() && token.text().length() > 3) {
                words++;
                high += token.startsHigh() ? 1 : 0;
            }
        }
        return words < 3 ? high < words || words == 1 : high * 10 <= words * 6;
    }

    private int quotation(int place) {
        StringBuilder value = new StringBuilder();
        int end = place;
        while (end < text.size()
                && text.at(end).has(Mark.QUOTED)
                && (end == place || !text.at(end).has(Mark.OPENS_QUOTE))) {
            if (end - place >= MOST_QUOTED || text.excerpts().covers(end)) {
                return place;
            }
            value.append(value.isEmpty() ? "" : " ").append(text.at(end++).lower());
        }
        if (end > place && text.at(place).type() != Token.Type.NUMBER) {
            text.add(FactKind.NAME, "quote", value.toString(), place, end - 1);
            return end;
        }
        return place;
    }
}
