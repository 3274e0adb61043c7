package io.nearfar.alert;

import io.nearfar.cluster.MicroClusters;
import io.nearfar.detection.Alarm;
import io.nearfar.detection.Budget;
import io.nearfar.detection.Charge;
import io.nearfar.detection.Decision;
import io.nearfar.detection.Deviation;
import io.nearfar.detection.Finding;
import io.nearfar.detection.Finding.BudgetUse;
import io.nearfar.detection.Finding.Duplicate;
import io.nearfar.detection.Finding.DuplicateCharge;
import io.nearfar.detection.Finding.GroupView;
import io.nearfar.detection.Finding.Outlier;
import io.nearfar.detection.Finding.Rarity;
import io.nearfar.detection.Finding.Regression;
import io.nearfar.detection.Finding.Related;
import io.nearfar.detection.Finding.Repeats;
import io.nearfar.detection.Judgement;
import io.nearfar.detection.Likeness;
import io.nearfar.detection.LineGrounds;
import io.nearfar.detection.LineGrounds.RareWord;
import io.nearfar.detection.LineGrounds.Share;
import io.nearfar.detection.LineRarity;
import io.nearfar.detection.LineRarity.Badness;
import io.nearfar.detection.Match;
import io.nearfar.detection.Measures;
import io.nearfar.detection.Outcome;
import io.nearfar.detection.OutlierParts;
import io.nearfar.detection.Overflow;
import io.nearfar.detection.RepeatGrounds;
import io.nearfar.detection.RepeatGrounds.Holds;
import io.nearfar.detection.Thresholds;
import io.nearfar.detection.UnusualPayment;
import io.nearfar.embedding.EmbeddedRecord;
import io.nearfar.fact.Agreement;
import io.nearfar.fact.Conflict;
import io.nearfar.fact.FactKind;
import io.nearfar.fact.Verification;
import io.nearfar.record.Hash128;
import io.nearfar.record.Identity;
import io.nearfar.record.MerchantName;
import io.nearfar.record.Scope;
import io.nearfar.record.Source;
import io.nearfar.record.Transaction;
import io.nearfar.surge.SurgeForms;
import io.nearfar.window.Row;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Alerts of all sorts from a seed, with every absent value now and then. */
final class RandomAlerts {

    static final String ACCOUNT = "DE00500105175407324417";

    private static final String[] TEXTS = {
        "",
        "plain",
        "quote \" and \\ slash",
        "Überweisung 東京 \uD83D\uDE00",
        "tab\tand\nline",
        "{\"a\": 1}",
        "%d %s {id}"
    };

    private final Random random;
    private final AlertWriter writer;
    private final String stream;

    RandomAlerts(long seed) {
        this.random = new Random(seed);
        this.stream = "stream-" + random.nextInt(3);
        String template = random.nextBoolean() ? "" : "https://acme.example/{id}?from={id}";
        this.writer = new AlertWriter(new Publisher("in stance/" + random.nextInt(3), stream, template, "9c41e7"));
    }

    Alert next() {
        return switch (random.nextInt(8)) {
            case 0 -> writer.of(text(), duplicate());
            case 1 ->
                writer.of(
                        text(),
                        new Outlier(
                                rarity(),
                                budget(),
                                distance(),
                                Optional.empty(),
                                Optional.of(Duration.ofHours(24)),
                                line()));
            case 2 -> writer.of(payment(), charge());
            case 3 -> writer.of(text(), related());
            case 5 -> writer.of(text(), new Regression(duplicate()));
            case 6 -> writer.of(text(), new Finding.Surging(SurgeForms.signal(random, any())));
            case 4 -> writer.of(text().identity(), oneOf("duplicates", "outliers", "surges"), overflow());
            default ->
                writer.of(
                        payment(),
                        new Outlier(rarity(), budget(), Optional.empty(), Optional.of(unusual()), Optional.empty()));
        };
    }

    ScoreLine nextScore() {
        List<Match> matches =
                IntStream.range(0, random.nextInt(11)).mapToObj(i -> match()).toList();
        Outcome[] outcomes = {Outcome.NEW, Outcome.REPEATED, Outcome.REVISED, Outcome.LATE};
        return new ScoreLine(
                identity(List.of(any())),
                outcomes[random.nextInt(4)],
                new Decision.Scores(id(), matches, rarity(), parts()));
    }

    private Duplicate duplicate() {
        return new Duplicate(match(), earlier(), random.nextBoolean(), judgement(), group(), others());
    }

    private Related related() {
        return new Related(match(), earlier(), random.nextBoolean(), judgement(), others());
    }

    private Overflow overflow() {
        return new Overflow(60, random.nextLong(1, 1_000), random.nextInt(1 << 25), random.nextBoolean());
    }

    private List<Match> others() {
        return IntStream.range(0, random.nextInt(4)).mapToObj(i -> match()).toList();
    }

    private Judgement judgement() {
        Agreement agreement = new Agreement(FactKind.AMOUNT, "m" + any());
        Conflict conflict = new Conflict(FactKind.NUMBER, "m" + any(), any(), any(), Conflict.Veto.DUPLICATE, 1);
        return new Judgement(
                new Thresholds(0.5 + random.nextDouble() / 2, 0.5, "m" + any(), any()),
                random.nextDouble(),
                random.nextDouble(),
                new Measures(
                        new Likeness(
                                random.nextDouble(), random.nextDouble(), random.nextDouble(), random.nextDouble()),
                        new Measures.Surroundings(
                                random.nextDouble(), random.nextDouble(), random.nextBoolean(), random.nextBoolean()),
                        new Verification(
                                random.nextBoolean() ? List.of() : List.of(agreement),
                                random.nextBoolean() ? List.of() : List.of(conflict))),
                random.nextBoolean());
    }

    private Row.Text earlier() {
        return new Row.Text(
                id(),
                1_000,
                new TreeMap<>(labels()),
                any(),
                Hash128.of(any()),
                Examples.traits(any()),
                random.nextLong());
    }

    private DuplicateCharge charge() {
        Charge charge =
                new Charge(id(), 1, 1, MerchantName.of("m" + any(), any()), money(), any(), any(), any(), any());
        Holds[] holds = Holds.values();
        RepeatGrounds grounds = new RepeatGrounds(
                random.nextBoolean(),
                random.nextLong(100_000),
                holds[random.nextInt(holds.length)],
                random.nextInt(100_000));
        return new DuplicateCharge(match(), charge, grounds, 0.98, group());
    }

    private EmbeddedRecord text() {
        return Examples.text(identity(List.of(any())), labels(), any());
    }

    private Transaction payment() {
        return new Transaction(
                identity(List.of("hmac:71d0c2aa00bb11cc")),
                new Transaction.Account("hmac:71d0c2aa00bb11cc", ACCOUNT.substring(22 - random.nextInt(5))),
                "m" + any(),
                money(),
                new Transaction.Details(any(), any(), any(), any(), any(), any(), any()));
    }

    private Identity identity(List<String> parts) {
        Source source = new Source(
                "topic", random.nextInt(9), random.nextLong(Long.MAX_VALUE), oneOf("", ACCOUNT), Examples.TIME);
        return new Identity(id(), random.nextBoolean(), new Scope(stream, id(), parts), time(), keyed(parts, source));
    }

    /** Only payments are keyed by the account. */
    private static Source keyed(List<String> parts, Source source) {
        boolean payment = parts.getFirst().startsWith("hmac:");
        String key = payment || source.key().isEmpty() ? source.key() : "key";
        return new Source(source.topic(), source.partition(), source.offset(), key, source.timestamp());
    }

    private Map<String, String> labels() {
        Map<String, String> labels = new TreeMap<>();
        for (String name : List.of("requester", "status", "service", "level")) {
            if (random.nextBoolean()) {
                labels.put(name, oneOf("a", "b"));
            }
        }
        return labels;
    }

    private Optional<MicroClusters.Distance> distance() {
        return random.nextBoolean()
                ? Optional.empty()
                : Optional.of(new MicroClusters.Distance(
                        Examples.cluster(any()), random.nextDouble(2), random.nextDouble(1e6)));
    }

    private Optional<LineGrounds> line() {
        List<RareWord> words = IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> new RareWord("w" + i, random.nextInt(3)))
                .toList();
        LineGrounds grounds = new LineGrounds(random.nextInt(3) * 500, words, share(), share());
        return random.nextBoolean() ? Optional.empty() : Optional.of(grounds);
    }

    private Share share() {
        return new Share(
                List.of(Alarm.NONE, Alarm.WARNING, Alarm.ERROR, Alarm.FATAL).get(random.nextInt(4)),
                random.nextInt(500),
                random.nextBoolean() ? List.of() : List.of("w0"));
    }

    private Optional<OutlierParts> parts() {
        Badness bad = new Badness(Alarm.ERROR, random.nextDouble(9));
        LineRarity line = new LineRarity(random.nextDouble(9), random.nextDouble(9), bad, bad);
        return random.nextBoolean()
                ? Optional.empty()
                : Optional.of(new OutlierParts(
                        random.nextDouble(2),
                        random.nextDouble(2),
                        random.nextBoolean() ? Optional.empty() : Optional.of(line)));
    }

    private Match match() {
        double similarity = random.nextDouble(-1, 1);
        return new Match(id(), time().toEpochMilli(), similarity, Math.clamp(similarity, 0, 1));
    }

    private GroupView group() {
        return new GroupView(id(), 2 + random.nextInt(1_000), time().toEpochMilli());
    }

    private Rarity rarity() {
        return new Rarity(
                random.nextDouble(2), Math.max(1e-12, Math.pow(10, -random.nextInt(9)) * random.nextDouble()));
    }

    private BudgetUse budget() {
        Budget budget = random.nextBoolean() ? new Budget.PerDay(20) : new Budget.Share(random.nextInt(1_000_000));
        Repeats repeats = new Repeats(false, random.nextInt(3));
        return new BudgetUse(budget, 1 + random.nextInt(20), 50 + random.nextDouble(49.95), repeats);
    }

    private UnusualPayment unusual() {
        List<Deviation> deviations = Arrays.stream(Deviation.Feature.values())
                .filter(feature -> feature == Deviation.Feature.LATELY || random.nextBoolean())
                .map(this::deviation)
                .toList();
        return new UnusualPayment(random.nextDouble(40), deviations);
    }

    private Deviation deviation(Deviation.Feature feature) {
        return new Deviation(
                feature,
                random.nextDouble(1e7),
                random.nextDouble(),
                20 * random.nextGaussian(),
                random.nextDouble(40));
    }

    private BigDecimal money() {
        return BigDecimal.valueOf(random.nextLong(-1_000_000, 1_000_000), random.nextInt(6));
    }

    private Instant time() {
        Instant whole = Instant.ofEpochSecond(random.nextLong(253_402_300_799L));
        return random.nextBoolean() ? whole : whole.plusNanos(random.nextInt(1_000_000_000));
    }

    private String id() {
        return "id " + random.nextInt(1_000) + any();
    }

    private String any() {
        return oneOf(TEXTS);
    }

    private String oneOf(String... texts) {
        return texts[random.nextInt(texts.length)];
    }
}
