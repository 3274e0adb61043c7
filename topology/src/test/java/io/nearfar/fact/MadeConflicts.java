package io.nearfar.fact;

import static io.nearfar.fact.Made.between;
import static io.nearfar.fact.Made.pick;

import io.nearfar.fact.Made.Pair;
import io.nearfar.fact.Made.Sort;
import java.util.List;
import java.util.Random;

/** Pairs of tickets that read alike and are two requests. The same seed makes the same pairs. */
final class MadeConflicts {

    private static final List<String> NUMBERED = Made.list("""
            Order %d has not arrived | Where is order #%d? | Invoice %d lists an item twice |
            Please refund transaction %d | Claim number %d was not answered | The lamp in room %d flickers |
            Contract %d should end in May | Rack %d lost power | The tap in apartment %d leaks |
            Flight %d was cancelled, I want my money back | Policy no. %d needs a new address |
            Gate %d does not open for deliveries | My card ending %d was declined |
            Error code %d when I save the form | Voucher %d is not accepted at checkout |
            Machine %d stops after a minute | Please move booking %d to another week |
            Customer %d asks for a copy of the receipt | The pump at station %d is out of order |
            Serial number %d is not recognised | Patient %d needs a new appointment |
            Bus %d never stops at the school | Meter %d shows strange values |
            Sensor %d sends no data to the dashboard | Our account %d was closed by mistake |
            Locker %d cannot be opened with my key""");
    private static final List<List<String>> NAMES = Made.table("""
            Lisbon | Vienna | Oslo | Chicago
            Firefox | Edge | Opera
            Zoom | Slack | Webex
            Zorblax | Kintaro | Velmora
            Samsung | Nokia
            EUR | JPY | CAD
            PayPal | Klarna
            Tuesday | Friday
            inbound | outbound
            read | write
            Salesforce | HubSpot
            Ubuntu | Fedora
            Brightwell | Oakham""");
    private static final List<String> NAMED = Made.list("""
            Please reset my %s password | High %s latency on the second cluster | The %s report is empty |
            Our %s contact has left the company | Cannot move money from my %s balance |
            The new %s integration loses messages""");
    private static final List<List<String>> STATES = Made.table("""
            started | stopped
            locked | unlocked
            connected | disconnected
            approved | rejected
            installed | uninstalled
            mounted | unmounted
            online | offline
            activated | deactivated
            increased | dropped
            paused | resumed
            encrypted | decrypted
            blocked | unblocked
            upgraded | downgraded
            enabled | disabled
            accepted | declined
            subscribed | unsubscribed
            opened | closed
            published | unpublished
            muted | unmuted
            registered | deregistered
            up | down
            verified | unverified
            hired | fired
            full | empty
            valid | invalid
            logged in | logged out
            turned on | turned off
            assigned | unassigned
            visible | hidden""");
    private static final List<String> STATED = Made.list("""
            The gateway in hall 4 was %s again | The account of my team is %s after the update |
            Our web shop was %s at 10:15 | The alarm unit is %s unexpectedly |
            The shared calendar was %s over night""");
    private static final List<List<String>> NEGATED = Made.table("""
            The parcel has arrived | The parcel has not arrived
            I was charged for the trial | I was not charged for the trial
            Guests can log in to the portal | Guests cannot log in to the portal
            The scanner is working | The scanner isn't working
            We received the contract by mail | We did not receive the contract by mail
            The report includes the taxes | The report doesn't include the taxes
            The new key fits the door | The new key does not fit the door
            The child was vaccinated in school | The child was never vaccinated in school
            The warranty covers the battery | The warranty does not cover the battery
            The backup finished before midnight | The backup has not finished before midnight
            The printer prints in colour | The printer refuses to print in colour
            The caller left a message | The caller didn't leave a message
            The pump delivers water | The pump no longer delivers water
            The dog was allowed on board | The dog was not allowed on board
            The invoice was paid by transfer | The invoice was not paid by transfer
            Our site loads in Spain | Our site fails to load in Spain
            My manager signed the request | My manager never signed the request
            The update fixed the layout | The update didn't fix the layout""");
    private static final List<Sort> SORTS = List.of(
            new Sort("number", MadeConflicts::numbers),
            new Sort("amount", MadeConflicts::amounts),
            new Sort("name", MadeConflicts::names),
            new Sort("state", MadeConflicts::states),
            new Sort("negation", MadeConflicts::negations),
            new Sort("version", MadeConflicts::versions));

    private MadeConflicts() {}

    static List<Pair> of(long seed, int count) {
        return Made.pairs(SORTS, seed, count);
    }

    private static List<String> numbers(Random random) {
        String form = pick(NUMBERED, random);
        int number = between(10, 90_000, random);
        return List.of(form.formatted(number) + aside(random), form.formatted(number + between(1, 5000, random)));
    }

    /** What one may say beside the matter. */
    private static String aside(Random random) {
        return random.nextInt(3) > 0
                ? ""
                : ". "
                        + pick(
                                "Please advise. | We need to know this today. | I waited 3 days. | Thanks for checking.",
                                random);
    }

    private static List<String> amounts(Random random) {
        String form = pick(
                "I was charged %s twice | You took %s from my card without asking | My refund of %s is missing"
                        + " | The bill over %s is wrong | Please explain the fee of %s",
                random);
        String sign = pick("$%d.50 | €%d.50 | %d.50 EUR | £%d | %d dollars | USD %d.99 | %d,50 €", random);
        int amount = between(10, 900, random);
        return List.of(
                form.formatted(sign.formatted(amount)) + aside(random),
                form.formatted(sign.formatted(amount + between(1, 300, random))));
    }

    private static List<String> names(Random random) {
        return filled(pick(NAMED, random), pick(NAMES, random), random);
    }

    private static List<String> states(Random random) {
        return filled(pick(STATED, random), pick(STATES, random), random);
    }

    /** With two of the fillers. */
    private static List<String> filled(String form, List<String> fillers, Random random) {
        int first = random.nextInt(fillers.size());
        int second = (first + between(1, fillers.size() - 1, random)) % fillers.size();
        return List.of(form.formatted(fillers.get(first)) + aside(random), form.formatted(fillers.get(second)));
    }

    private static List<String> negations(Random random) {
        List<String> forms = pick(NEGATED, random);
        return List.of(forms.get(0) + aside(random), forms.get(1));
    }

    private static List<String> versions(Random random) {
        String form = pick(
                "Upgrade to version %d.2 fails on the test server | The installer of version %d.2.1 reports a missing file"
                        + " | Release %d.2 broke the export of contacts",
                random);
        int version = between(1, 400, random);
        return List.of(form.formatted(version), form.formatted(version + between(1, 90, random)) + aside(random));
    }
}
