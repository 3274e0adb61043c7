package io.nearfar.record;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes from a mail what it says only out of courtesy: the greeting, the closing words, the signature below them, what a phone adds.
 * Careful on the side of what is said: a line that names an order or the like stays wherever it stands, and so does every line
 * that looks like a sentence or a labelled value. What would come to nothing stays whole.
 */
final class Courtesy {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final int LONGEST = 100;
    private static final int SIGNATURE = 10;
    private static final int SIGNATURE_WORDS = 7;
    private static final int LEAST_WORDS = 4;

    private static final String HELLO =
            "(?:hi|hello|hey|hiya|dear|greetings|good (?:morning|afternoon|evening|day)|hallo|moin|servus|guten (?:tag|morgen|abend)"
                    + "|sehr geehrte[rs]?|liebe[rs]?|werte[rs]?|bonjour|bonsoir|salut|chère?s?|hola|buen(?:os d[ií]as|as tardes)"
                    + "|estimad[oa]s?|querid[oa]s?|ciao|buongiorno|buonasera|gentil[ei]|egregi[oa]?|spettabile|olá|bom dia|boa tarde"
                    + "|prezad[oa]s?|goedemorgen|goedemiddag|goedendag|beste|geachte|hej|hei|dzień dobry)";
    private static final String WHOM =
            "(?:all|there|everyone|everybody|folks|guys|team|support|helpdesk|service|sirs?|madam|sir or madam|friends|together"
                    + "|zusammen|alle|damen und herren|herr|frau|à tous|madame|monsieur|a todos|equipo|tutti)";
    private static final String NAME = "[\\p{L}][\\p{L}.'’/&-]*";
    private static final Pattern GREETING = Pattern.compile(
            HELLO + "(?:(?: " + WHOM + "){0,3}[ ,;:.!–-]{0,3}|(?: " + NAME + "){1,6} ?[,;:!–-])"
                    + "|to whom (?:it|this) may concern ?[,;:.!–-]?|madame, monsieur ?[,;:.!–-]?",
            FLAGS);
    private static final Pattern GREETED = Pattern.compile(
            "(?:" + HELLO + "(?: " + WHOM + "){0,3}|" + HELLO + " " + NAME + "(?: " + NAME
                    + ")?|to whom it may concern) ?[,!] ?(?=\\S)",
            FLAGS);

    private static final String THANKS =
            "(?:(?:(?:many|best|kind|kindest|warm|warmest|with|most|very|yours|thanks|thank you|and|&|mit|viele[nr]?|herzliche[nr]?|liebe"
                    + "|beste|freundliche[nr]?|vielen|schöne[nr]?|un|meilleures|bien|avec|muchas|mille|met|vriendelijke|hartelijke),? )*"
                    + "(?:thanks|thank you|thx|tia|cheers|regards|wishes|rgds|br|best|sincerely|faithfully|truly|respectfully|cordially"
                    + "|grüßen|grüße|grüssen|grüsse|gruß|gruss|dank|mfg|vg|lg|danke|cordialement|salutations|cordiales|merci|saludos"
                    + "|atentamente|gracias|saluti|grazie|groeten|groet|obrigad[oa]|atenciosamente|hilsen|hälsningar|tack|pozdrawiam)"
                    + "(?: (?:in advance|a lot|so much|very much|all|again|for your (?:help|time|support|assistance)"
                    + "|im voraus|d'avance|de antemano|cordiali))*)";
    private static final Pattern CLOSING = Pattern.compile(
            THANKS + " ?[,.!]*(?:(?<=[,.!]) ?" + NAME + "(?: " + NAME + "){0,3}[.]?)?"
                    + "|(?:i )?(?:look(?:ing)? forward to (?:your|hearing|a) .{2,60}|hope to hear from you(?: soon)?)[.!]?"
                    + "(?:,? " + NAME + "(?: " + NAME + "){0,3})?",
            FLAGS);
    private static final Pattern DEVICE = Pattern.compile(
            "sent (?:from|with|via|using) (?:my|an?|the|outlook|gmail|yahoo|proton ?mail|samsung|mail|windows) ?.{0,50}"
                    + "|get outlook for (?:ios|android)|(?:von|mit) mein\\p{L}* .{2,40} gesendet|gesendet (?:von|mit) .{2,50}"
                    + "|envoyé (?:de|depuis) (?:mon|ma) .{2,40}|enviado desde mi .{2,40}|inviato da .{2,40}|verstuurd vanaf .{2,40}",
            FLAGS);
    private static final Pattern DASHES = Pattern.compile("-- ?");

    /** What names a thing that a ticket may be about. */
    private static final Pattern PARTICULAR = Pattern.compile(
            "\\b(?:order|invoice|ticket|case|customer|account|contract|booking|reservation|ref|reference|parcel|tracking|serial|policy"
                    + "|member|user|bestell\\p{L}*|rechnung\\p{L}*|kunden\\p{L}*|vertrag\\p{L}*|commande|facture|client|pedido|factura)\\b.{0,20}\\d",
            FLAGS);

    private static final Pattern LABELLED = Pattern.compile("\\p{L}[^:<]{1,40}: ?\\S.*");
    private static final Pattern CONTACT =
            Pattern.compile("(?:tel|phone|telefon|tél|mobile?|handy|fax|e-?mail|mail|web|www|https?)\\b.*", FLAGS);
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]++");

    private Courtesy() {}

    /** The body without courtesies, on lines without spare white space. Linear in its length. */
    static String without(String body) {
        List<String> lines = new ArrayList<>(Whitespace.lines(body).lines().toList());
        ungreet(lines);
        int[] words = wordsBefore(lines);
        for (int closing = closing(lines); closing >= 0; closing = closing(lines)) {
            boolean said = words[closing] >= LEAST_WORDS;
            for (int i = lines.size() - 1; i >= closing; i--) {
                if (i == closing || (said && isSignature(lines.get(i)))) {
                    lines.remove(i);
                }
            }
        }
        String said = String.join("\n", lines);
        return WORD.matcher(said).find() ? said : body;
    }

    private static void ungreet(List<String> lines) {
        int greetings = 0;
        while (greetings < lines.size() && is(GREETING, lines.get(greetings))) {
            greetings++;
        }
        lines.subList(0, greetings).clear();
        if (!lines.isEmpty()) {
            var greeted = GREETED.matcher(PlainText.cut(lines.getFirst(), LONGEST));
            if (greeted.lookingAt()) {
                lines.set(0, lines.getFirst().substring(greeted.end()));
                ungreet(lines);
            }
        }
    }

    /** How many words stand above each line, as far as that matters. */
    private static int[] wordsBefore(List<String> lines) {
        int[] before = new int[lines.size()];
        int words = 0;
        for (int i = 0; i < before.length; i++) {
            before[i] = words;
            words += words < LEAST_WORDS
                    ? (int) WORD.matcher(lines.get(i))
                            .results()
                            .limit(LEAST_WORDS)
                            .count()
                    : 0;
        }
        return before;
    }

    /** The last line that closes a mail, of those near its end; -1 where there is none. */
    private static int closing(List<String> lines) {
        for (int i = lines.size() - 1; i >= Math.max(0, lines.size() - SIGNATURE); i--) {
            String line = lines.get(i);
            if (is(CLOSING, line) || is(DEVICE, line) || DASHES.matcher(line).matches()) {
                return i;
            }
        }
        return -1;
    }

    /** Names, posts and addresses: few words, the first with a capital, no sentence, nothing that a ticket may be about. */
    private static boolean isSignature(String line) {
        if (line.length() <= LONGEST && CONTACT.matcher(line).matches()) {
            return !PARTICULAR.matcher(line).find();
        }
        boolean capital = Character.isUpperCase(line.codePointAt(0)) || "<+(|".indexOf(line.charAt(0)) >= 0;
        return capital
                && line.length() <= LONGEST
                && !line.endsWith(".")
                && !line.endsWith("?")
                && WORD.matcher(line).results().limit(SIGNATURE_WORDS + 1L).count() <= SIGNATURE_WORDS
                && !LABELLED.matcher(line).matches()
                && !PARTICULAR.matcher(line).find();
    }

    private static boolean is(Pattern pattern, String line) {
        return line.length() <= LONGEST
                && !PARTICULAR.matcher(line).find()
                && pattern.matcher(line).matches();
    }
}
