package io.nearfar.fact;

import io.nearfar.fact.Lexicon.Pole;
import io.nearfar.fact.Lexicon.Words;
import io.nearfar.fact.Token.Mark;
import java.util.Optional;
import java.util.Set;

/** Reads states and what is negated. */
final class StateFacts {

    /*
     * A negation covers the first content word after it in its sentence, over words such as "yet" and "really". Verbs such as
     * "fail to" and "stop" before a verb negate it. A state is told (the account is locked) or asked for (please unlock it), and
     * whoever asks for a state tells of the other one: the two are never compared.
     */

    /** Before the axis of a state that is asked for. */
    static final char ASKED = '?';

    static final char POSITIVE = '+';
    static final char NEGATIVE = '-';

    private static final int REACH = 5;
    private static final Set<String> PREPOSITIONS =
            Set.of("in", "at", "for", "of", "from", "with", "by", "as", "than", "if", "when", "because");
    private static final Set<String> TICKETS = Set.of("ticket", "case", "issue", "request", "report", "bug", "thread");
    private static final Set<String> ASKING =
            Set.of("to", "please", "you", "i", "we", "help", "let", "lets", "just", "kindly", "me", "us", "and");

    private final Reading text;
    private final Lexicon lexicon = Lexicon.english();
    private final boolean[] negated;
    private final boolean[] denying;

    StateFacts(Reading text) {
        this.text = text;
        this.negated = new boolean[text.size()];
        this.denying = new boolean[text.size()];
    }

    void read(boolean excerptsToo) {
        for (int i = 0; i < text.size(); i++) {
            if (text.at(i).isWord()) {
                negate(i);
            }
        }
        for (int i = 0; i < text.size(); i++) {
            if (text.at(i).isWord()
                    && !denying[i]
                    && (excerptsToo || !text.excerpts().covers(i))) {
                state(i);
            }
        }
    }

    private void negate(int place) {
        Token token = text.at(place);
        boolean compound =
                text.after(place).filter(next -> next.has(Mark.JOINED)).isPresent()
                        && !token.lower().equals("non");
        boolean alone = token.has(Mark.QUOTED)
                && text.after(place).filter(next -> next.has(Mark.QUOTED)).isEmpty();
        if (alone || compound || isQuestion(place)) {
            return;
        }
        if (lexicon.has(Words.NEGATIONS, token.lower()) || NameCheck.isSlip(token.lower(), "cannot")) {
            int scope = scope(place);
            if (scope >= 0) {
                negated[scope] ^= true;
            }
        } else if (lexicon.has(Words.DENIALS, token.stem())) {
            deny(place);
        }
    }

    /** {@code Isn't there a way}: asks, and negates nothing. */
    private boolean isQuestion(int place) {
        return text.at(place).has(Mark.BEGINS_SENTENCE)
                && text.after(place)
                        .filter(next -> Set.of("there", "you", "it").contains(next.lower()))
                        .isPresent();
    }

    /** {@code fails to load}, {@code stopped loading}: what follows is negated. */
    private void deny(int place) {
        Optional<Token> next = text.after(place);
        boolean infinitive = next.filter(token -> token.lower().equals("to")).isPresent();
        boolean gerund = next.filter(token -> token.isWord() && token.lower().endsWith("ing"))
                .isPresent();
        int scope = infinitive || gerund ? scope(place) : -1;
        if (scope >= 0) {
            negated[scope] ^= true ^ negated[place];
            denying[place] = true;
            negated[place] = false;
        }
    }

    /** Place of the word that a negation at {@code place} covers, or -1. */
    private int scope(int place) {
        for (int i = place + 1; i < text.size() && i <= place + REACH; i++) {
            Token token = text.at(i);
            if (text.before(i).isEmpty() || !token.isWord() || lexicon.has(Words.NO_SCOPE, token.lower())) {
                return -1;
            }
            if (PREPOSITIONS.contains(token.lower())) {
                return -1;
            }
            boolean skipped = lexicon.has(Words.SKIPPED, token.lower())
                    || lexicon.has(Words.COMMON, token.lower())
                    || token.lower().endsWith("ly");
            if (!skipped || isParticleState(i)) {
                return isName(token) && !text.at(place).startsHigh() ? -1 : i;
            }
        }
        return -1;
    }

    private static boolean isName(Token token) {
        return token.startsHigh() || token.isCamel();
    }

    private void state(int place) {
        Token token = text.at(place);
        boolean word = lexicon.has(Words.COMMON, token.lower()) && !isParticleState(place);
        if (word || isBeforeNumber(place) || isOfTicket(place)) {
            return;
        }
        String shown = negated[place]
                ? "not " + token.text().toLowerCase(java.util.Locale.ROOT)
                : token.text().toLowerCase(java.util.Locale.ROOT);
        boolean asked = !negated[place] && isAsked(place);
        for (Pole pole : lexicon.poles(token.stem())) {
            char sign = pole.positive() ^ negated[place] ? POSITIVE : NEGATIVE;
            text.add(FactKind.STATE, (asked ? String.valueOf(ASKED) : "") + sign + pole.axis(), shown, place, place);
        }
        if (lexicon.poles(token.stem()).isEmpty()) {
            String bare = lexicon.unprefixed(token.stem());
            if (negated[place] && bare.isEmpty()) {
                text.add(FactKind.NEGATION, token.stem(), shown, place, place);
            } else if (!bare.isEmpty() && !negated[place]) {
                text.add(FactKind.NEGATION, bare, shown, place, place);
            }
        }
    }

    /** {@code you can close this}, {@code please reopen the case}: what becomes of the ticket is no state of what it is about. */
    private boolean isOfTicket(int place) {
        if (!text.at(place).stem().equals("clos") && !text.at(place).stem().equals("reopen")) {
            return false;
        }
        Optional<Token> next = text.after(place);
        Optional<Token> second = next.isEmpty() ? next : text.after(place + 1);
        boolean ticket = next.filter(token -> TICKETS.contains(token.lower())).isPresent()
                || second.filter(token -> TICKETS.contains(token.lower())).isPresent();
        return ticket
                || (second.isEmpty()
                        && next.filter(token -> token.lower().equals("this")).isPresent());
    }

    /** {@code ending 17} and {@code ending in 17}. */
    private boolean isBeforeNumber(int place) {
        return text.at(place).lower().equals("ending")
                && place + 2 < text.size()
                && (text.at(place + 1).isNumber() || text.at(place + 2).isNumber());
    }

    /** Whether up, down, on or off says how something is, not part of a verb ({@code set up}). */
    private boolean isParticleState(int place) {
        Token token = text.at(place);
        if (!Set.of("up", "down").contains(token.lower())) {
            return false;
        }
        Optional<Token> before = text.before(place);
        Optional<Token> after = text.after(place);
        boolean part = before.isEmpty()
                || before.filter(Token::isWord)
                        .filter(verb -> lexicon.has(Words.PARTICLE_VERBS, verb.stem()))
                        .isPresent();
        boolean leads = after.filter(word -> Set.of("to", "the", "a", "my", "our", "on", "in", "for", "with", "by")
                        .contains(word.lower()))
                .isPresent();
        boolean linked = before.filter(
                        word -> lexicon.has(Words.LINKING, word.lower()) || lexicon.has(Words.NEGATIONS, word.lower()))
                .isPresent();
        boolean adverb =
                leads && after.filter(word -> word.lower().equals("to")).isPresent();
        return !part && !adverb && (linked || !leads);
    }

    /** {@code get it working}. */
    private boolean isCaused(int place) {
        return place >= 2
                && Set.of("get", "getting", "make").contains(text.at(place - 2).lower())
                && Set.of("it", "this", "them", "that")
                        .contains(text.at(place - 1).lower());
    }

    /** Whether that state is asked for: a base form after "please", "to" or the like, or at the beginning of a sentence. */
    private boolean isAsked(int place) {
        Token token = text.at(place);
        if (isCaused(place)) {
            return true;
        }
        String first = token.lower().split("-")[0];
        boolean base = !first.endsWith("ed")
                && !first.endsWith("ing")
                && !first.endsWith("s")
                && lexicon.irregular(first).equals(first);
        if (!base || lexicon.has(Words.COMMON, token.lower())) {
            return false;
        }
        return token.has(Mark.BEGINS_SENTENCE)
                || text.before(place)
                        .filter(word -> ASKING.contains(word.lower()))
                        .isPresent();
    }
}
