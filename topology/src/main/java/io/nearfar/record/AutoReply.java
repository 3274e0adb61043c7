package io.nearfar.record;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tells from a subject that a machine answered: an absence note, a receipt, a bounce. Careful on the side of people: what a
 * person may have written about such mail is a ticket ("Out of office reply is not sent").
 *
 * <p>Subjects are compared in lower case, without {@code Fwd:} and a tag in brackets before them, a hyphen counting as a space.
 * With {@code Re:} before it a person answers the machine. A phrase of the lists decides only by what follows it.
 */
final class AutoReply {

    private static final int MAX = 256;

    private static final Pattern BEFORE = Pattern.compile("(?:(?:fwd?|wg|rv|tr|enc) ?: ?|\\[[^\\]]{0,60}+\\] ?+)*+");

    /** What mail programs put before the subject they answer, or send as the whole subject. */
    private static final List<String> ANSWERS = List.of(
            "automatic reply",
            "automatic response",
            "automated reply",
            "automated response",
            "auto reply",
            "autoreply",
            "auto response",
            "autoresponse",
            "auto responder",
            "autoresponder",
            "vacation reply",
            "vacation response",
            "out of office autoreply",
            "out of office auto reply",
            "out of office automatic reply",
            "automatische antwort",
            "automatische abwesenheitsnotiz",
            "automatische abwesenheitsmeldung",
            "réponse automatique",
            "reponse automatique",
            "respuesta automática",
            "respuesta automatica",
            "risposta automatica",
            "resposta automática",
            "resposta automatica",
            "automatisch antwoord",
            "automatisk svar",
            "automatiskt svar",
            "autosvar",
            "automaattinen vastaus",
            "automatyczna odpowiedź",
            "automatická odpověď",
            "otomatik yanıt",
            "автоматический ответ",
            "自動応答",
            "自动答复");

    /** What people put into the subject of their absence note. */
    private static final List<String> ABSENCES = List.of(
            "out of office",
            "out of the office",
            "ooo",
            "abwesenheitsnotiz",
            "abwesenheitsmeldung",
            "absence du bureau",
            "fuera de la oficina",
            "fuera de oficina",
            "fuori sede",
            "fuori ufficio",
            "ausência do escritório",
            "fora do escritório",
            "niet aanwezig",
            "afwezigheidsmelding",
            "poza biurem");

    private static final List<String> BOUNCES = List.of(
            "delivery status notification",
            "mail delivery failed",
            "mail delivery failure",
            "mail delivery subsystem",
            "undelivered mail returned to sender",
            "unzustellbare mail",
            "undeliverable mail");

    /** Also ordinary words, so that only a colon makes them a mark. */
    private static final List<String> BEFORE_COLON = List.of("undeliverable", "non remis", "abwesend", "abwesenheit");

    private static final Pattern ANSWER = followed(ANSWERS, "$|:.*");
    private static final Pattern ABSENCE = followed(
            ABSENCES,
            "$|:.*|(?:(?: ?[(|,–—-] ?)| )(?:until|till|thru|through|from|since|between|back on|returning|today|tomorrow"
                    + "|bis|vom|ab|jusqu'au|du|hasta|desde|fino|dal|até|tot|vanaf) .*");
    private static final Pattern BOUNCE =
            followed(BOUNCES, "$|:.*|\\((?:failure|delay|delayed|relay|success|expanded)\\)");
    /** Marks only as the whole subject. */
    private static final Pattern WHOLE =
            Pattern.compile("failure notice|returned mail: see transcript for details|unzustellbar");

    private static final Pattern COLON = followed(BEFORE_COLON, ":.*");

    private AutoReply() {}

    /** Whether a ticket with this subject is an automatic reply. */
    static boolean isSubject(String subject) {
        String line = Whitespace.line(PlainText.cut(subject, MAX))
                .toLowerCase(Locale.ROOT)
                .replace('’', '\'')
                .replace('：', ':')
                .replaceAll("(?<=\\p{L})[-‐‑](?=\\p{L})", " ");
        String bare = BEFORE.matcher(line).replaceFirst("");
        return List.of(ANSWER, ABSENCE, BOUNCE, COLON, WHOLE).stream()
                .anyMatch(pattern -> pattern.matcher(bare).matches());
    }

    private static Pattern followed(List<String> phrases, String after) {
        String any = phrases.stream().map(Pattern::quote).collect(Collectors.joining("|"));
        return Pattern.compile("(?:" + any + ")[.!]? ?(?:" + after + ")");
    }
}
