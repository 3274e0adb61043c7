package io.nearfar.detection;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** How a charge was paid: whoever taps a card that is then read by its chip pays by card all the same. */
enum Channel {
    /** A card or what stands for one, at a terminal. */
    TERMINAL(
            "contactless",
            "chip",
            "swipe",
            "magstripe",
            "tap",
            "nfc",
            "wallet",
            "applepay",
            "googlepay",
            "card",
            "pos",
            "terminal",
            "instore",
            "cardpresent",
            "emv",
            "pin",
            "chipandpin",
            "chippin",
            "insert",
            "inserted",
            "mobilewallet"),
    /** Without a terminal. */
    REMOTE(
            "online",
            "web",
            "ecommerce",
            "ecom",
            "internet",
            "app",
            "inapp",
            "mobile",
            "moto",
            "cardnotpresent",
            "remote"),
    /** The source does not say, or in words of its own: a voucher, cash, points. */
    OTHER();

    private static final Pattern MARKS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern NUMBERS = Pattern.compile("\\p{N}+");

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<String> words;

    Channel(String... words) {
        this.words = Set.of(words);
    }

    /** From the channel of a payment, whatever its case and marks. */
    static Channel of(String channel) {
        String word = NUMBERS.matcher(word(channel)).replaceAll("");
        return Arrays.stream(values())
                .filter(known -> known.words.contains(word))
                .findFirst()
                .orElse(OTHER);
    }

    /** The letters and digits of the channel of a payment, in lower case. */
    static String word(String channel) {
        return MARKS.matcher(channel.toLowerCase(Locale.ROOT)).replaceAll("");
    }
}
