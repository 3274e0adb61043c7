package io.nearfar.surge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is remembered of one matter: who reported it in the last {@link SurgeOdds#SPAN}, and how often it came before.
 *
 * @param recent who reported it lately
 * @param past how many did before
 * @param mentions the latest records that counted, oldest first, at most {@link #SHOWN}
 * @param surge the surge that goes on, if any
 */
public record Matter(Requesters recent, Past past, List<Mention> mentions, Optional<Surge> surge) {

    static final int SHOWN = 8;

    public static final Matter NONE = new Matter(Requesters.NONE, Past.NONE, List.of(), Optional.empty());

    public Matter {
        mentions = List.copyOf(mentions);
    }

    /** As it stands at {@code now}: who reported it too long ago has become its past. */
    Matter at(long now) {
        long floor = now - SurgeOdds.SPAN.toMillis();
        Past grown = past;
        for (Requesters.Seen seen : recent.seen()) {
            if (seen.time() <= floor) {
                grown = grown.plus(recent.weight(), seen.time());
            }
        }
        List<Mention> shown =
                mentions.stream().filter(mention -> mention.time() > floor).toList();
        return new Matter(recent.since(floor), grown, shown, surge);
    }

    Matter with(Sighting sighting) {
        boolean shows = !recent.holds(sighting.requester());
        List<Mention> shown = new ArrayList<>(mentions);
        if (shows) {
            shown.add(sighting.mention());
        }
        List<Mention> last = shown.subList(Math.max(0, shown.size() - SHOWN), shown.size());
        Requesters all = recent.plus(sighting.requester(), sighting.mention().time());
        return new Matter(all, past, last, surge.map(running -> running.with(sighting)));
    }

    /** With one more that is too long ago to be recent. */
    Matter withPast(long time) {
        return new Matter(recent, past.plus(recent.weight(), time), mentions, surge);
    }

    Matter with(Optional<Surge> other) {
        return new Matter(recent, past, mentions, other);
    }

    /** Both as one. */
    Matter plus(Matter other) {
        return new Matter(
                recent.plus(other.recent),
                past.plus(other.past),
                mentions.isEmpty() ? other.mentions : mentions,
                surge.or(other::surge));
    }
}
