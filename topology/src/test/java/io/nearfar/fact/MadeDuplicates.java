package io.nearfar.fact;

import static io.nearfar.fact.Made.between;
import static io.nearfar.fact.Made.pick;
import static io.nearfar.fact.Made.sentence;

import io.nearfar.fact.Made.Pair;
import io.nearfar.fact.Made.Sort;
import java.util.List;
import java.util.Random;

/** Pairs of tickets that are the same request, and differ in what does not matter. The same seed makes the same pairs. */
final class MadeDuplicates {

    private static final List<String> PEOPLE = Made.list("""
            Anna | Peter | Joanna | Marek | Lucia | Oliver | Priya | Tomas | Grace | Yusuf | Helen | Bruno""");
    private static final List<String> DAYS = Made.list("""
            Monday | Tuesday | Wednesday | Thursday | Friday | Saturday | Sunday""");
    private static final List<String> MONTHS = Made.list("""
            January | March | April | June | August | October | December""");
    private static final List<String> THINGS = Made.list("""
            the coffee machine | the label printer | our VPN | the booking form | the heating | my headset |
            the badge reader | the payroll export | the search page | the projector | the scanner app |
            our mail server""");
    private static final List<String> FAILING = Made.list("""
            %s does not work | %s doesn't work | %s fails | %s is not working | %s isn't working at all |
            %s has stopped working | %s is broken | %s no longer works | %s keeps failing | %s won't work |
            %s cannot be used, it fails""");
    private static final List<List<String>> REQUESTS = Made.table("""
            I have not received my refund | My refund has not arrived | Still waiting for my refund, nothing received yet
            I cannot log in to the portal | Unable to log in to the portal | The portal does not let me log in | Login to the portal fails
            Please unlock my account | My account is locked | My account got locked, please help | Could you unlock my account?
            The invoice shows the wrong address | Wrong address on the invoice | The address on the invoice is wrong
            How do I change my delivery address? | I need to change the delivery address | Please change my delivery address
            The app crashes when I open the camera | App crash on opening the camera | When I open the camera the app crashes
            Please cancel my subscription | I want to cancel my subscription | Cancel the subscription please
            The door of the cabinet does not close | The cabinet door won't close | Cabinet door cannot be closed
            The parcel was damaged on arrival | My parcel arrived damaged | Parcel damaged when it arrived
            I was charged twice for the same item | Same item charged twice | Charged two times for one item
            The screen stays black after login | After login the screen stays black | Black screen after I log in
            Two chairs are missing from the delivery | The delivery lacks two chairs | Delivery incomplete, two chairs missing""");
    private static final List<String> DETAILS = Made.list("""
            I already restarted it. | It worked fine last week. | My colleague has the same problem. |
            This is blocking our team. | I tried another browser too. | We pay for premium support. |
            The light on the front blinks. | I attach a picture. | It happens about 3 times a day. |
            There was a storm here yesterday. | Nobody answers the phone. | I am on the 4th floor today.""");
    private static final List<List<String>> NAMES = Made.table("""
            Microsoft Teams | MS Teams | Teams
            Outlook | Microsoft Outlook | outlook
            Google Chrome | Chrome | chrome
            the Berlin office | our office in Berlin
            New York | NY
            LibreOffice Writer | LibreOffice
            Acme Corp | Acme
            iPhone 12 | iPhone12 | my iPhone 12
            Wi-Fi | WiFi | wifi""");

    private static final List<Sort> SORTS = List.of(
            new Sort("date", random -> twice(request(random) + ". %s", MadeDuplicates::date, random)),
            new Sort("ticket number", MadeDuplicates::ticketNumbers),
            new Sort("time", random -> twice(fault(random) + " %s", MadeDuplicates::time, random)),
            new Sort("fails", MadeDuplicates::fails),
            new Sort("log excerpt", MadeDuplicates::excerpts),
            new Sort("extra detail", MadeDuplicates::details),
            new Sort("greeting", MadeDuplicates::greetings),
            new Sort("order of clauses", MadeDuplicates::clauses),
            new Sort("spelling of a sum", MadeDuplicates::sums),
            new Sort("spelling of a number", MadeDuplicates::orders),
            new Sort("spelling of a name", MadeDuplicates::names),
            new Sort("waiting", MadeDuplicates::waiting),
            new Sort("reworded", MadeDuplicates::reworded),
            new Sort("more numbers", MadeDuplicates::moreNumbers));

    private MadeDuplicates() {}

    static List<Pair> of(long seed, int count) {
        return Made.pairs(SORTS, seed, count);
    }

    private static String request(Random random) {
        return pick(pick(REQUESTS, random), random);
    }

    private static String fault(Random random) {
        return sentence(pick(FAILING, random).formatted(pick(THINGS, random)));
    }

    private static List<String> twice(String form, java.util.function.Function<Random, String> filler, Random random) {
        return List.of(form.formatted(filler.apply(random)), form.formatted(filler.apply(random)));
    }

    private static String date(Random random) {
        int day = between(1, 28, random);
        return switch (random.nextInt(7)) {
            case 0 -> "It began on " + day + " " + pick(MONTHS, random) + ".";
            case 1 -> "It began on " + pick(DAYS, random) + ".";
            case 2 -> "First seen 2026-%02d-%02d.".formatted(between(1, 12, random), day);
            case 3 -> "First seen " + pick(MONTHS, random) + " " + day + ", 2026.";
            case 4 -> "Since last " + pick(DAYS, random) + ".";
            case 5 -> "Noticed on %02d.%02d.2026.".formatted(day, between(1, 12, random));
            default -> "Noticed on the " + day + "th.";
        };
    }

    private static List<String> ticketNumbers(Random random) {
        String request = request(random);
        return List.of(ticketNumber(request, random), ticketNumber(request, random));
    }

    private static String ticketNumber(String request, Random random) {
        int number = between(1000, 90_000, random);
        return switch (random.nextInt(8)) {
            case 0 -> request + " (ticket " + number + ")";
            case 1 -> "[#" + number + "] " + request;
            case 2 -> request + ". See my ticket " + number + ".";
            case 3 -> "Case " + number + ": " + request;
            case 4 -> request + ". Your reference: " + number;
            case 5 -> "SUP-" + number + " " + request;
            case 6 -> request + ", as in request #" + number;
            default -> request + ". My previous ticket number is " + number + ".";
        };
    }

    private static String time(Random random) {
        int hour = between(1, 11, random);
        return switch (random.nextInt(5)) {
            case 0 -> "since %d:%02d".formatted(hour, random.nextInt(60));
            case 1 -> "since " + hour + " pm";
            case 2 -> "from " + hour + "am on";
            case 3 -> "since " + hour + " o'clock";
            default -> "for " + hour + " hours";
        };
    }

    private static List<String> fails(Random random) {
        String thing = pick(THINGS, random);
        return List.of(
                sentence(pick(FAILING, random).formatted(thing)),
                sentence(pick(FAILING, random).formatted(thing)));
    }

    private static List<String> excerpts(Random random) {
        String fault = fault(random);
        int form = random.nextInt(5);
        return List.of(fault + ". " + excerpt(form, random), fault + ". " + excerpt(form, random));
    }

    private static String excerpt(int form, Random random) {
        String version = random.nextInt(9) + "." + random.nextInt(20) + "." + random.nextInt(90);
        int number = random.nextInt(100_000);
        String clock = "%02d:%02d:%02d".formatted(random.nextInt(24), random.nextInt(60), random.nextInt(60));
        String time = "2026-11-%02d %s".formatted(between(1, 28, random), clock);
        return switch (form) {
            case 0 ->
                "The log says:\n%s ERROR [main-%d] agent %s lost session 0x%x".formatted(time, number, version, number);
            case 1 -> "Log: %s WARN client version %s timed out after %d ms".formatted(time, version, number);
            case 2 ->
                "\njava.lang.IllegalStateException: worker %d\n at com.acme.Client.send(Client.java:%d) ~[client-%s.jar]"
                        .formatted(number, number % 900, version);
            case 3 -> "Output: pid=%d build=%s code=17 host 10.0.7.%d".formatted(number, version, number % 250);
            default -> "The console shows \"%s INFO Starting agent %s with PID %d\"".formatted(time, version, number);
        };
    }

    private static List<String> details(Random random) {
        List<String> wordings = pick(REQUESTS, random);
        String longer = pick(wordings, random) + ". " + pick(DETAILS, random) + " " + pick(DETAILS, random);
        return List.of(pick(wordings, random), longer);
    }

    private static List<String> greetings(Random random) {
        List<String> wordings = pick(REQUESTS, random);
        String hi =
                "Hi " + pick(PEOPLE, random) + ",\n" + pick(wordings, random) + ".\nThanks, " + pick(PEOPLE, random);
        String dear = "Dear " + pick(PEOPLE, random) + ",\n" + pick(wordings, random) + ".\nBest regards\n";
        return List.of(hi, dear + pick(PEOPLE, random));
    }

    private static List<String> clauses(Random random) {
        String fault = pick(FAILING, random).formatted(pick(THINGS, random));
        String since = pick("since the update | after the move | since this morning | whenever it rains", random);
        return List.of(sentence(fault) + " " + since, sentence(since) + " " + fault);
    }

    private static List<String> sums(Random random) {
        int thousands = between(1, 8, random);
        int rest = between(100, 999, random);
        String forms =
                "$%1$d%2$d | $%1$d,%2$d | $%1$d%2$d.00 | %1$d%2$d USD | $%1$d,%2$d.00 | USD %1$d%2$d | %1$d%2$d dollars";
        String here = pick(forms, random).formatted(thousands, rest);
        String there = pick(forms, random).formatted(thousands, rest);
        return List.of("I was billed " + here + " by mistake", "Billed " + there + " by mistake");
    }

    private static List<String> orders(Random random) {
        int order = between(1000, 90_000, random);
        String forms = "order %d | order #%d | order no. %d | order number %d | Order: %d | order (%d)";
        String here = pick(forms, random).formatted(order);
        String there = pick(forms, random).formatted(order);
        return List.of("The status of my " + here + " is wrong", "Wrong status for my " + there);
    }

    private static List<String> names(Random random) {
        List<String> forms = pick(NAMES, random);
        String form =
                pick("Notifications from %s come late | Sync with %s hangs | The export to %s takes hours", random);
        return List.of(form.formatted(pick(forms, random)), form.formatted(pick(forms, random)));
    }

    private static List<String> waiting(Random random) {
        String late = "Parcel " + between(1000, 9999, random) + " is late, ";
        return List.of(
                late + "I have been waiting for " + between(2, 6, random) + " days",
                late + "waiting for " + between(8, 16, random) + " days now, called you " + between(2, 5, random)
                        + " times");
    }

    private static List<String> reworded(Random random) {
        List<String> wordings = pick(REQUESTS, random);
        return List.of(pick(wordings, random), pick(wordings, random));
    }

    private static List<String> moreNumbers(Random random) {
        int order = between(100, 90_000, random);
        return List.of(
                "Order %d has not been delivered".formatted(order),
                "Order %d and order %d have not been delivered, ".formatted(order, order + 7) + pick(DETAILS, random));
    }
}
