package io.nearfar.fact;

import io.nearfar.fact.Lexicon.Words;
import io.nearfar.fact.Token.Mark;
import java.util.Optional;
import java.util.Set;

/** Reads numbers, identifiers, sums of money and versions, each with the word that says what it is. */
final class NumberFacts {

    private static final Set<String> FILLERS = Set.of(
            "number",
            "no",
            "nr",
            "num",
            "id",
            "is",
            "was",
            "ending",
            "in",
            "with",
            "code",
            "ref",
            "reference",
            "the",
            "has");
    private static final Set<String> LISTING = Set.of("and", "or");
    private static final Set<String> VERSIONS =
            Set.of("version", "versions", "ver", "v", "release", "build", "firmware", "rev");
    private static final Set<String> VERBS =
            Set.of("is", "was", "has", "had", "does", "did", "will", "cannot", "can", "remains", "should", "must");
    private static final int MOST_FILLERS = 3;
    private static final int SHORTEST_CODE = 5;

    private final Reading text;
    private final Lexicon lexicon = Lexicon.english();
    private String unit = "";

    NumberFacts(Reading text) {
        this.text = text;
    }

    void read() {
        for (int i = 0; i < text.size(); i++) {
            Token token = text.at(i);
            if (text.excerpts().covers(i)) {
                continue;
            }
            switch (token.type()) {
                case AMOUNT -> text.add(FactKind.AMOUNT, token.stem(), token.lower(), i, i);
                case VERSION -> version(i);
                case NUMBER, CODE -> number(i);
                case DATE -> text.add(FactKind.DATE, "", token.lower(), i, i);
                case WORD, PATH, TECHNICAL -> {
                    // no number
                }
            }
        }
    }

    private void number(int place) {
        if (isDate(place)) {
            text.add(FactKind.DATE, "", text.at(place).lower(), place, place);
        } else if (!isAmount(place) && !isVersion(place)) {
            identified(place);
        }
    }

    private boolean isDate(int place) {
        Token token = text.at(place);
        boolean year = token.lower().matches("(?:19|20)\\d{2}");
        boolean day = token.lower().matches("[0-3]?\\d");
        boolean named = text.before(place).filter(this::isMonth).isPresent()
                || text.after(place).filter(this::isMonth).isPresent();
        boolean clock = text.after(place)
                .filter(after -> Set.of("am", "pm", "oclock").contains(after.lower()))
                .isPresent();
        boolean bare = year && text.before(place).filter(this::isUnit).isEmpty();
        return clock || bare || ((year || day) && named);
    }

    private boolean isMonth(Token token) {
        boolean may = token.lower().equals("may") && !token.startsHigh();
        return token.isWord() && !may && lexicon.has(Words.MONTHS, token.lower());
    }

    private boolean isAmount(int place) {
        Token token = text.at(place);
        Optional<Token> currency = text.after(place).filter(this::isCurrency);
        int last = currency.isPresent() ? place + 1 : place;
        if (currency.isEmpty()) {
            currency = text.before(place).filter(this::isCurrency);
        }
        int end = last;
        currency.ifPresent(word -> text.add(
                FactKind.AMOUNT,
                lexicon.canonical(singular(word.lower())),
                Chunk.plainAmount(token.text()),
                end > place ? place : place - 1,
                end));
        return currency.isPresent();
    }

    private boolean isCurrency(Token token) {
        String word = lexicon.canonical(singular(token.lower()));
        return token.isWord() && (lexicon.areOfOneKind(word, "usd") || lexicon.areOfOneKind(word, "rupee"));
    }

    private boolean isVersion(int place) {
        Token token = text.at(place);
        boolean named = text.before(place)
                .filter(before -> VERSIONS.contains(before.lower()))
                .isPresent();
        boolean dotted = token.lower().indexOf('.') > 0
                && text.before(place).filter(this::isName).isPresent();
        if (named || dotted) {
            version(place);
        }
        return named || dotted;
    }

    private boolean isName(Token token) {
        return token.isWord()
                && ((token.startsHigh()
                                && !token.has(Mark.BEGINS_SENTENCE)
                                && !lexicon.has(Words.COMMON, token.lower()))
                        || lexicon.isOfAKind(token.lower()));
    }

    private void version(int place) {
        boolean named = text.before(place)
                .filter(before -> VERSIONS.contains(before.lower()))
                .isPresent();
        int first = named ? place - 1 : place;
        String of = text.before(first).filter(this::isName).map(Token::lower).orElse("version");
        text.add(FactKind.VERSION, of, text.at(place).lower(), first, place);
    }

    private void identified(int place) {
        Token token = text.at(place);
        if (!token.stem().isEmpty()) {
            placeholder(token, place);
            return;
        }
        int before = unitBefore(place);
        Optional<Token> after = text.after(place).filter(this::isUnit);
        if (before >= 0) {
            unit = singular(text.at(before).lower());
            named(unit, place, before);
        } else if (isListed(place) && !unit.isEmpty()) {
            named(unit, place, place);
        } else if (token.is(Token.Type.NUMBER) && after.isPresent() && !token.has(Mark.HASH_BEFORE)) {
            unit = "";
            counted(after.get(), place);
        } else {
            unit = "";
            if (isCode(token) && !token.has(Mark.HASH_BEFORE) && !token.has(Mark.BRACKETED)) {
                text.add(FactKind.NUMBER, "", token.lower(), place, place);
            }
        }
    }

    /** What redaction left of a card or account; people's addresses and phones tell no matter. */
    private void placeholder(Token token, int place) {
        if (Set.of("card", "iban", "account").contains(token.stem())) {
            text.add(FactKind.NUMBER, token.stem(), token.lower(), place, place);
        }
    }

    private void named(String of, int place, int first) {
        String canonical = lexicon.canonical(of);
        if ((lexicon.has(Words.REFERENCES, of) && !isSubject(first, place))
                || lexicon.has(Words.TECHNICAL, of)
                || lexicon.has(Words.PASSING, of)) {
            return;
        }
        text.add(FactKind.NUMBER, canonical, text.at(place).lower(), Math.min(first, place), place);
    }

    /** {@code Ticket 17 was closed}: here the ticket is the matter itself. */
    private boolean isSubject(int first, int place) {
        return text.at(first).has(Mark.BEGINS_LINE)
                && first == place - 1
                && !text.at(place).has(Mark.COLON_AFTER)
                && text.after(place)
                        .filter(after -> VERBS.contains(after.lower()))
                        .isPresent();
    }

    private void counted(Token of, int place) {
        if (text.before(place)
                .filter(before -> lexicon.has(Words.ROUGHLY, before.lower()))
                .isPresent()) {
            return;
        }
        if (!lexicon.has(Words.MEASURES, singular(of.lower())) && !lexicon.has(Words.TECHNICAL, singular(of.lower()))) {
            text.add(FactKind.COUNT, singular(of.lower()), text.at(place).lower(), place, place + 1);
        }
    }

    /** Place of the word that says what the number at {@code place} is, or -1. */
    private int unitBefore(int place) {
        int i = place - 1;
        for (int fillers = 0; i >= 0 && fillers <= MOST_FILLERS; i--, fillers++) {
            Token token = text.at(i);
            if (!token.isWord()
                    || token.has(Mark.ENDS_SENTENCE)
                    || text.at(i + 1).has(Mark.BEGINS_LINE)) {
                return -1;
            }
            if (!FILLERS.contains(token.lower())) {
                boolean listed = isListed(singular(token.lower()));
                boolean apart = fillers > 0 || token.has(Mark.COLON_AFTER) || token.has(Mark.COMMA_AFTER);
                return isUnit(token) && (listed || !apart) && !isErrorText(token) ? i : fallback(place, fillers);
            }
        }
        return fallback(place, 1);
    }

    /** {@code code 17} and {@code no 17} without a noun before. */
    private int fallback(int place, int fillers) {
        String nearest = place > 0 ? text.at(place - 1).lower() : "";
        return fillers > 0 && Set.of("code", "ref", "reference", "id").contains(nearest) ? place - 1 : -1;
    }

    private boolean isListed(String word) {
        return lexicon.has(Words.PARTICULARS, word)
                || lexicon.has(Words.REFERENCES, word)
                || lexicon.has(Words.TECHNICAL, word);
    }

    /** {@code error: 1 file missing}. */
    private static boolean isErrorText(Token token) {
        return token.lower().equals("error") && token.has(Mark.COLON_AFTER);
    }

    /** Whether a word can say what a number is: no verb form, nothing said of anything. */
    private boolean isUnit(Token token) {
        String word = token.lower();
        if (!token.isWord() || lexicon.has(Words.COMMON, word) || (word.length() < 2 && !word.equals("v"))) {
            return false;
        }
        if (lexicon.has(Words.PARTICULARS, singular(word))) {
            return true;
        }
        return !word.endsWith("ed")
                && !word.endsWith("ing")
                && lexicon.poles(token.stem()).isEmpty();
    }

    private boolean isListed(int place) {
        Optional<Token> before = text.before(place);
        boolean joined = before.filter(token -> LISTING.contains(token.lower())).isPresent();
        int earlier = joined ? place - 2 : place - 1;
        return earlier >= 0
                && text.at(earlier).isNumber()
                && (joined || text.at(earlier).has(Mark.COMMA_AFTER));
    }

    private static boolean isCode(Token token) {
        boolean prefixed = token.lower().matches("[a-z]{1,6}-\\d+");
        boolean enough = token.lower().chars().filter(Character::isDigit).count() >= SHORTEST_CODE;
        return enough && !prefixed;
    }

    static String singular(String word) {
        boolean plural = word.length() > 3 && word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us");
        return plural
                ? word.endsWith("ies")
                        ? word.substring(0, word.length() - 3) + "y"
                        : word.substring(0, word.length() - 1)
                : word;
    }
}
