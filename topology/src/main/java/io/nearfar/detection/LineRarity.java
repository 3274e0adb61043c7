package io.nearfar.detection;

/**
 * How rare a log line is among those of its scope before it. Rarities are in nats, minus the logarithm of a share: near 0 of
 * what is in every line, about 8 of what was never seen in 700 lines.
 *
 * @param template of its masked text and level
 * @param words mean over its masked words
 * @param level how bad its level says things are
 * @param alarm how bad its words say things are
 */
public record LineRarity(double template, double words, Badness level, Badness alarm) {

    /**
     * How bad, and how rarely it is so bad.
     *
     * @param alarm how bad
     * @param rarity of lines that are as bad or worse; 0 where nothing is said to be wrong
     */
    public record Badness(Alarm alarm, double rarity) {

        private int step() {
            return alarm.grade();
        }
    }

    /*
     * Rare words and templates are what is new, level and words of alarm what is bad, and both add up as the logarithms of
     * independent shares would. A level is worth twice its rarity, for somebody chose it; a step more for each grade keeps what is
     * bad above what is merely rare where a service often has trouble. Weights chosen over several logs, see the decision record.
     */
    /** All in one: 0 or more. */
    double score() {
        double rare = (template + words) / 2;
        double bad = 2 * level.rarity() + alarm.rarity() + level.step() + alarm.step();
        return rare + bad;
    }
}
