package io.nearfar.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Numbers and codes of four digits or more that two excerpts have in common, each with what it counts. No years, dates
 * and amounts.
 */
final class SharedNumbers {

    private static final int MOST = 3;

    /** What support tickets number. Any other word before a number says nothing of it. */
    private static final Set<String> COUNTED = Set.of(
            "account",
            "article",
            "bill",
            "booking",
            "bug",
            "card",
            "case",
            "claim",
            "contract",
            "customer",
            "delivery",
            "error",
            "invoice",
            "issue",
            "item",
            "machine",
            "order",
            "package",
            "parcel",
            "payment",
            "policy",
            "receipt",
            "reference",
            "refund",
            "request",
            "return",
            "serial",
            "shipment",
            "subscription",
            "ticket",
            "tracking",
            "transaction",
            "voucher");

    /** A word or none, then a number or a code of letters and digits; a sign may stand between. */
    private static final Pattern NAMED = Pattern.compile(
            "(?:(?<![\\p{L}\\p{N}])(\\p{L}{2,20}+)[ :]{1,2}(?:(?:no\\.?|number|nr\\.?) ?)?#?)?"
                    + "(?<![\\p{L}\\p{N}.,-])(?!(?:19|20)\\p{N}{2}(?![\\p{L}\\p{N}]))"
                    + "([\\p{L}-]{0,10}\\p{N}[\\p{L}\\p{N}-]{1,30}+)(?![.,]\\p{N})",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern FOUR_DIGITS = Pattern.compile("(?:[^0-9]*[0-9]){4}.*");

    private SharedNumbers() {}

    /** At most three, such as {@code parcel 5512} or {@code number 5512}, in the order and spelling of the first. */
    static List<String> of(String first, String second) {
        Map<String, String> there = named(second);
        List<String> shared = new ArrayList<>();
        named(first).forEach((code, counted) -> {
            String other = there.get(code.toLowerCase(Locale.ROOT));
            if (shared.size() < MOST && other != null) {
                shared.add((COUNTED.contains(counted) ? counted : COUNTED.contains(other) ? other : "number") + " "
                        + code);
            }
        });
        return shared;
    }

    private static Map<String, String> named(String excerpt) {
        Map<String, String> named = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (MatchResult found : NAMED.matcher(excerpt).results().toList()) {
            String code = found.group(2);
            if (FOUR_DIGITS.matcher(code).matches()) {
                named.putIfAbsent(
                        code, found.group(1) == null ? "" : found.group(1).toLowerCase(Locale.ROOT));
            }
        }
        return named;
    }
}
