package io.nearfar.surge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Thirty days of a made help desk: 40 tickets an hour on average, six times as many by day as by night, 60 topics by Zipf's
 * law with exponent 1.1, three requesters who write 30 tickets a day about one topic each, ten hours in which everything
 * comes three times as often, and 20 incidents of 6 to 40 requesters within 10 to 180 minutes, half of them in one of the
 * ten busiest topics (and then of 10 requesters or more), the others in a topic of the quieter two thirds.
 */
record MadeTraffic(List<Ticket> tickets, List<Incident> incidents, List<Double> busyHours) {

    static final int TOPICS = 60;
    static final int PHRASINGS = 20;

    private static final int DAYS = 30;
    private static final double PER_HOUR = 40;
    private static final int BUSY_HOURS = 10;
    private static final int INCIDENTS = 20;
    private static final int BUSIEST = 10;
    private static final int QUIET_FROM = 20;
    private static final double ZIPF = 1.1;
    private static final double MINUTE = 1.0 / 60;

    /**
     * A ticket.
     *
     * @param hour when, in hours from the start
     * @param topic about what, the busiest is 0
     * @param phrasing in which of the topic's wordings
     * @param requester who
     * @param incident as part of which incident, -1 for none
     */
    record Ticket(double hour, int topic, int phrasing, String requester, int incident) {

        boolean noisy() {
            return requester.startsWith("noisy");
        }
    }

    /** An incident. */
    record Incident(int topic, int requesters, double hours, double usualPerHour) {

        boolean busy() {
            return topic < BUSIEST;
        }
    }

    static MadeTraffic of(long seed) {
        Random random = new Random(seed);
        double[] shares = shares();
        List<Double> busy = new ArrayList<>();
        for (int i = 0; i < BUSY_HOURS; i++) {
            busy.add(random.nextDouble() * (DAYS * 24 - 1));
        }
        List<Ticket> tickets = new ArrayList<>(ordinary(random, shares, busy));
        tickets.addAll(noisy(random));
        List<Incident> incidents = new ArrayList<>();
        for (int i = 0; i < INCIDENTS; i++) {
            double begin = 24 * (3 + (DAYS - 4) * (i + 0.8 * random.nextDouble()) / INCIDENTS);
            boolean inBusy = i % 2 == 0;
            int topic = inBusy ? random.nextInt(BUSIEST) : random.nextInt(QUIET_FROM, TOPICS);
            int requesters = random.nextInt(inBusy ? 10 : 6, 41);
            double hours = (10 + 170 * random.nextDouble()) / 60;
            incidents.add(new Incident(topic, requesters, hours, shares[topic] * perHour(begin, busy)));
            tickets.addAll(tickets(random, i, begin, incidents.getLast()));
        }
        tickets.sort(Comparator.comparingDouble(Ticket::hour));
        return new MadeTraffic(tickets, incidents, busy);
    }

    /** How many ordinary tickets are to be expected of a topic between two hours. */
    double usual(int topic, double from, double to) {
        double share = shares()[topic];
        double sum = 0;
        for (double hour = from; hour < to; hour += MINUTE) {
            sum += share * perHour(hour, busyHours) * Math.min(MINUTE, to - hour);
        }
        return sum;
    }

    private static List<Ticket> ordinary(Random random, double[] shares, List<Double> busy) {
        List<Ticket> tickets = new ArrayList<>();
        double most = PER_HOUR * 3 * 2;
        for (double hour = 0; hour < DAYS * 24; hour += -Math.log(1 - random.nextDouble()) / most) {
            if (random.nextDouble() < perHour(hour, busy) / most) {
                String requester = "somebody " + random.nextInt(8_000);
                tickets.add(new Ticket(hour, drawn(random, shares), random.nextInt(PHRASINGS), requester, -1));
            }
        }
        return tickets;
    }

    private static List<Ticket> noisy(Random random) {
        List<Ticket> tickets = new ArrayList<>();
        for (int who = 0; who < 3; who++) {
            int topic = random.nextInt(TOPICS);
            for (int i = 0; i < DAYS * 30; i++) {
                double hour = i / 30 * 24 + 8 + 10 * random.nextDouble();
                tickets.add(new Ticket(hour, topic, random.nextInt(PHRASINGS), "noisy " + who, -1));
            }
        }
        return tickets;
    }

    private static List<Ticket> tickets(Random random, int number, double begin, Incident incident) {
        int phrasings = random.nextInt(8, 15);
        int first = random.nextInt(PHRASINGS);
        List<Double> hours = new ArrayList<>(List.of(begin));
        for (int i = 1; i < incident.requesters(); i++) {
            hours.add(begin + incident.hours() * random.nextDouble());
        }
        hours.sort(Comparator.naturalOrder());
        List<Ticket> tickets = new ArrayList<>();
        for (int i = 0; i < hours.size(); i++) {
            int phrasing = (first + i % phrasings) % PHRASINGS;
            String requester = "victim %d of %d".formatted(i, number);
            tickets.add(new Ticket(hours.get(i), incident.topic(), phrasing, requester, number));
        }
        return tickets;
    }

    private static double perHour(double hour, List<Double> busy) {
        double day = 1 + 5.0 / 7 * Math.sin(2 * Math.PI * (hour - 9) / 24);
        boolean thrice = busy.stream().anyMatch(begin -> hour >= begin && hour < begin + 1);
        return PER_HOUR * day * (thrice ? 3 : 1);
    }

    private static double[] shares() {
        double[] shares = new double[TOPICS];
        double sum = 0;
        for (int i = 0; i < TOPICS; i++) {
            shares[i] = Math.pow(i + 1, -ZIPF);
            sum += shares[i];
        }
        for (int i = 0; i < TOPICS; i++) {
            shares[i] /= sum;
        }
        return shares;
    }

    private static int drawn(Random random, double[] shares) {
        double at = random.nextDouble();
        int topic = 0;
        while (topic < TOPICS - 1 && at >= shares[topic]) {
            at -= shares[topic++];
        }
        return topic;
    }
}
