package io.nearfar.record;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The words of a text as hashes: how many there are, and which, without telling what they say. Immutable.
 *
 * <p>A word is a run of letters and digits; case does not count. Of a text with more than {@link #MOST} different words
 * those with the least hashes are kept, a sample that two texts draw alike (bottom-k sketch; Cohen and Kaplan, PODC 2007).
 */
public final class WordSet {

    /** Different words of a text that travel. */
    public static final int MOST = 255;

    /** Different words of a text that are kept for long: the rarest. */
    public static final int KEPT = 64;

    /** The same of its title. */
    public static final int KEPT_OF_TITLE = 16;

    /** Of a text without words. */
    public static final WordSet EMPTY = new WordSet(0, new int[0]);

    /** Of scripts that put no space between words every character is one. */
    private static final Pattern WORD = Pattern.compile(
            "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}]"
                    + "|[\\p{L}\\p{N}&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}]]++");

    /** What stands for redacted values, whose digits mean nothing. */
    private static final Pattern PLACEHOLDER = Pattern.compile("<[a-z]{2,12}:[0-9a-f]{8}>");

    private static final Pattern NUMBER = Pattern.compile(
            "(?<![0-9])(?!(?:19|20)[0-9]{2}(?![0-9]))(?!(?:19|20)[0-9]{2}[01][0-9][0-3][0-9](?![0-9]))[0-9]{4,32}(?![0-9])");

    /** No more are counted. */
    private static final int MOST_COUNTED = 65_535;

    private final int count;
    private final int[] hashes;

    private WordSet(int count, int[] hashes) {
        this.count = count;
        this.hashes = hashes;
    }

    /** The words of {@code text}. */
    public static WordSet of(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        int[] all = WORD.matcher(lower)
                .results()
                .mapToInt(word -> (int) Hash128.of(word.group()).high())
                .toArray();
        return of(all);
    }

    private static WordSet of(int[] all) {
        int[] different = Arrays.stream(all).sorted().distinct().limit(MOST).toArray();
        return new WordSet(Math.min(all.length, MOST_COUNTED), different);
    }

    /** How {@code text} spells those of its words that are in this set, in lower case, by their hashes. */
    public Map<Integer, String> spelled(String text) {
        Map<Integer, String> spelled = new HashMap<>();
        WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .forEach(word -> spelled.put((int) Hash128.of(word).high(), word));
        spelled.keySet().removeIf(hash -> Arrays.binarySearch(hashes, hash) < 0);
        return spelled;
    }

    /**
     * The numbers of {@code text} that may name one thing, such as an order: runs of four digits or more that are no year and
     * no date.
     */
    public static WordSet numbers(String text) {
        int[] all = NUMBER.matcher(PLACEHOLDER.matcher(text).replaceAll(" "))
                .results()
                .mapToInt(number -> (int) Hash128.of(number.group()).high())
                .toArray();
        return of(all);
    }

    /** Whether all of this set's words, among those kept, are in the other. */
    public boolean isWithin(WordSet other) {
        return Arrays.stream(hashes).allMatch(hash -> Arrays.binarySearch(other.hashes, hash) >= 0);
    }

    /** Hashes of the words that both have, among those kept. */
    public Set<Integer> common(WordSet other) {
        return Arrays.stream(hashes)
                .filter(hash -> Arrays.binarySearch(other.hashes, hash) >= 0)
                .boxed()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Words of the text, each as often as it stands there, at most 65,535. */
    public int count() {
        return count;
    }

    /** Different words kept, at most {@link #MOST}. */
    public int different() {
        return hashes.length;
    }

    /** Different words that both have, as a share of those that either has, in [0, 1]; 0 when one has none. Symmetric. */
    public double overlap(WordSet other) {
        int shared = 0;
        int union = 0;
        for (int i = 0, j = 0; union < MOST && (i < hashes.length || j < other.hashes.length); union++) {
            long here = i < hashes.length ? hashes[i] : Long.MAX_VALUE;
            long there = j < other.hashes.length ? other.hashes[j] : Long.MAX_VALUE;
            shared += here == there ? 1 : 0;
            i += here <= there ? 1 : 0;
            j += there <= here ? 1 : 0;
        }
        return hashes.length == 0 || other.hashes.length == 0 ? 0 : (double) shared / union;
    }

    /**
     * How much the words of both are alike, in [0, 1]: the cosine of the vectors in which each word has its weight; 0 when one
     * has none. Symmetric. Weights are 0 or more.
     */
    public double similarity(WordSet other, IntToDoubleFunction weight) {
        double shared = 0;
        double here = 0;
        double there = 0;
        for (int i = 0, j = 0; i < hashes.length || j < other.hashes.length; ) {
            long one = i < hashes.length ? hashes[i] : Long.MAX_VALUE;
            long two = j < other.hashes.length ? other.hashes[j] : Long.MAX_VALUE;
            double word = weight.applyAsDouble((int) Math.min(one, two));
            double square = word * word;
            here += one <= two ? square : 0;
            there += two <= one ? square : 0;
            shared += one == two ? square : 0;
            i += one <= two ? 1 : 0;
            j += two <= one ? 1 : 0;
        }
        return shared == 0 ? 0 : Math.min(1, shared / Math.sqrt(here * there));
    }

    /** How much the words weigh that both have. */
    public double shared(WordSet other, IntToDoubleFunction weight) {
        double shared = 0;
        for (int hash : hashes) {
            shared += Arrays.binarySearch(other.hashes, hash) >= 0 ? weight.applyAsDouble(hash) : 0;
        }
        return shared;
    }

    /** Those {@code most} words that weigh most, among equals those with the least hashes; the count stays. */
    public WordSet heaviest(int most, IntToDoubleFunction weight) {
        if (hashes.length <= most) {
            return this;
        }
        int[] kept = hashes().boxed()
                .sorted(Comparator.comparingDouble((Integer hash) -> -weight.applyAsDouble(hash))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(most)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
        return new WordSet(count, kept);
    }

    /** The hashes of its words, among those kept, in ascending order. */
    public IntStream hashes() {
        return Arrays.stream(hashes);
    }

    /** Writes the count (2 bytes), the number of hashes (1 byte) and the hashes. */
    public void writeTo(DataOutputStream out) throws IOException {
        out.writeShort(count);
        out.writeByte(hashes.length);
        for (int hash : hashes) {
            out.writeInt(hash);
        }
    }

    /** Reads what {@link #writeTo} wrote. */
    public static WordSet readFrom(DataInputStream in) throws IOException {
        int count = in.readUnsignedShort();
        int[] hashes = new int[in.readUnsignedByte()];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = in.readInt();
        }
        return new WordSet(count, hashes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WordSet set && count == set.count && Arrays.equals(hashes, set.hashes);
    }

    @Override
    public int hashCode() {
        return 31 * count + Arrays.hashCode(hashes);
    }

    @Override
    public String toString() {
        return "WordSet[count=%d, different=%d]".formatted(count, hashes.length);
    }
}
