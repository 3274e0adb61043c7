package io.nearfar.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
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
    private static final int MOST_GREETINGS = 8;
    private static final int NAME_WORDS = 3;

    private static final String HELLO =
            "(?:hi|hello|hey|hiya|dear|greetings|good (?:morning|afternoon|evening|day)|hallo|moin|servus|guten (?:tag|morgen|abend)"
                    + "|sehr geehrte[rs]?|liebe[rs]?|werte[rs]?|bonjour|bonsoir|salut|chère?s?|hola|buen(?:os d[ií]as|as tardes)"
                    + "|estimad[oa]s?|querid[oa]s?|ciao|buongiorno|buonasera|gentil[ei]|egregi[oa]?|spettabile|olá|bom dia|boa tarde"
                    + "|prezad[oa]s?|goedemorgen|goedemiddag|goedendag|beste|geachte|hej|hei|dzień dobry)";
    private static final String WHOM =
            "(?:all|there|everyone|everybody|folks|guys|team|support|helpdesk|service|sirs?|madam|sir or madam|friends|together"
                    + "|zusammen|alle|damen und herren|herr|frau|à tous|madame|monsieur|a todos|equipo|tutti)";

    /** What may be a name, in a group: {@link #isName} tells whether it is one. */
    private static final String NAMES = "([\\p{L}][\\p{L}.'’/&-]*(?: [\\p{L}][\\p{L}.'’/&-]*){0,2})";

    private static final Pattern GREETING = Pattern.compile(
            HELLO + "(?:(?: " + WHOM + "){0,3}[ ,;:.!–-]{0,3}| " + NAMES + " ?[,;:!–-])"
                    + "|to whom (?:it|this) may concern ?[,;:.!–-]?|madame, monsieur ?[,;:.!–-]?",
            FLAGS);
    private static final Pattern GREETED = Pattern.compile(
            "(?:" + HELLO + "(?:(?: " + WHOM + "){0,3}| " + NAMES + ")|to whom it may concern) ?[,!] ?(?=\\S)", FLAGS);

    private static final String THANKS =
            "(?:(?:(?:many|best|kind|kindest|warm|warmest|with|most|very|yours|thanks|thank you|and|&|mit|viele[nr]?|herzliche[nr]?|liebe"
                    + "|beste|freundliche[nr]?|vielen|schöne[nr]?|un|meilleures|bien|avec|muchas|mille|met|vriendelijke|hartelijke),? )*"
                    + "(?:thanks|thank you|thx|tia|cheers|regards|wishes|rgds|br|best|sincerely|faithfully|truly|respectfully|cordially"
                    + "|grüßen|grüße|grüssen|grüsse|gruß|gruss|dank|mfg|vg|lg|danke|cordialement|salutations|cordiales|merci|saludos"
                    + "|atentamente|gracias|saluti|grazie|groeten|groet|obrigad[oa]|atenciosamente|hilsen|hälsningar|tack|pozdrawiam)"
                    + "(?: (?:in advance|a lot|so much|very much|all|again|for your (?:help|time|support|assistance)"
                    + "|im voraus|d'avance|de antemano|cordiali))*)";
    private static final Pattern CLOSING = Pattern.compile(
            THANKS + " ?[,.!]*(?:(?<=[,.!]) ?" + NAMES + ")?"
                    + "|(?:i )?(?:look(?:ing)? forward to (?:your|hearing|a) [^,.;:!?]{2,40}|hope to hear from you(?: soon)?)[.!]?"
                    + "(?:,? " + NAMES + ")?",
            FLAGS);
    private static final String PRODUCT =
            "(?:iphone|ipad|android|outlook|gmail|yahoo|proton ?mail|samsung|galaxy|huawei|xiaomi|pixel|blackberry|thunderbird"
                    + "|windows|mail|ios|macos)(?: (?:for|on|mail|mobile|phone|app|galaxy|windows|android|ios|ipad|iphone|mac|\\p{N}{1,4}))*";
    private static final String OWN = "(?: [\\p{L}\\p{N}'’+-]+){1,4}";
    private static final Pattern DEVICE = Pattern.compile(
            "sent (?:from|with|via|using) (?:my(" + OWN + ")|" + PRODUCT + ")"
                    + "|get outlook for (?:ios|android)|(?:von|mit) mein\\p{L}*" + OWN + " gesendet"
                    + "|(?:gesendet (?:von|mit)|envoyé (?:de|depuis)|enviado desde|inviato dal?|verstuurd vanaf)"
                    + " (?:(?:mein\\p{L}*|mon|ma|mi|mio|mijn)" + OWN + "|" + PRODUCT + ")",
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
    private static final Pattern SPACES = Pattern.compile(" ");

    /** Words that make a sentence of a line: no name and no post holds one. */
    private static final Set<String> SENTENCE = Set.of(
            ("am is are was were be been being isn aren wasn weren has have had hasn haven hadn does do did doesn don didn can cannot "
                            + "could couldn will won would wouldn should must may might not no never i we you it they he she this that "
                            + "these those still also yet again now but because since when if gets get got see seems keep keeps need needs "
                            + "want wants try tried works work use uses using says shows help please")
                    .split(" "));

    private Courtesy() {}

    /** The body without courtesies, on lines without spare white space. Linear in its length. */
    static String without(String body) {
        List<String> lines = new ArrayList<>(Whitespace.lines(body).lines().toList());
        ungreet(lines);
        int[] words = wordsBefore(lines);
        for (int closing = closing(lines); closing >= 0; closing = closing(lines)) {
            int end = closing + 1;
            while (words[closing] >= LEAST_WORDS && end < lines.size() && isSignature(lines.get(end))) {
                end++;
            }
            lines.subList(closing, end).clear();
        }
        String said = String.join("\n", lines);
        return WORD.matcher(said).find() ? said : body;
    }

    private static void ungreet(List<String> lines) {
        for (int i = 0; i < MOST_GREETINGS && !lines.isEmpty(); i++) {
            String first = lines.getFirst();
            Matcher greeted = GREETED.matcher(PlainText.cut(first, LONGEST));
            if (is(GREETING, first)) {
                lines.removeFirst();
            } else if (greeted.lookingAt() && isName(greeted)) {
                lines.set(0, first.substring(greeted.end()));
            } else {
                return;
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
            if (is(CLOSING, line) || isDevice(line) || DASHES.matcher(line).matches()) {
                return i;
            }
        }
        return -1;
    }

    /** Names, posts and addresses: few words, the first with a capital, no sentence, nothing that a ticket may be about. */
    private static boolean isSignature(String line) {
        if (line.length() <= LONGEST && CONTACT.matcher(line).matches()) {
            return !PARTICULAR.matcher(line).find() && !isSaid(words(line));
        }
        boolean capital = Character.isUpperCase(line.codePointAt(0)) || "<+(|".indexOf(line.charAt(0)) >= 0;
        return capital
                && line.length() <= LONGEST
                && !line.endsWith(".")
                && !line.endsWith("?")
                && !isSentence(line)
                && !LABELLED.matcher(line).matches()
                && !PARTICULAR.matcher(line).find();
    }

    /** More words than a post has, most of them small, or one that tells what is or is done. */
    private static boolean isSentence(String line) {
        List<String> words = words(line);
        long small = words.stream()
                .filter(word -> Character.isLowerCase(word.codePointAt(0)))
                .count();
        return words.size() > SIGNATURE_WORDS || small > words.size() / 2 || isSaid(words);
    }

    private static List<String> words(String line) {
        return WORD.matcher(line)
                .results()
                .limit(LONGEST)
                .map(found -> found.group())
                .toList();
    }

    private static boolean isSaid(List<String> words) {
        return words.stream().anyMatch(word -> isSaid(word));
    }

    /** A verb, or a state; what ends like a participle may be a name when it begins with a capital. */
    private static boolean isSaid(String word) {
        boolean small = Character.isLowerCase(word.codePointAt(0));
        return SENTENCE.contains(word.toLowerCase(Locale.ROOT))
                || (small ? StateWords.contains(word) : StateWords.isListed(word));
    }

    /** Whether what stands in the groups of a match is names: a few words with capitals that mean nothing else. */
    private static boolean isName(Matcher matched) {
        for (int i = 1; i <= matched.groupCount(); i++) {
            String words = matched.group(i);
            if (words != null && !isName(words)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isName(String words) {
        String[] each = SPACES.split(words);
        boolean named = each.length <= NAME_WORDS && !words.endsWith(".");
        for (String word : each) {
            named &= !Character.isLowerCase(word.codePointAt(0))
                    && !FunctionWords.ENGLISH.contains(word.toLowerCase(Locale.ROOT))
                    && !isSaid(word);
        }
        return named;
    }

    /** A device of the writer's own, or a known product; what else is sent somehow is told. */
    private static boolean isDevice(String line) {
        if (line.length() > LONGEST || PARTICULAR.matcher(line).find()) {
            return false;
        }
        Matcher device = DEVICE.matcher(line);
        if (!device.matches()) {
            return false;
        }
        String own = device.group(1);
        return own == null
                || WORD.matcher(own)
                        .results()
                        .map(found -> found.group().toLowerCase(Locale.ROOT))
                        .noneMatch(word -> FunctionWords.ENGLISH.contains(word) || isSaid(word));
    }

    private static boolean is(Pattern pattern, String line) {
        if (line.length() > LONGEST || PARTICULAR.matcher(line).find()) {
            return false;
        }
        Matcher matched = pattern.matcher(line);
        return matched.matches() && isName(matched);
    }
}
