package io.nearfar.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds International Bank Account Numbers (ISO 13616): a country of the IBAN registry, its length, and check digits that
 * leave 1 modulo 97. Digits and letters may be grouped in any way, but the check digits stand together; where they are apart
 * from the country, whose code may then be a word, at most four letters may follow.
 */
final class Ibans {

    private static final String LENGTHS =
            "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22"
                    + " DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23"
                    + " IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28"
                    + " NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28"
                    + " TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30";

    private static final Map<String, Integer> LENGTH = lengths();

    private static final int HEAD = 4;
    private static final int MAX_LETTERS = 4;

    private Ibans() {}

    static List<Finding> in(String text) {
        List<Finding> findings = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            int end = end(text, i);
            if (end > 0) {
                findings.add(new Finding("iban", i, end, compact(text, i, end)));
                i = end;
            } else {
                i++;
            }
        }
        return findings;
    }

    /** Where the IBAN that begins at {@code start} ends, or -1. */
    private static int end(String text, int start) {
        if (start + 4 > text.length() || ascii(text.charAt(start)) < 'A' || isInsideWord(text, start)) {
            return -1;
        }
        int length = LENGTH.getOrDefault("" + ascii(text.charAt(start)) + ascii(text.charAt(start + 1)), 0);
        StringBuilder iban = new StringBuilder(length);
        int i = start;
        while (iban.length() < length && i < text.length()) {
            char c = ascii(text.charAt(i));
            boolean checkDigit = iban.length() == 2 || iban.length() == 3;
            int gap = c == 0 ? Separators.after(text, i).end() - i : 0;
            if ((c == 0 && (gap == 0 || !mayBreak(iban.length()))) || (checkDigit && c >= 'A')) {
                return -1;
            }
            if (c != 0) {
                iban.append(c);
            }
            i += Math.max(1, gap);
        }
        boolean whole = length > 0 && iban.length() == length && isBoundary(text, i) && remainder(iban) == 1;
        boolean spaced = ascii(text.charAt(start + 2)) == 0;
        return whole && !(spaced && letters(iban) > MAX_LETTERS) ? i : -1;
    }

    /** Between country and check digits, and anywhere behind them. */
    private static boolean mayBreak(int length) {
        return length == 2 || length >= HEAD;
    }

    /** Letters behind the check digits. */
    private static long letters(CharSequence iban) {
        return iban.chars().skip(HEAD).filter(c -> c >= 'A').count();
    }

    private static boolean isInsideWord(String text, int start) {
        return Separators.isWordBefore(text, start) && !text.regionMatches(true, start - 4, "IBAN", 0, 4);
    }

    /** After a digit a letter may follow, the beginning of a word that lacks its space. */
    private static boolean isBoundary(String text, int end) {
        return end == text.length()
                || !Character.isLetterOrDigit(text.charAt(end))
                || (Character.isLetter(text.charAt(end)) && DigitRun.digit(text.charAt(end - 1)) >= 0);
    }

    /** A digit or an upper-case letter, from ASCII or full-width letters of either case, or 0. */
    private static char ascii(char c) {
        int digit = DigitRun.digit(c);
        if (digit >= 0) {
            return (char) ('0' + digit);
        }
        int narrow = c >= '\uFF21' && c <= '\uFF5A' ? c - '\uFF21' + 'A' : c;
        int upper = narrow >= 'a' && narrow <= 'z' ? narrow - 'a' + 'A' : narrow;
        return upper >= 'A' && upper <= 'Z' ? (char) upper : 0;
    }

    private static int remainder(CharSequence iban) {
        int remainder = 0;
        for (int i = 0; i < iban.length(); i++) {
            char c = iban.charAt((i + 4) % iban.length());
            remainder = c >= 'A' ? (remainder * 100 + c - 'A' + 10) % 97 : (remainder * 10 + c - '0') % 97;
        }
        return remainder;
    }

    private static String compact(String text, int start, int end) {
        StringBuilder compact = new StringBuilder();
        int i = start;
        while (i < end) {
            char c = ascii(text.charAt(i));
            if (c != 0) {
                compact.append(c);
            }
            i += c == 0 ? Math.max(1, Separators.after(text, i).end() - i) : 1;
        }
        return compact.toString();
    }

    private static Map<String, Integer> lengths() {
        Map<String, Integer> lengths = new HashMap<>();
        for (String entry : LENGTHS.split(" ")) {
            lengths.put(entry.substring(0, 2), Integer.valueOf(entry.substring(2)));
        }
        return Map.copyOf(lengths);
    }
}
