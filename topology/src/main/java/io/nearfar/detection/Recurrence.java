package io.nearfar.detection;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How soon people pay the same again at a merchant, by its trade: what is known before an account has habits there. */
enum Recurrence {
    /** Fares and fees paid each time one passes: two within the hour are two. */
    PASSING(
            Duration.ofMinutes(150),
            Set.of(
                    "transit",
                    "publictransport",
                    "publictransportation",
                    "metro",
                    "subway",
                    "underground",
                    "tram",
                    "trams",
                    "bus",
                    "buses",
                    "rail",
                    "railway",
                    "railways",
                    "train",
                    "trains",
                    "ferry",
                    "commuter",
                    "commute",
                    "toll",
                    "tolls",
                    "parking",
                    "fare",
                    "fares",
                    "nahverkehr",
                    "oepnv",
                    "maut",
                    "parken",
                    "4111",
                    "4112",
                    "4131",
                    "4784",
                    "7523"),
            Set.of(
                    "transit",
                    "tram",
                    "tramway",
                    "bus",
                    "buses",
                    "rail",
                    "railway",
                    "railways",
                    "trains",
                    "ferry",
                    "toll",
                    "tollway",
                    "parking",
                    "verkehrsbetriebe",
                    "nahverkehr",
                    "verkehrsverbund",
                    "parkhaus")),
    /** What one has every day, and now and then twice. */
    DAILY(
            Duration.ofHours(50),
            Set.of(
                    "cafe",
                    "cafes",
                    "coffee",
                    "coffeeshop",
                    "tea",
                    "bakery",
                    "bakeries",
                    "canteen",
                    "cafeteria",
                    "snack",
                    "snacks",
                    "vending",
                    "kiosk",
                    "lunch",
                    "drink",
                    "drinks",
                    "beverage",
                    "beverages",
                    "bar",
                    "pub",
                    "convenience",
                    "newsstand",
                    "baeckerei",
                    "kantine",
                    "mensa",
                    "imbiss",
                    "5462",
                    "5499",
                    "5813",
                    "5814",
                    "5994"),
            Set.of(
                    "cafe",
                    "caffe",
                    "coffee",
                    "coffeehouse",
                    "espresso",
                    "bakery",
                    "canteen",
                    "cafeteria",
                    "kiosk",
                    "vending",
                    "kaffee",
                    "backerei",
                    "kantine",
                    "mensa",
                    "imbiss",
                    "roastery",
                    "rosterei")),
    /** Everywhere else. */
    RARE(Duration.ofHours(300), Set.of(), Set.of());

    private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final Duration even;

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<String> categories;

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<String> names;

    Recurrence(Duration even, Set<String> categories, Set<String> names) {
        this.even = even;
        this.categories = categories;
        this.names = names;
    }

    /**
     * By the words of a merchant's category, also by all of them written as one, and by those of its name, whichever says more.
     *
     * @param category as the source spells it, or empty
     * @param name as {@link io.nearfar.record.MerchantName#name}
     * @param channel how it was paid: tickets bought online are no fares
     */
    static Recurrence of(String category, String name, Channel channel) {
        String lower = category.toLowerCase(Locale.ROOT);
        String whole = OTHER.matcher(lower).replaceAll("");
        List<String> trade =
                Stream.concat(OTHER.splitAsStream(lower), Stream.of(whole)).toList();
        List<String> words = OTHER.splitAsStream(name).toList();
        return Arrays.stream(values())
                .filter(known -> trade.stream().anyMatch(known.categories::contains)
                        || words.stream().anyMatch(known.names::contains))
                .filter(known -> known != PASSING || channel != Channel.REMOTE)
                .findFirst()
                .orElse(RARE);
    }

    /** The gap at which one more equal charge is as likely meant as made twice. */
    Duration even() {
        return even;
    }
}
