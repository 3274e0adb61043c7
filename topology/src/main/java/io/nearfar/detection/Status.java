package io.nearfar.detection;

import java.util.Locale;
import java.util.Set;

/** Whether the status of a ticket says that it is dealt with. */
final class Status {

    /** What help desks and trackers call it; everything else is open, as is a ticket without a status. */
    private static final Set<String> CLOSED = Set.of(
            "closed",
            "solved",
            "resolved",
            "done",
            "fixed",
            "verified",
            "completed",
            "complete",
            "cancelled",
            "canceled",
            "rejected",
            "declined",
            "invalid",
            "duplicate",
            "archived",
            "merged",
            "released",
            "finished",
            "answered",
            "wontfix",
            "wontdo",
            "notabug",
            "worksforme",
            "cantreproduce",
            "cannotreproduce");

    private Status() {}

    /** Takes case, spaces, hyphens, underscores and apostrophes for nothing; a word after a slash or colon may say it too. */
    static boolean isClosed(String status) {
        for (String part : status.toLowerCase(Locale.ROOT).split("[/:]", -1)) {
            if (CLOSED.contains(part.replaceAll("[\\s_'’-]", ""))) {
                return true;
            }
        }
        return false;
    }
}
