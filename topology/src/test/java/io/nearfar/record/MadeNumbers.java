package io.nearfar.record;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Makes personal data, and what merely looks like it, in many spellings and surroundings. It knows nothing of how either is found. */
final class MadeNumbers {

    /**
     * One made piece of personal data in a text.
     *
     * @param type what it is
     * @param spelled how it is written
     * @param text a text that holds it
     */
    record Planted(String type, String spelled, String text) {}

    private static final String SPACES = " \u00A0\u202F\u2009";

    private final Random random;

    MadeNumbers(long seed) {
        this.random = new Random(seed);
    }

    Planted planted() {
        String type = pick("mail", "phone", "iban", "card");
        String spelled = switch (type) {
            case "mail" -> mail();
            case "phone" -> phone();
            case "iban" -> ibanSpelled(iban());
            default -> card();
        };
        return new Planted(type, spelled, surrounded(spelled));
    }

    /** Something with digits in it that nobody would call personal data. */
    String lookAlike() {
        return small(9) == 0 ? cardLike() : random.nextBoolean() ? wordLike() : numberLike();
    }

    /** Hexadecimal words that hold a card's digits, and numbers side by side. */
    private String cardLike() {
        return pick(List.<Supplier<String>>of(
                        () -> "digest " + hexLetters(1 + small(3)) + cardDigits() + hexLetters(1 + small(3)),
                        () -> "etag " + cardDigits() + hexLetters(1 + small(3)) + digits(1 + small(3)),
                        () -> "etag \"" + digits(1 + small(3)) + hexLetters(1) + cardDigits() + "\"",
                        () -> "object " + hexLetters(6) + cardDigits(),
                        () -> "object " + cardDigits() + hexLetters(6 + small(10)) + ".",
                        () -> "sha256 " + hex(20) + hexLetters(1) + cardDigits() + hexLetters(1) + hex(20),
                        () -> "span " + hex(16) + " parent " + hex(16),
                        () -> "ids " + positive(4) + ", " + positive(4) + ", " + positive(4) + ", " + positive(4),
                        () -> "row 0," + positive(3) + "," + positive(7) + "," + positive(2),
                        () -> "sizes " + positive(4) + "|" + positive(6) + "|" + positive(3),
                        () -> "exit 0 " + positive(3) + " " + positive(4),
                        () -> "at 20 ms per request we lose " + positive(3)))
                .get();
    }

    private String wordLike() {
        return pick(List.<Supplier<String>>of(
                        () -> "order " + positive(10),
                        () -> "order 555" + digits(7),
                        () -> "Order #" + positive(8) + " has not arrived",
                        () -> "ticket ZD-" + positive(6),
                        () -> "JIRA-" + positive(5) + " duplicates JIRA-" + positive(5),
                        () -> "commit " + hex(40),
                        () -> "md5 " + hex(32) + " differs",
                        () -> "trace " + hex(16),
                        () -> uuid(),
                        () -> "version " + small(30) + "." + small(30) + "." + small(30) + "." + small(30),
                        () -> "Chrome/" + small(140) + ".0." + small(9999) + "." + small(999),
                        () -> "from " + ip() + " to " + ip(),
                        () -> ip() + ":" + (1024 + small(60000)) + " " + ip(),
                        () -> "2026-11-%02d %02d:%02d:%02d.%03d"
                                .formatted(1 + small(28), small(24), small(60), small(60), small(1000)),
                        () -> "%02d.%02d.2026 %02d:%02d".formatted(1 + small(28), 1 + small(12), small(24), small(60)),
                        () -> "%02d/%02d/2026 %02d %02d".formatted(1 + small(12), 1 + small(28), small(24), small(60)),
                        () -> "20261122" + "%02d%02d%02d".formatted(small(24), small(60), small(60)) + digits(3)))
                .get();
    }

    private String numberLike() {
        return pick(List.<Supplier<String>>of(
                        () -> "at 17" + digits(11),
                        () -> "ts=17" + digits(8) + "." + digits(6),
                        () -> "tracking 1Z" + hex(6).toUpperCase(java.util.Locale.ROOT) + positive(10),
                        () -> "tracking number " + positive(12),
                        () -> "parcel 00340" + digits(15),
                        () -> "charged " + positive(3) + "." + digits(2) + " and " + positive(4) + "," + digits(2),
                        () -> "total 1,234," + digits(3) + "." + digits(2) + " EUR",
                        () -> "Receiving block blk_" + (random.nextBoolean() ? "-" : "") + positive(19),
                        () -> "block blk_-" + positive(18) + " size " + positive(8),
                        () -> "lat 52." + digits(15) + " lon 13." + digits(15),
                        () -> "took " + positive(4) + " ms, read " + positive(9) + " bytes at offset " + positive(10),
                        () -> "reference " + failing(),
                        () -> failing().replaceAll("(.{4})(?=.)", "$1 "),
                        () -> "pid " + positive(5) + " uid " + positive(4) + " gid " + positive(4),
                        () -> "isbn 978-" + small(9) + "-" + positive(3) + "-" + positive(5) + "-" + small(9),
                        () -> "user@host" + small(9) + " on " + "node-" + small(99),
                        () -> "appattempt_17" + digits(11) + "_00" + digits(2) + "_000001",
                        () -> "0x" + hex(16) + " 0x" + hex(8),
                        () -> "invoice RE-2026-" + digits(6),
                        () -> "rhost=061" + digits(9) + ".example.net",
                        () -> "part DE" + digits(6) + " rev " + small(20)))
                .get();
    }

    /** A card number that passes its check, digits only. */
    String cardDigits() {
        String prefix = pick("4", "51", "55", "2221", "2720", "34", "37", "6011", "65", "3528", "36", "62", "6759");
        int length = switch (prefix) {
            case "34", "37" -> 15;
            case "36" -> 14;
            case "62" -> 16 + small(4);
            default -> 16;
        };
        return checked(prefix + digits(length - 1 - prefix.length()));
    }

    /** The digits in another spelling. */
    String respelled(String digits) {
        return switch (small(7)) {
            case 0 -> digits;
            case 1 -> fullWidth(digits);
            case 4 -> grouped(digits, 4, pick(",", "|", "/", "_"));
            case 5 -> mixed(digits);
            case 2 -> grouped(digits, 4, pick("\n", " \n", "-\n", "\r\n"));
            case 3 -> grouped(digits, 4, pick("%20", "+"));
            default -> grouped(digits, 4, pick(" ", "-", ".", "\u00A0", "\u202F", "\u2009", "\u2011"));
        };
    }

    private String card() {
        String digits = cardDigits();
        if (small(4) == 0) {
            return random.nextBoolean()
                    ? pick("CC", "cc", "ec", "EC", "a", "Card") + digits
                    : digits + pick("E", "ABC", "f", "EUR");
        }
        return digits.length() == 15 && random.nextBoolean()
                ? digits.substring(0, 4) + " " + digits.substring(4, 10) + " " + digits.substring(10)
                : respelled(digits);
    }

    /** Groups of four, each behind a separator of its own. */
    private String mixed(String digits) {
        StringBuilder mixed = new StringBuilder(digits);
        for (int i = (digits.length() - 1) / 4 * 4; i > 0; i -= 4) {
            mixed.insert(i, pick(" ", "-", ".", "/", ",", "|", " - "));
        }
        return mixed.toString();
    }

    private String mail() {
        String local =
                pick("anna", "j.smith", "o'neil", "max_muster", "info+tag", "a", "müller", "x99-y") + small(1000);
        String domain =
                pick("example.com", "mail.example.co.uk", "firma-nord.de", "EXAMPLE.ORG", "sub.host.example.museum");
        return switch (small(5)) {
            case 0 -> local.replace("+", "%2B") + "%40" + domain;
            case 1 -> "mailto:" + local + "@" + domain;
            case 2 -> local + "\uFF20" + domain;
            default -> local + "@" + domain;
        };
    }

    private String phone() {
        String s = pick(" ", "-", "\u00A0", "\u2009");
        return pick(List.<Supplier<String>>of(
                        () -> "+49 (0) 170 " + positive(7),
                        () -> "+49 (0)170/" + positive(7),
                        () -> "+49" + s + "170" + s + positive(3) + s + digits(4),
                        () -> "+49170" + positive(7),
                        () -> "0049 170 " + positive(7),
                        () -> "0049170" + positive(7),
                        () -> "0170" + s + positive(7),
                        () -> "030/" + positive(7),
                        () -> "(089) " + positive(3) + s + digits(4),
                        () -> "0170 " + positive(3) + "\n" + digits(4),
                        () -> "(555) " + digits(3) + "-" + digits(4),
                        () -> "555." + digits(3) + "." + digits(4),
                        () -> "555-" + digits(3) + "-" + digits(4),
                        () -> "1-800-" + digits(3) + "-" + digits(4),
                        () -> "+1 (555) " + digits(3) + "-" + digits(4) + " ext. " + positive(3),
                        () -> "(555)" + digits(3) + "-" + digits(4) + " x" + positive(3),
                        () -> "+44 20 " + positive(4) + s + digits(4),
                        () -> "+33" + s + "6 12 " + digits(2) + " " + digits(2) + " " + digits(2),
                        () -> "%2B49" + "170" + positive(7),
                        () -> "\uFF0B" + fullWidth("49170" + positive(7)),
                        () -> "011 49 170 " + positive(7),
                        () -> "011" + s + "44" + s + "20" + s + positive(4) + s + digits(4),
                        () -> "0049 170 " + positive(3) + " " + digits(2) + " " + digits(2),
                        () -> "0 170 " + positive(7),
                        () -> "0 15" + small(10) + " " + positive(4) + " " + digits(4),
                        () -> "tel:" + positive(10),
                        () -> "01 23 " + digits(2) + " " + digits(2) + " " + digits(2)))
                .get();
    }

    private String iban() {
        String country = pick("DE", "AT", "NL", "FR", "GB", "CH", "ES", "NO", "BE");
        String account = switch (country) {
            case "DE" -> digits(18);
            case "AT" -> digits(16);
            case "NL" -> "ABNA" + digits(10);
            case "FR" -> digits(23);
            case "GB" -> "NWBK" + digits(14);
            case "CH" -> digits(17);
            case "ES" -> digits(20);
            case "NO" -> digits(11);
            default -> digits(12);
        };
        StringBuilder number = new StringBuilder();
        (account + country + "00").chars().forEach(c -> number.append(Character.digit(c, 36)));
        int check = 98
                - new BigInteger(number.toString()).mod(BigInteger.valueOf(97)).intValue();
        return country + "%02d".formatted(check) + account;
    }

    private String ibanSpelled(String compact) {
        return small(5) == 0
                ? compact.substring(0, 2) + pick(" ", "-", "\u00A0") + spelled(compact.substring(2), 4)
                : spelled(compact, 4);
    }

    private String spelled(String compact, int size) {
        return switch (small(6)) {
            case 0 -> compact;
            case 1 -> compact.toLowerCase(java.util.Locale.ROOT);
            case 2 -> grouped(compact, size, pick("-", "."));
            case 3 -> grouped(compact, size, pick("\n", "%20"));
            default -> grouped(compact, size, SPACES.charAt(small(SPACES.length())) + "");
        };
    }

    private String surrounded(String spelled) {
        return pick(List.<Supplier<String>>of(
                        () -> spelled,
                        () -> "Please use " + spelled + ", thanks.",
                        () -> "see (" + spelled + ")",
                        () -> "[" + spelled + "]",
                        () -> "<" + spelled + ">",
                        () -> "{\"value\":\"" + spelled + "\",\"n\":1}",
                        () -> "https://shop.example/pay?x=" + spelled + "&y=2",
                        () -> "My data:\n" + spelled + "\nBest regards",
                        () -> "Order 18 is late; reach me: " + spelled + ".",
                        () -> "On 2026-11-22 I wrote \"" + spelled + "\" in the form",
                        () -> "kunde=" + spelled + ";ok",
                        () -> "'" + spelled + "'",
                        () -> "Größe passt nicht – " + spelled + " – bitte melden"))
                .get();
    }

    private String failing() {
        String digits = checked("4" + digits(14));
        int last = digits.charAt(15) - '0';
        return digits.substring(0, 15) + (last + 1 + small(9)) % 10;
    }

    private static String checked(String body) {
        for (char last = '0'; last <= '9'; last++) {
            int sum = 0;
            String digits = body + last;
            for (int i = 0; i < digits.length(); i++) {
                int value = (digits.charAt(i) - '0') * ((digits.length() - i) % 2 == 0 ? 2 : 1);
                sum += value / 10 + value % 10;
            }
            if (sum % 10 == 0) {
                return digits;
            }
        }
        throw new AssertionError("no check digit for " + body);
    }

    private static String grouped(String compact, int size, String separator) {
        StringBuilder grouped = new StringBuilder();
        for (int i = 0; i < compact.length(); i += size) {
            grouped.append(i == 0 ? "" : separator).append(compact, i, Math.min(compact.length(), i + size));
        }
        return grouped.toString();
    }

    private static String fullWidth(String digits) {
        StringBuilder wide = new StringBuilder();
        digits.chars().forEach(c -> wide.append((char) (c - '0' + '\uFF10')));
        return wide.toString();
    }

    private String ip() {
        return small(256) + "." + small(256) + "." + small(256) + "." + small(256);
    }

    private String uuid() {
        return String.join("-", hex(8), hex(4), hex(4), hex(4), hex(12));
    }

    private String hex(int length) {
        StringBuilder hex = new StringBuilder();
        for (int i = 0; i < length; i++) {
            hex.append(Character.forDigit(small(16), 16));
        }
        return hex.toString();
    }

    private String hexLetters(int length) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < length; i++) {
            letters.append((char) ('a' + small(6)));
        }
        return letters.toString();
    }

    private String positive(int length) {
        return 1 + small(9) + digits(length - 1);
    }

    private String digits(int length) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < length; i++) {
            digits.append(small(10));
        }
        return digits.toString();
    }

    private int small(int bound) {
        return random.nextInt(bound);
    }

    private String pick(String... choices) {
        return choices[small(choices.length)];
    }

    private <T> Supplier<T> pick(List<Supplier<T>> choices) {
        return choices.get(small(choices.size()));
    }
}
