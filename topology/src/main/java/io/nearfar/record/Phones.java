package io.nearfar.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds phone numbers by the forms people write: international with {@code +} or {@code 00}, national with a leading zero,
 * North American in groups of three, three and four, and any digits after a word such as "call". Digits alone, without such a
 * word, are an order number rather than a phone number and stay.
 */
final class Phones {

    private static final int MAX_DIGITS = 15;
    private static final int MAX_NATIONAL = 12;
    private static final int TIGHT = Separators.DOT | Separators.HYPHEN | Separators.SLASH | Separators.UNDERSCORE;

    private Phones() {}

    static List<Finding> in(String text, List<DigitRun> runs) {
        List<Finding> findings = new ArrayList<>();
        int done = 0;
        for (DigitRun run : runs) {
            for (int first = 0; first < run.size(); first++) {
                Optional<PhoneNumber> number = run.start(first) < done ? Optional.empty() : at(run, first);
                if (number.isPresent()) {
                    Finding finding = finding(run, number.get());
                    findings.add(finding);
                    done = finding.end();
                    first = number.get().last();
                }
            }
        }
        return findings;
    }

    /**
     * The groups of one phone number.
     *
     * @param first its first group
     * @param last its last group
     * @param prefix digits at its beginning that only say that it is international
     */
    private record PhoneNumber(int first, int last, int prefix) {}

    private static Optional<PhoneNumber> at(DigitRun run, int first) {
        if (PhoneCues.isPlus(run, first)) {
            return upTo(longest(run, first, MAX_DIGITS), first, 0, 7, run);
        }
        if (PhoneCues.isInsideWord(run, first)) {
            return Optional.empty();
        }
        boolean tight = first > 0 && ((run.gap(first) & TIGHT) != 0 || isInsideFours(run, first));
        Optional<PhoneNumber> number = tight ? Optional.empty() : northAmerican(run, first);
        if (number.isEmpty() && !tight) {
            number = leadingZeros(run, first);
        }
        if (number.isEmpty() && first == 0 && PhoneCues.follows(run)) {
            number = upTo(longest(run, first, MAX_DIGITS), first, 0, 6, run);
        }
        return number;
    }

    /** Three, three and four digits, the first of them 2 or more, perhaps after a 1. */
    private static Optional<PhoneNumber> northAmerican(DigitRun run, int first) {
        int area = run.length(first) == 1 && run.digits(first, first).equals("1") ? first + 1 : first;
        if (area + 1 >= run.size()
                || run.length(area) != 3
                || run.digits(area, area).charAt(0) < '2') {
            return Optional.empty();
        }
        boolean joined = run.length(area + 1) == 7 && PhoneCues.isParenthesised(run, area);
        if (joined) {
            return Optional.of(new PhoneNumber(first, area + 1, 0));
        }
        boolean grouped = area + 2 < run.size() && run.length(area + 1) == 3 && run.length(area + 2) == 4;
        return grouped ? Optional.of(new PhoneNumber(first, area + 2, 0)) : Optional.empty();
    }

    /** International with 00, or national with 0. */
    private static Optional<PhoneNumber> leadingZeros(DigitRun run, int first) {
        String start = run.digits(first, Math.min(first + 1, run.size() - 1));
        if (run.digits(first, first).startsWith("00") && start.length() > 2 && start.charAt(2) != '0') {
            int last = longest(run, first, MAX_DIGITS + 2);
            return last == first && (run.length(first) < 12 || !PhoneCues.standsAlone(run, first))
                    ? Optional.empty()
                    : upTo(last, first, 2, 8, run);
        }
        if (isNorthAmericanExit(run, first)) {
            return upTo(longest(run, first, MAX_DIGITS + 3), first, 3, 8, run);
        }
        boolean national = start.charAt(0) == '0' && start.length() > 1 && start.charAt(1) != '0';
        boolean alone = run.length(first) < 2 && !PhoneCues.isParenthesised(run, first) && !isMobile(run, first);
        if (!national || alone || isDate(run, first)) {
            return Optional.empty();
        }
        return national(run, first);
    }

    /** 011, a country's code of at most three digits and eight digits or more with it; otherwise 011 is Turin. */
    private static boolean isNorthAmericanExit(DigitRun run, int first) {
        if (first + 2 >= run.size() || !run.digits(first, first).equals("011")) {
            return false;
        }
        int last = longest(run, first, MAX_DIGITS + 3);
        return run.length(first + 1) <= 3
                && run.digits(first + 1, first + 1).charAt(0) != '0'
                && run.digits(first, last).length() >= 3 + 8;
    }

    /** A zero that stands apart from a German mobile prefix and its seven or eight digits. */
    private static boolean isMobile(DigitRun run, int first) {
        if (first > 0 || run.size() < 3 || run.length(1) != 3) {
            return false;
        }
        String prefix = run.digits(1, 1);
        int digits = run.digits(1, longest(run, first, MAX_NATIONAL)).length();
        return prefix.charAt(0) == '1' && "567".indexOf(prefix.charAt(1)) >= 0 && digits >= 10;
    }

    private static Optional<PhoneNumber> national(DigitRun run, int first) {
        int last = longest(run, first, MAX_NATIONAL);
        int digits = run.digits(first, last).length();
        if (last == first) {
            return digits >= 10 && digits <= 12 && PhoneCues.standsAlone(run, first)
                    ? Optional.of(new PhoneNumber(first, last, 0))
                    : Optional.empty();
        }
        return digits >= 9 && !isAddress(run, first, last)
                ? Optional.of(new PhoneNumber(first, last, 0))
                : Optional.empty();
    }

    /**
     * The last group that still belongs to the number of at most {@code most} digits; a new line ends it once it has 10, a space
     * once it has 12, the digits that only say that it is international not counted.
     */
    private static int longest(DigitRun run, int first, int most) {
        int prefix = Math.max(0, most - MAX_DIGITS);
        int digits = run.length(first);
        int last = first;
        while (last + 1 < run.size()) {
            int gap = run.gap(last + 1);
            boolean ends = (digits >= 10 + prefix && (gap & Separators.LINE) != 0)
                    || (digits >= 12 + prefix && (gap & TIGHT) == 0)
                    || (gap & Separators.UNDERSCORE) != 0
                    || PhoneCues.isPlus(run, last + 1);
            if (ends || digits + run.length(last + 1) > most) {
                break;
            }
            last++;
            digits += run.length(last);
        }
        return last;
    }

    private static Optional<PhoneNumber> upTo(int last, int first, int prefix, int least, DigitRun run) {
        String digits = run.digits(first, last);
        boolean fits = digits.length() - prefix >= least
                && digits.length() - prefix <= MAX_DIGITS
                && (prefix > 0 || least < 7 || digits.charAt(0) != '0');
        return fits ? Optional.of(new PhoneNumber(first, last, prefix)) : Optional.empty();
    }

    /** Four digits after four digits before four digits: a longer number, a card's that fails its check for instance. */
    private static boolean isInsideFours(DigitRun run, int first) {
        return first + 1 < run.size()
                && run.length(first - 1) == 4
                && run.length(first) == 4
                && run.length(first + 1) == 4;
    }

    /** Day, month and year, or the other way round, with one kind of separator. */
    private static boolean isDate(DigitRun run, int first) {
        if (first + 2 >= run.size() || run.gap(first + 1) != run.gap(first + 2) || (run.gap(first + 1) & TIGHT) == 0) {
            return false;
        }
        int third = run.length(first + 2);
        boolean paired = first + 4 < run.size() && run.gap(first + 3) == run.gap(first + 1) && third == 2;
        return run.length(first) == 2 && run.length(first + 1) == 2 && (third == 4 || (third == 2 && !paired));
    }

    /** Four groups of at most three digits with dots: an IP address or a version. */
    private static boolean isAddress(DigitRun run, int first, int last) {
        boolean address = last - first == 3;
        for (int group = first; group <= last; group++) {
            address &= run.length(group) <= 3 && (group == first || run.gap(group) == Separators.DOT);
        }
        return address;
    }

    private static Finding finding(DigitRun run, PhoneNumber number) {
        StringBuilder canonical = new StringBuilder();
        for (int group = number.first(); group <= number.last(); group++) {
            if (group == number.first() || !PhoneCues.isTrunkZero(run, group)) {
                canonical.append(run.digits(group, group));
            }
        }
        int end = PhoneCues.extensionEnd(run.text(), run.end(number.last()));
        for (int i = run.end(number.last()); i < end; i++) {
            if (DigitRun.digit(run.text().charAt(i)) >= 0) {
                canonical.append('x').append(DigitRun.digit(run.text().charAt(i)));
            }
        }
        return new Finding(
                "phone",
                PhoneCues.start(run, number.first()),
                end,
                canonical.substring(Math.min(number.prefix(), canonical.length())));
    }
}
