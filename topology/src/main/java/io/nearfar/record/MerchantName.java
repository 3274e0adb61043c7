package io.nearfar.record;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A merchant as different terminals, processors and statements spell it, in parts that can be compared: {@code SQ *KAUFHALLE
 * 0231 BERLIN}, {@code Kaufhalle #231} and {@code Kaufhalle} are one. Pure; immutable and safe to share.
 *
 * @param spelled as the source spells it
 * @param name lower case words without accents, processor, store number and city
 * @param store the store's number without leading zeros, or empty
 * @param place words after the store's number, or the city that the name ended with; or empty
 */
public record MerchantName(String spelled, String name, String store, String place) {

    /*
     * What card statements put before a star: the processor that collected the money, not who sold. Anything else before a
     * star is the merchant. What follows is either who sold or, with a digit in it, a reference of the one charge.
     */
    private static final Set<String> PROCESSORS = Set.of(
            "sq",
            "tst",
            "pp",
            "paypal",
            "sumup",
            "zettle",
            "iz",
            "stripe",
            "mollie",
            "klarna",
            "adyen",
            "bt",
            "wpy",
            "sp",
            "py",
            "ppl",
            "dd",
            "eb",
            "fs",
            "ls",
            "clv",
            "clover",
            "ccb",
            "payone",
            "vr",
            "nyx",
            "crv",
            "ztl",
            "rev",
            "in",
            "cko",
            "wl",
            "fsp",
            "2co",
            "ebanx",
            "dlo",
            "gumroad",
            "lsp",
            "xsolla",
            "paddle",
            "payu",
            "worldpay",
            "checkout");

    private static final Set<String> STORE_WORDS =
            Set.of("store", "shop", "filiale", "no", "nr", "number", "unit", "branch");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern APOSTROPHES = Pattern.compile("['\u2019`\u00b4]");
    private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern STORE = Pattern.compile("[a-z]?\\d{2,}");
    private static final Pattern REFERENCE = Pattern.compile("[\\p{L}\\p{N}]*\\d[\\p{L}\\p{N}]*");
    private static final Pattern LEADING_ZEROS = Pattern.compile("^([a-z]?)0+(?=\\d)");
    private static final int REGION = 3;

    /** Statements cut names short; what is left of one that long is no other merchant's. */
    private static final int CUT = 15;

    /**
     * Reads a merchant.
     *
     * @param spelled as the source spells it
     * @param city where it is, as the source spells it, or empty
     */
    public static MerchantName of(String spelled, String city) {
        List<String> words = words(withoutStar(fold(spelled)));
        List<String> known = words(fold(city));
        int number = storeNumber(words);
        if (number > 0) {
            String store = LEADING_ZEROS.matcher(words.get(number)).replaceFirst("$1");
            return new MerchantName(
                    spelled,
                    name(words.subList(0, number)),
                    store,
                    place(words.subList(number + 1, words.size()), known));
        }
        int end = beforeCity(words, known);
        return new MerchantName(
                spelled,
                join(words.subList(0, end)),
                "",
                join(known.subList(0, end < words.size() ? known.size() : 0)));
    }

    /** Whether both may be one merchant: one name, whatever its spaces and where it is cut, and neither another store nor another place. */
    public boolean sameAs(MerchantName other) {
        return sameName(name.replace(" ", ""), other.name.replace(" ", ""))
                && agree(store, other.store)
                && agree(place, other.place);
    }

    private static boolean sameName(String one, String other) {
        boolean cut = Math.min(one.length(), other.length()) >= CUT;
        return one.equals(other) || (cut && (one.startsWith(other) || other.startsWith(one)));
    }

    private static boolean agree(String one, String other) {
        return one.isEmpty() || other.isEmpty() || one.equals(other);
    }

    private static String fold(String text) {
        String plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return APOSTROPHES
                .matcher(plain.toLowerCase(Locale.ROOT))
                .replaceAll("")
                .replace("&", " and ");
    }

    private static String withoutStar(String folded) {
        int star = folded.indexOf('*');
        if (star < 0) {
            return folded;
        }
        String before = folded.substring(0, star);
        String after = folded.substring(star + 1).strip();
        if (PROCESSORS.contains(join(words(before)))) {
            return withoutStar(after);
        }
        List<String> rest = words(after);
        boolean reference =
                !rest.isEmpty() && REFERENCE.matcher(rest.getFirst()).matches();
        return before + " " + (reference ? join(rest.subList(1, rest.size())) : withoutStar(after));
    }

    private static List<String> words(String text) {
        return OTHER.splitAsStream(text).filter(word -> !word.isEmpty()).toList();
    }

    /** Where the store's number stands; 0 when there is none, for a name does not begin with one. */
    private static int storeNumber(List<String> words) {
        for (int i = 1; i < words.size(); i++) {
            if (STORE.matcher(words.get(i)).matches()) {
                return i;
            }
        }
        return 0;
    }

    private static String name(List<String> words) {
        int end = words.size();
        while (end > 1 && STORE_WORDS.contains(words.get(end - 1))) {
            end--;
        }
        return join(words.subList(0, end));
    }

    /** What follows a store's number, without the country or state behind the city. */
    private static String place(List<String> words, List<String> city) {
        return !city.isEmpty() && join(words).startsWith(join(city)) ? join(city) : join(words);
    }

    /** Where the name ends: before the city and a country or state behind it, or at the end. */
    private static int beforeCity(List<String> words, List<String> city) {
        int from = words.size() - city.size();
        for (int end = words.size(); !city.isEmpty() && from > 0 && words.size() - end < 2; end--, from--) {
            if (words.subList(from, end).equals(city)) {
                return from;
            }
            if (words.get(end - 1).length() > REGION) {
                return words.size();
            }
        }
        return words.size();
    }

    private static String join(List<String> words) {
        return String.join(" ", words);
    }
}
