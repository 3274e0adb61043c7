package io.nearfar.alert;

import io.nearfar.detection.Alarm;
import io.nearfar.detection.LineGrounds;
import io.nearfar.detection.LineGrounds.RareWord;
import io.nearfar.detection.LineGrounds.Share;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Why a log line stands out, in words.
 *
 * @param grounds what was measured
 * @param service what wrote it; empty when unknown
 * @param level as its source spells it; empty when unknown
 */
record LineReasons(LineGrounds grounds, String service, String level) {

    private static final int SHARE_DIGITS = 2;

    /** The rare words alone, such as {@code keystore, tampered}; empty without any. */
    String words() {
        return grounds.words().stream().map(RareWord::word).collect(Collectors.joining(", "));
    }

    List<Evidence> evidence() {
        List<Evidence> evidence = new ArrayList<>();
        grounds.words().forEach(word -> evidence.add(new Evidence("word", rare(word))));
        if (!level.isEmpty()) {
            evidence.add(new Evidence("level", level + how(grounds.level())));
        }
        if (grounds.alarm().alarm() != Alarm.NONE) {
            evidence.add(new Evidence("severity", says(grounds.alarm()) + how(grounds.alarm())));
        }
        return evidence;
    }

    private String rare(RareWord word) {
        String here = service.isEmpty() ? "here" : "in " + service;
        return word.lines() == 0
                ? "%s: never seen %s".formatted(word.word(), here)
                : "%s: in %s of %s lines %s".formatted(word.word(), count(word.lines()), count(grounds.lines()), here);
    }

    private static String says(Share alarm) {
        return alarm.words().isEmpty()
                ? "says that something is wrong"
                : "says " + alarm.words().stream().map(word -> '"' + word + '"').collect(Collectors.joining(", "));
    }

    /** How usual that is; nothing where nothing is wrong or nothing is known. */
    private String how(Share share) {
        if (share.alarm() == Alarm.NONE || grounds.lines() == 0) {
            return "";
        }
        if (share.lines() == 0) {
            return ", no line before was as severe";
        }
        double percent = Math.min(100, 100.0 * share.lines() / grounds.lines());
        BigDecimal shown = Json.significant(percent, SHARE_DIGITS);
        return ", " + shown.toPlainString() + " % of lines are as severe";
    }

    private static String count(int lines) {
        return String.format(Locale.ROOT, "%,d", lines);
    }
}
