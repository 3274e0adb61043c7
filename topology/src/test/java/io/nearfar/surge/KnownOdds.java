package io.nearfar.surge;

import java.util.ArrayList;
import java.util.List;

/**
 * What can be known of an incident at best: how unlikely its topic's requesters are to whoever knows topic and usual rate
 * exactly.
 *
 * @param made the traffic
 */
record KnownOdds(MadeTraffic made) {

    private static final double SPAN = 3;
    private static final double SHORTEST = 0.05;
    private static final double AS_GOOD_AS_KNOWN = 1e7;

    /** The least Poisson tail of all times that end with that requester of the incident. */
    double at(int incident, int requester) {
        double until = made.tickets().stream()
                .filter(ticket -> ticket.incident() == incident)
                .skip(requester - 1L)
                .findFirst()
                .orElseThrow()
                .hour();
        int topic = made.incidents().get(incident).topic();
        List<Double> hours = hours(topic, until);
        double least = 1;
        for (int count = 1; count < hours.size(); count++) {
            double from = Math.min(hours.get(hours.size() - 1 - count), until - SHORTEST);
            double tail = NegativeBinomial.atLeast(count, AS_GOOD_AS_KNOWN, made.usual(topic, from, until));
            least = Math.min(least, tail);
        }
        return least;
    }

    /** When requesters wrote about a topic for the first time in the last hours before {@code until}. */
    private List<Double> hours(int topic, double until) {
        List<String> seen = new ArrayList<>();
        List<Double> hours = new ArrayList<>();
        for (MadeTraffic.Ticket ticket : made.tickets()) {
            boolean recent = ticket.hour() > until - SPAN && ticket.hour() <= until;
            if (recent && ticket.topic() == topic && !seen.contains(ticket.requester())) {
                seen.add(ticket.requester());
                hours.add(ticket.hour());
            }
        }
        return hours;
    }
}
