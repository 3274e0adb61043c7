package io.nearfar.record;

import io.nearfar.fact.StateLexicon;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Learns which lines of a tenant's tickets are template, and leaves them out: labels of forms, disclaimers, signatures. Pure: the
 * answer depends on the text and the counts before it, and nothing is changed but by writing its changes down.
 */
public final class Boilerplate {

    /*
     * A line, or the label at its beginning, is template once it stood in LEAST records of the tenant. Counts are halved every
     * EPOCH records, so that it must go on recurring: about once in a hundred records, in the long run. The first line of a
     * text, most often its title, always stays, and so does what a short line says: a state, a negation, a form's value. A
     * record that holds no line but known ones teaches nothing, for it repeats another, nor does one of a known id: it was
     * updated, or read again. So the one line that an alarm sends a hundred times is no template. Ids are counted among the
     * lines, which bounds how many of them are known.
     */

    /** Records of a tenant that a line must have stood in. */
    public static final int LEAST = 20;

    /** Records after which counts are halved. */
    public static final int EPOCH = 1_024;

    /** Buckets of a tenant; with {@link LineBucket#MOST} they hold 8,192 lines in about 60 KB. */
    public static final int BUCKETS = 1_024;

    /** Lines of one text that are looked at; further ones stay. */
    static final int MOST_LINES = 256;

    private static final int LEAST_LEFT = 12;
    private static final int LEAST_LETTERS = 3;
    private static final int LONGEST_LABEL = 40;
    private static final int LABEL_WORDS = 5;

    /** Words of a line, or of a value, that may tell two tickets apart; a disclaimer has more. */
    private static final int FEW_WORDS = 12;

    private static final Pattern SPACES = Pattern.compile(" ");
    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}'’-]++");

    private Boilerplate() {}

    /** What is known of one tenant's lines. */
    public interface Counts {

        /** Records that have taught something. */
        long records();

        /** The bucket of that number, from 0 to {@link Boilerplate#BUCKETS} - 1. */
        LineBucket bucket(int number);
    }

    /**
     * A text without template, and what is known after it.
     *
     * @param text what is left for embedding; labels before a value are left out too
     * @param stated what is left with such labels, for it is by them that numbers have a meaning
     * @param records records that have taught something
     * @param buckets changed buckets by their number; empty when the text taught nothing
     */
    public record Sifted(String text, String stated, long records, Map<Integer, LineBucket> buckets) {

        public Sifted {
            buckets = Map.copyOf(buckets);
        }
    }

    /**
     * Sifts the text of a record: lines without spare white space, the title first. Linear in its length.
     */
    public static Sifted sift(PreparedRecord record, Counts counts) {
        String text = record.text();
        List<String> lines = text.lines().toList();
        Known known = new Known(counts);
        List<String> kept = new ArrayList<>();
        List<String> stated = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean looked = i > 0 && i <= MOST_LINES;
            String left = looked ? known.withoutTemplate(line) : line;
            if (!left.isEmpty()) {
                kept.add(left);
            }
            if (!left.isEmpty() || !known.isTemplate(line)) {
                stated.add(line);
            }
        }
        boolean whole = !isEnough(kept);
        Learned learned = known.learned(
                record.identity(), lines.stream().skip(1).limit(MOST_LINES).toList());
        return new Sifted(
                whole ? text : String.join("\n", kept),
                whole ? text : String.join("\n", stated),
                learned.records(),
                learned.buckets());
    }

    /** What is known after a text. */
    private record Learned(long records, Map<Integer, LineBucket> buckets) {}

    /** What was known before a text. */
    private record Known(Counts counts, int epoch, Map<Integer, LineBucket> read) {

        Known(Counts counts) {
            this(counts, (int) (counts.records() / EPOCH), new LinkedHashMap<>());
        }

        /** What is left of a line, empty where nothing is. */
        String withoutTemplate(String line) {
            int start = 0;
            for (int end = label(line, 0);
                    end > start && isTemplate(line.substring(start, end));
                    end = label(line, start)) {
                start = Math.min(end + 1, line.length());
            }
            String left = line.substring(start);
            return (isTemplate(left) || isTemplate(line)) && !isSaying(line) ? "" : left;
        }

        boolean isTemplate(String line) {
            return isTelling(line) && count(lineHash(line)) >= LEAST;
        }

        private int count(Hash128 hash) {
            return bucket(number(hash)).count(line(hash));
        }

        private LineBucket bucket(int number) {
            return read.computeIfAbsent(number, wanted -> counts.bucket(wanted).at(epoch));
        }

        /** Every line and label counts once for its record, and a record once, however often it is updated. */
        Learned learned(Identity identity, List<String> lines) {
            Set<Hash128> hashes = new LinkedHashSet<>();
            for (String line : lines) {
                if (isTelling(line)) {
                    hashes.add(lineHash(line));
                    int label = label(line, 0);
                    if (label > 0) {
                        hashes.add(lineHash(line.substring(0, label)));
                    }
                }
            }
            Hash128 id = Hash128.of("id " + identity.id());
            boolean again = !identity.derived() && count(id) > 0;
            if (again || hashes.stream().allMatch(hash -> count(hash) > 0)) {
                return new Learned(counts.records(), Map.of());
            }
            if (!identity.derived()) {
                hashes.add(id);
            }
            Map<Integer, LineBucket> changed = new TreeMap<>();
            for (Hash128 hash : hashes) {
                int number = number(hash);
                changed.put(number, changed.getOrDefault(number, bucket(number)).counting(line(hash)));
            }
            return new Learned(counts.records() + 1, changed);
        }

        private static int number(Hash128 hash) {
            return Math.floorMod(hash.low(), BUCKETS);
        }

        private static int line(Hash128 hash) {
            return (int) hash.high();
        }
    }

    private static Hash128 lineHash(String line) {
        return Hash128.of("line " + line.toLowerCase(Locale.ROOT));
    }

    private static boolean isTelling(String line) {
        return line.chars().filter(Character::isLetter).limit(LEAST_LETTERS).count() == LEAST_LETTERS;
    }

    /** Where the label ends that stands at {@code start}, behind its colon; 0 where there is none. */
    private static int label(String line, int start) {
        int colon = line.indexOf(':', start, Math.min(line.length(), start + LONGEST_LABEL + 1));
        boolean ends = colon == line.length() - 1 || (colon >= 0 && line.charAt(colon + 1) == ' ');
        if (colon <= start || !ends) {
            return 0;
        }
        String label = line.substring(start, colon);
        long words = SPACES.splitAsStream(label).limit(LABEL_WORDS + 1L).count();
        return words <= LABEL_WORDS && isTelling(label) ? colon + 1 : 0;
    }

    /** Whether a short line holds a value behind its label, a state or a negation, however often it is written. */
    private static boolean isSaying(String line) {
        int label = label(line, 0);
        List<String> words = SPACES.splitAsStream(line.substring(label).strip())
                .limit(FEW_WORDS + 1L)
                .map(word -> SIGNS.matcher(word).replaceAll(""))
                .filter(word -> !word.isEmpty())
                .toList();
        return words.size() <= FEW_WORDS
                && (label > 0
                        ? !words.isEmpty()
                        : words.stream().anyMatch(word -> StateLexicon.isState(word) || StateLexicon.isNegation(word)));
    }

    /** Whether something is left to recognise a record by. */
    private static boolean isEnough(List<String> lines) {
        return lines.stream()
                        .flatMapToInt(String::chars)
                        .filter(Character::isLetterOrDigit)
                        .limit(LEAST_LEFT)
                        .count()
                == LEAST_LEFT;
    }
}
