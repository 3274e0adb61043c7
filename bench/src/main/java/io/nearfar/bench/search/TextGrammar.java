package io.nearfar.bench.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Makes distinct support tickets and log lines, half and half; the same seed makes the same texts. */
public final class TextGrammar {

    private static final List<String> PRODUCTS = List.of(
            "the mobile app",
            "the web shop",
            "the billing portal",
            "the loyalty card",
            "the delivery tracker",
            "the router",
            "the smart thermostat",
            "the video doorbell",
            "the payroll export",
            "the calendar sync",
            "the photo library",
            "the fitness watch",
            "the booking page",
            "the gift voucher",
            "the printer driver",
            "the energy contract",
            "the language course",
            "the car charger",
            "the password manager",
            "the newsletter");

    private static final List<String> PROBLEMS = List.of(
            "does not start",
            "shows a blank page",
            "charged me twice",
            "lost my settings",
            "keeps logging me out",
            "sends the wrong address",
            "is far too slow today",
            "rejects my password",
            "shows yesterday's numbers",
            "stopped after the update",
            "asks for a code that never arrives",
            "prints everything in grey",
            "cancelled my order without a word",
            "drains the battery overnight",
            "cannot find my account",
            "double-books my appointments",
            "shows somebody else's name",
            "refuses my credit card",
            "crashes when I open the second tab",
            "ignores the discount I was promised");

    private static final List<String> DETAILS = List.of(
            "since Monday morning",
            "on my new phone",
            "after I moved house",
            "in the Berlin office",
            "with two accounts",
            "although I paid last week",
            "only when I travel",
            "for the third time this month",
            "on Windows and on Linux",
            "while my colleague has no trouble",
            "as soon as the children log in",
            "even after a factory reset",
            "when the invoice has more than one page",
            "during the night shift",
            "behind our company proxy",
            "since the contract was renewed");

    private static final List<String> OPENINGS = List.of(
            "Hello, ",
            "Hi team, ",
            "Urgent: ",
            "This is a joke: ",
            "Sorry to bother you, but ",
            "Once again, ",
            "Good morning, ",
            "Dear support, ",
            "Just so you know, ",
            "I am furious, ",
            "Quick question: ",
            "");

    private static final List<String> WISHES = List.of(
            "Please help.",
            "Can somebody call me back?",
            "I want a refund.",
            "What should I try next?",
            "Please escalate this.",
            "How do I fix it myself?",
            "I need it by Friday.",
            "Otherwise I will cancel.",
            "Thanks for looking into it.",
            "A screenshot is attached.");

    private static final List<String> SERVICES = List.of(
            "checkout",
            "inventory",
            "mail-gateway",
            "search",
            "identity",
            "scheduler",
            "image-resizer",
            "ledger",
            "recommendations",
            "webhook",
            "fraud-score",
            "session-store",
            "pricing",
            "warehouse",
            "notifications",
            "audit");

    private static final List<String> VERBS = List.of(
            "failed to acquire",
            "could not serialize",
            "timed out waiting for",
            "retried and then dropped",
            "rotated",
            "rebuilt",
            "evicted",
            "rejected",
            "committed",
            "replayed",
            "lost the connection to",
            "started reading",
            "finished compacting",
            "could not verify",
            "throttled",
            "fell behind on");

    private static final List<String> OBJECTS = List.of(
            "the lock of the order table",
            "the primary database",
            "a signed token",
            "the payment webhook",
            "the thumbnail queue",
            "the customer index",
            "partition seven of the event log",
            "the rate table",
            "a certificate of the mail relay",
            "the nightly ledger snapshot",
            "the feature flags",
            "a batch of push messages",
            "the shopping cart of a guest",
            "the price list of region north",
            "the leader lease",
            "the cache of stock levels",
            "a gzip stream",
            "the audit trail");

    private static final List<String> CAUSES = List.of(
            "connection reset by peer",
            "deadline exceeded after thirty seconds",
            "out of heap space",
            "checksum does not match",
            "disk quota reached",
            "unknown schema version",
            "no route to host",
            "permission denied",
            "took longer than usual",
            "all replicas in sync",
            "stale epoch",
            "null merchant id",
            "duplicate key",
            "retry budget empty",
            "clock skew detected",
            "completed without errors");

    private static final List<String> LEVELS = List.of("INFO", "WARN", "ERROR", "DEBUG");

    private final SplittableRandom random;

    public TextGrammar(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** So many different texts. */
    public List<SeedText> texts(int count) {
        Set<String> known = new HashSet<>();
        List<SeedText> texts = new ArrayList<>();
        while (texts.size() < count) {
            SeedText text = texts.size() % 2 == 0 ? ticket() : logLine();
            if (known.add(text.text())) {
                texts.add(text);
            }
        }
        return List.copyOf(texts);
    }

    private SeedText ticket() {
        String product = pick(PRODUCTS);
        String said = pick(OPENINGS) + product + " " + pick(PROBLEMS) + " " + pick(DETAILS) + ".";
        String text = random.nextBoolean() ? said + " " + pick(WISHES) : said;
        return new SeedText(
                text,
                product,
                new TreeMap<>(
                        Map.of("requester", "customer-" + random.nextInt(5000), "status", "open", "title", product)));
    }

    private SeedText logLine() {
        String service = pick(SERVICES);
        String level = pick(LEVELS);
        String text = service + " " + pick(VERBS) + " " + pick(OBJECTS) + ": " + pick(CAUSES);
        return new SeedText(text, service, new TreeMap<>(Map.of("service", service, "level", level)));
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
