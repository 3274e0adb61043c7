package io.nearfar.fact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** What pairs of made tickets are made with. */
final class Made {

    /** Two tickets and what differs between them. */
    record Pair(String sort, String here, String there) {}

    /** A way to make two texts. */
    record Sort(String name, Function<Random, List<String>> maker) {}

    private Made() {}

    /** So many pairs, of each sort in turn. */
    static List<Pair> pairs(List<Sort> sorts, long seed, int count) {
        Random random = new Random(seed);
        List<Pair> pairs = new ArrayList<>();
        while (pairs.size() < count) {
            Sort sort = sorts.get(pairs.size() % sorts.size());
            List<String> texts = sort.maker().apply(random);
            int first = random.nextInt(2);
            pairs.add(new Pair(sort.name(), texts.get(first), texts.get(1 - first)));
        }
        return pairs;
    }

    /** What bars separate. */
    static List<String> list(String text) {
        return Arrays.stream(text.split("\\|")).map(String::strip).toList();
    }

    /** A list of each line. */
    static List<List<String>> table(String text) {
        return text.lines().map(Made::list).toList();
    }

    static <T> T pick(List<T> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }

    static String pick(String list, Random random) {
        return pick(list(list), random);
    }

    static int between(int least, int most, Random random) {
        return least + random.nextInt(most - least + 1);
    }

    static String sentence(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
