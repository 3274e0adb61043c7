package io.nearfar.app.demo.story;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Seeded chance: the same seed throws the same on every machine, as {@link Random} specifies its algorithm. */
final class Dice {
    private final long seed;
    private final Random random;

    Dice(long seed) {
        this.seed = seed;
        this.random = new Random(seed * 0x9E3779B97F4A7C15L);
    }

    /** Other dice, whose throws do not depend on how often these were thrown. */
    Dice named(String name) {
        return new Dice(seed * 1_000_003 + name.hashCode());
    }

    /** From 0 to {@code bound - 1}. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** From {@code low} to {@code high}, both possible. */
    int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    /** From {@code low} up to {@code high}. */
    double between(double low, double high) {
        return low + random.nextDouble() * (high - low);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** {@code count} different ones in any order, or all if there are fewer. */
    <T> List<T> some(int count, List<T> choices) {
        List<T> mixed = new ArrayList<>(choices);
        Collections.shuffle(mixed, random);
        return List.copyOf(mixed.subList(0, Math.min(count, mixed.size())));
    }

    String hex(int digits) {
        StringBuilder text = new StringBuilder(digits);
        for (int i = 0; i < digits; i++) {
            text.append(Character.forDigit(random.nextInt(16), 16));
        }
        return text.toString();
    }
}
