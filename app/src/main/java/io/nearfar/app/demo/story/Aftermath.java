package io.nearfar.app.demo.story;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Ordinary traffic without end, a record every two seconds or so, and a finding now and then. */
final class Aftermath implements Iterator<Sent> {
    private static final int FIRST_ORDER = 410_000;
    private static final int BETWEEN_FINDINGS = 36;
    private static final int REMEMBERED = 8;
    private static final List<Merchant> DEAR = Merchant.named("outlier");
    private static final List<String> LINES = Section.lines("log-outliers.txt");

    private final Dice dice;
    private final Clerk clerk;
    private final Desk desk;
    private final Fleet fleet;
    private final Till till;
    private final Retelling retelling;
    private final List<Desk.Letter> letters = new ArrayList<>();
    private final List<Map<String, Object>> purchases = new ArrayList<>();
    private Instant time;
    private int told;

    Aftermath(Dice dice, Instant end, Clerk clerk) {
        this.dice = dice;
        this.clerk = clerk;
        this.desk = new Desk(dice, new Numbers(dice, FIRST_ORDER), new Person.Register(dice));
        this.fleet = new Fleet(dice);
        this.till = new Till(dice, Account.some(Payments.ACCOUNTS, dice));
        this.retelling = new Retelling(dice);
        this.time = end;
    }

    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public Sent next() {
        time = time.plusMillis(dice.between(300, 3_700));
        told++;
        boolean finding = told % BETWEEN_FINDINGS == 0 && !letters.isEmpty() && !purchases.isEmpty();
        return finding ? finding(told / BETWEEN_FINDINGS) : ordinary();
    }

    private Sent ordinary() {
        return switch (dice.below(6)) {
            case 0 -> ticket(remember(desk.letter(time), letters));
            case 1 -> send(Draft.PAYMENTS, remember(till.purchase(), purchases));
            default -> line(fleet.usual());
        };
    }

    private Sent finding(int number) {
        return switch (number % 4) {
            case 0 -> outlier(dice.pick(LINES).split(" ", 3));
            case 1 -> retyped(letters.removeFirst());
            case 2 -> send(Draft.PAYMENTS, purchases.removeFirst());
            default -> dear();
        };
    }

    private Sent retyped(Desk.Letter letter) {
        return ticket(new Desk.Letter(letter.writer(), retelling.retyped(letter.wording()), letter.matter()));
    }

    private Sent outlier(String[] parts) {
        return line(new LogTemplate(parts[0], 1, parts[1], parts[2]));
    }

    private Sent dear() {
        Merchant merchant = dice.pick(DEAR);
        BigDecimal sum = BigDecimal.valueOf(dice.between((int) merchant.low(), (int) merchant.high()));
        return send(Draft.PAYMENTS, till.payment(till.account(), merchant, sum));
    }

    private Sent ticket(Desk.Letter letter) {
        return send(Draft.TICKETS, letter.fields(Desk.TENANT));
    }

    private Sent line(LogTemplate template) {
        return send(Draft.LOGS, fleet.fields(template, fleet.host(template.service()), time));
    }

    private Sent send(String stream, Map<String, Object> fields) {
        return clerk.file(new Draft(told, stream, time, fields, Draft.Flaw.NONE));
    }

    private static <T> T remember(T each, List<T> lately) {
        lately.add(each);
        if (lately.size() > REMEMBERED) {
            lately.removeFirst();
        }
        return each;
    }
}
