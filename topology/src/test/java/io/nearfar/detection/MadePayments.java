package io.nearfar.detection;

import io.nearfar.record.Scope;
import io.nearfar.record.Transaction;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** A made stream of payments: many accounts and merchants, several spellings and currencies, and why each was made. */
public final class MadePayments {

    static final long SECOND = TimeUnit.SECONDS.toMillis(1);
    static final long MINUTE = TimeUnit.MINUTES.toMillis(1);
    static final long HOUR = TimeUnit.HOURS.toMillis(1);
    static final long DAY = TimeUnit.DAYS.toMillis(1);

    static final int DAYS = 70;
    private static final long START = 1_000 * DAY;
    private static final int ACCOUNTS = 400;
    private static final int NOISE = 8_000;
    private static final List<String> PEOPLE = List.of(
            "Alder",
            "Birke",
            "Corvin",
            "Dalgaard",
            "Eklund",
            "Ferreira",
            "Gärtner",
            "Hollis",
            "Ivarsson",
            "Jonckheere",
            "Kowal",
            "Lindqvist",
            "Moreau",
            "Nyberg",
            "Okafor",
            "Pellegrin",
            "Quirke",
            "Rosetti",
            "Søren",
            "Tamm");
    private static final List<String> PLACES =
            List.of("Berlin", "Graz", "Leeds", "Lyon", "Malmö", "Utrecht", "Bilbao", "Reno");
    private static final List<String> CURRENCIES = List.of("EUR", "EUR", "EUR", "GBP", "SEK", "USD", "JPY", "CHF");

    private final Random random;
    private final List<Made> made = new ArrayList<>();
    private int ids;

    private MadePayments(long seed) {
        this.random = new Random(seed);
    }

    /**
     * A payment and why it was made.
     *
     * @param payment the payment
     * @param shop where it was made
     * @param sort why: a legitimate pattern, a sort of double charge, or empty
     * @param of the id of the earlier charge that it repeats, or is easily taken to repeat; or empty
     * @param gap milliseconds since that
     * @param arrival when it arrives, epoch milliseconds
     */
    public record Made(Transaction payment, Shop shop, String sort, String of, long gap, long arrival) {

        public boolean wrong() {
            return Character.isUpperCase(sort.isEmpty() ? 'a' : sort.charAt(0));
        }
    }

    /** A shop as it is really called; what its terminals send is spelled in several ways. */
    record Shop(String name, int store, String city, String category) {}

    /** What is the same in all records of one purchase. */
    record Purchase(Scope account, Shop shop, BigDecimal sum, String currency) {

        Purchase of(BigDecimal other) {
            return new Purchase(account, shop, other, currency);
        }

        Purchase at(Shop other) {
            return new Purchase(account, other, sum, currency);
        }

        Purchase by(Scope other) {
            return new Purchase(other, shop, sum, currency);
        }
    }

    /** Type, reference and channel of one record; all may be empty. */
    record Form(String type, String reference, String channel) {

        Form typed(String other) {
            return new Form(other, reference, channel);
        }

        Form named(String other) {
            return new Form(type, other, channel);
        }

        Form by(String other) {
            return new Form(type, reference, other);
        }
    }

    /** A stream in the order of arrival, with that many events of every legitimate pattern, and double charges. */
    public static List<Made> of(long seed, int ofEach) {
        MadePayments payments = new MadePayments(seed);
        for (int i = 0; i < NOISE; i++) {
            Purchase any = payments.purchase(payments.shop("", 0), 300, 12_000);
            payments.pay(any, payments.form("capture"), payments.any());
        }
        new RepeatPatterns(payments, payments.random).write(ofEach);
        new DoubleCharges(payments, payments.random).write(List.copyOf(payments.made));
        return payments.made.stream()
                .sorted(Comparator.comparingLong(Made::arrival)
                        .thenComparing(one -> one.payment().identity().id()))
                .toList();
    }

    /** A record of a purchase that is nothing special. */
    Made pay(Purchase purchase, Form form, long time) {
        return note(new Made(payment(purchase, form, time), purchase.shop(), "", "", 0, time + late()));
    }

    /** One that repeats an earlier one, or is easily taken to. */
    Made pay(Purchase purchase, Form form, long time, String sort, Made of) {
        String earlier = of.payment().identity().id();
        Transaction payment = payment(purchase, form, time);
        return note(new Made(payment, purchase.shop(), sort, earlier, time - time(of), time + late()));
    }

    /** The next charge of a habit, nothing special if it is the first. */
    void next(List<Made> habit, Purchase purchase, Form form, long time, String sort) {
        habit.add(habit.isEmpty() ? pay(purchase, form, time) : pay(purchase, form, time, sort, habit.getLast()));
    }

    private Made note(Made record) {
        made.add(record);
        return record;
    }

    private long late() {
        return random.nextInt(10) == 0 ? random.nextLong(20 * SECOND) : 0;
    }

    private Transaction payment(Purchase purchase, Form form, long time) {
        Transaction.Details details = new Transaction.Details(
                purchase.currency(),
                purchase.shop().category(),
                "",
                random.nextInt(3) == 0 ? "" : purchase.shop().city(),
                form.type(),
                form.reference(),
                form.channel());
        return Payments.of(
                purchase.account(),
                "P-%06d".formatted(ids++),
                time,
                spelled(purchase.shop()),
                purchase.sum().toPlainString(),
                details);
    }

    static long time(Made record) {
        return record.payment().identity().eventTime().toEpochMilli();
    }

    Purchase purchase(Shop shop, int least, int most) {
        int account = random.nextInt(ACCOUNTS);
        String currency = CURRENCIES.get(account % CURRENCIES.size());
        BigDecimal sum = BigDecimal.valueOf(random.nextInt(least, most), 2);
        boolean whole = currency.equals("JPY");
        return new Purchase(
                account(account),
                shop,
                whole ? sum.movePointRight(2).setScale(0, RoundingMode.UNNECESSARY) : sum,
                currency);
    }

    Scope account(int number) {
        return new Scope("payments", "bank", List.of("hmac:%016x".formatted(number)));
    }

    Scope otherAccount(Scope than) {
        Scope other = account(random.nextInt(ACCOUNTS));
        return other.equals(than) ? otherAccount(than) : other;
    }

    /** A shop of a trade; one in {@code hidden} does not name its category, and then its name does. */
    Shop shop(String trade, int hidden) {
        String[] words = trade.split(",");
        boolean named = hidden > 0 && random.nextInt(hidden) == 0;
        String category = named ? "" : words[random.nextInt(words.length)];
        String name =
                pick(PEOPLE) + " " + (named ? words[0] : pick(List.of("Nord", "Mitte", "& Co", "House", "Corner")));
        return new Shop(name, random.nextInt(10, 4_000), pick(PLACES), category);
    }

    Form form(String type) {
        return new Form(
                type, random.nextInt(3) == 0 ? reference() : "", pick(List.of("contactless", "chip", "", "online")));
    }

    String reference() {
        return "R%08x".formatted(random.nextInt());
    }

    /** Any time of the stream. */
    long any() {
        return START + random.nextLong(DAYS * DAY);
    }

    /** Between two spans, as often short as long. */
    long between(long least, long most) {
        return (long) (least * Math.pow((double) most / least, random.nextDouble()));
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private String spelled(Shop shop) {
        String upper = shop.name().toUpperCase(Locale.ROOT);
        return switch (random.nextInt(8)) {
            case 0 -> upper;
            case 1 -> "%s %04d %s".formatted(upper, shop.store(), shop.city().toUpperCase(Locale.ROOT));
            case 2 -> "SQ *" + upper;
            case 3 -> "%s *%d".formatted(upper, random.nextInt(1_000, 10_000));
            case 4 -> "%s #%d".formatted(shop.name(), shop.store());
            default -> shop.name();
        };
    }
}
