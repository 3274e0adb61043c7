package io.nearfar.record;

import java.util.HashMap;
import java.util.Map;

/**
 * A character as HTML spells it.
 *
 * @param text what it stands for; the ampersand itself where it is none
 * @param end where the text goes on
 */
record HtmlEntity(String text, int end) {

    private static final int LONGEST = 10;
    private static final int HEX = 16;
    private static final int DECIMAL = 10;

    private static final Map<String, String> NAMED = named(
            "amp & lt < gt > quot \" apos ' euro € pound £ yen ¥ cent ¢ sect § copy © reg ® trade ™ deg ° middot · bull • "
                    + "hellip … mdash — ndash – lsquo ‘ rsquo ’ sbquo ‚ ldquo “ rdquo ” bdquo „ laquo « raquo » times × "
                    + "auml ä ouml ö uuml ü Auml Ä Ouml Ö Uuml Ü szlig ß eacute é egrave è ecirc ê euml ë Eacute É agrave à "
                    + "aacute á acirc â aring å Aring Å aelig æ oslash ø Oslash Ø ccedil ç Ccedil Ç iacute í icirc î iuml ï "
                    + "oacute ó ocirc ô otilde õ atilde ã uacute ú ugrave ù ucirc û ntilde ñ Ntilde Ñ iquest ¿ iexcl ¡ "
                    + "larr ← rarr → harr ↔ check ✓");

    /** What begins at an ampersand. */
    static HtmlEntity at(String html, int start) {
        int end = html.indexOf(';', start + 1, Math.min(html.length(), start + LONGEST + 1));
        HtmlEntity none = new HtmlEntity("&", start + 1);
        if (end < 0) {
            return none;
        }
        String name = html.substring(start + 1, end);
        if (name.startsWith("#")) {
            int point = point(name.substring(1));
            return point > 0 ? new HtmlEntity(Character.toString(point), end + 1) : none;
        }
        return switch (name) {
            case "nbsp", "ensp", "emsp", "thinsp" -> new HtmlEntity(" ", end + 1);
            case "zwnj", "zwj", "shy", "lrm", "rlm" -> new HtmlEntity("", end + 1);
            default -> NAMED.containsKey(name) ? new HtmlEntity(NAMED.get(name), end + 1) : none;
        };
    }

    private static int point(String digits) {
        boolean hex = digits.startsWith("x") || digits.startsWith("X");
        try {
            int point = Integer.parseInt(hex ? digits.substring(1) : digits, hex ? HEX : DECIMAL);
            return Character.isValidCodePoint(point) ? point : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static Map<String, String> named(String pairs) {
        String[] each = pairs.split(" ");
        Map<String, String> named = new HashMap<>();
        for (int i = 0; i < each.length; i += 2) {
            named.put(each[i], each[i + 1]);
        }
        return Map.copyOf(named);
    }
}
