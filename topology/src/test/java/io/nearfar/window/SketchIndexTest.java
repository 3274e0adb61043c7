package io.nearfar.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.nearfar.embedding.EmbeddingCode;
import io.nearfar.record.Hash128;
import io.nearfar.sketch.Directions;
import io.nearfar.sketch.Sketch;
import io.nearfar.window.Chunk.Place;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An index of sketches holds what a sorted map holds, whatever happened to it. */
class SketchIndexTest {

    private static final Hash128 SCOPE = new Hash128(-1, 2);
    private static final int DIMENSIONS = 384;
    private static final List<EmbeddingCode> CODES = Stream.generate(new Random(1)::nextLong)
            .map(seed -> Directions.code(new Random(seed), DIMENSIONS))
            .limit(100)
            .toList();
    private static final Sketch NOTHING = Sketch.read(ByteBuffer.allocate(Sketch.BYTES));
    private static final long[] SEQUENCES = {0, 1, 1L << 31, (1L << 31) - 1, 1L << 32, 1L << 39, (1L << 40) - 1};

    private final CodeFile file = CodeFiles.temporary();
    private final SketchIndex index = new SketchIndex(SCOPE, file);
    private final NavigableMap<RowKey, Stored> model = new TreeMap<>();

    private record Stored(long sequence, Sketch sketch, EmbeddingCode code) {

        RowVector vector() {
            return new RowVector("00c0ffee", sequence, code, sketch);
        }
    }

    @Test
    void smallIndexHoldsWhatAMapHolds() {
        for (long seed = 1; seed <= 200; seed++) {
            SketchIndexTest fresh = new SketchIndexTest();
            Random random = new Random(seed);
            for (int step = 0; step < 200; step++) {
                fresh.change(random, 60);
                fresh.check("seed %d, step %d".formatted(seed, step));
            }
        }
    }

    /** Keys enough to split chunks, many of one time; then so few that all chunks join; then all again. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void indexThatGrowsAndShrinksHoldsWhatAMapHolds(long seed) {
        Random random = new Random(seed);
        int times = random.nextBoolean() ? 40 : 1_000_000;
        grow(random, times, 3 * Chunk.MOST + random.nextInt(6_000), "growing, seed " + seed);
        assertThat(index.chunks()).hasSizeGreaterThan(3);
        checkKept("grown, seed " + seed);
        shrink(random, 1 + random.nextInt(800), "shrinking, seed " + seed);
        assertThat(index.chunks()).hasSizeLessThanOrEqualTo(2);
        grow(random, times, Chunk.MOST, "growing again, seed " + seed);
        shrink(random, 0, "emptied, seed " + seed);
        assertThat(index.bytes()).isZero();
    }

    /** Nearly all rows that came while there were many. */
    private void checkKept(String because) {
        long kept = index.chunks().stream()
                .flatMap(chunk -> IntStream.range(0, chunk.size()).mapToObj(row -> kept(chunk, row)))
                .filter(code -> code.length > 0)
                .count();
        assertThat(kept).as(because).isGreaterThanOrEqualTo(index.rows() - 257);
    }

    private void grow(Random random, int times, int rows, String because) {
        while (model.size() < rows) {
            add(random, key(random, times));
            if (random.nextInt(2_000) == 0) {
                check(because);
            }
        }
        check(because);
    }

    private void shrink(Random random, int rows, String because) {
        List<RowKey> keys = new ArrayList<>(model.keySet());
        Collections.shuffle(keys, random);
        for (RowKey key : keys.subList(rows, keys.size())) {
            remove(key);
            if (random.nextInt(2_000) == 0) {
                check(because);
            }
        }
        check(because);
    }

    /** As records come: almost in order, some late, some again, the oldest leaving. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void slidingWindowHoldsWhatAMapHolds(long seed) {
        Random random = new Random(seed);
        long clock = 1_000_000;
        long window = random.nextLong(20_000, 40_000);
        for (int step = 0; step < 30_000; step++) {
            clock += random.nextInt(4);
            long time = random.nextInt(20) == 0 ? clock - random.nextLong(window) : clock;
            add(random, new RowKey(SCOPE, time, random.nextLong(), random.nextInt(3)));
            if (random.nextInt(50) == 0) {
                remove(any(random));
            }
            if (random.nextInt(10) == 0) {
                expire(clock - window);
            }
            if (random.nextInt(3_000) == 0) {
                check("seed %d, step %d".formatted(seed, step));
            }
        }
        check("seed " + seed);
        expire(clock);
        assertThat(index.rows()).as("seed %d", seed).isZero();
        assertThat(index.chunks()).as("seed %d", seed).isEmpty();
    }

    private void change(Random random, int times) {
        switch (random.nextInt(10)) {
            case 0 -> expire(random.nextInt(times / 2));
            case 1, 2 -> remove(random.nextBoolean() ? key(random, times) : any(random));
            case 3 -> add(random, any(random));
            default -> add(random, key(random, times));
        }
    }

    private void add(Random random, RowKey key) {
        byte[] bytes = new byte[Sketch.BYTES];
        random.nextBytes(bytes);
        Sketch sketch = Sketch.read(ByteBuffer.wrap(bytes));
        long sequence = SEQUENCES[random.nextInt(SEQUENCES.length)];
        Stored stored = new Stored(sequence, sketch, CODES.get(random.nextInt(CODES.size())));
        index.add(key, stored.vector());
        model.put(key, stored);
    }

    private void remove(RowKey key) {
        index.remove(key);
        model.remove(key);
    }

    private void expire(long floor) {
        index.expire(floor);
        if (floor >= 0) {
            model.headMap(new RowKey(SCOPE, floor + 1, 0, 0), false).clear();
        }
    }

    private RowKey any(Random random) {
        RowKey near = key(random, 60);
        RowKey found = model.ceilingKey(near);
        return found == null ? near : found;
    }

    /** Records of few hashes, half of them with the top bit set. */
    private static RowKey key(Random random, int times) {
        long record = random.nextBoolean() ? random.nextInt(-5, 5) : random.nextLong();
        return new RowKey(SCOPE, random.nextInt(times), record, random.nextInt(4) == 0 ? random.nextInt(128) : 0);
    }

    private void check(String because) {
        assertThat(index.rows()).as(because).isEqualTo(model.size());
        List<RowKey> firsts =
                model.keySet().stream().filter(key -> key.ordinal() == 0).toList();
        assertThat(index.records()).as(because).isEqualTo(firsts.size());
        for (int count : new int[] {0, 1, 5, 1_000, Integer.MAX_VALUE}) {
            assertThat(index.oldest(count))
                    .as(because)
                    .isEqualTo(firsts.stream().limit(count).toList());
        }
        assertThat(held(because).equals(model)).as("rows, " + because).isTrue();
        checkChunks(because);
    }

    private Map<RowKey, Stored> held(String because) {
        Map<RowKey, Stored> held = new HashMap<>();
        for (Chunk chunk : index.chunks()) {
            for (int row = 0; row < chunk.size(); row++) {
                ByteBuffer words = ByteBuffer.allocate(Sketch.BYTES);
                for (int word = 0; word < Sketch.WORDS; word++) {
                    words.putLong(chunk.words()[word * chunk.capacity() + row]);
                }
                words.put(chunk.alignment(row));
                RowKey key = chunk.place(row).key(SCOPE);
                EmbeddingCode code =
                        Objects.requireNonNull(model.get(key), because).code();
                assertThat(kept(chunk, row)).as(because).isIn(new byte[0], code.toArray());
                held.put(key, new Stored(chunk.sequence(row), Sketch.read(words.flip()), code));
            }
        }
        return held;
    }

    /** The vector of a row as it is kept; empty where it is not. */
    private static byte[] kept(Chunk chunk, int row) {
        Codes codes = chunk.codes();
        byte[] kept = new byte[codes == null || codes.squaredNorm(row) == 0 ? 0 : DIMENSIONS];
        if (codes != null && kept.length > 0) {
            codes.read(row, kept, 0);
        }
        return kept;
    }

    private void checkChunks(String because) {
        long capacity = 0;
        for (int at = 0; at < index.chunks().size(); at++) {
            Chunk chunk = index.chunks().get(at);
            assertThat(
                            at == 0
                                    ? chunk.fence().equals(Place.FIRST)
                                    : precedes(index.chunks().get(at - 1), chunk))
                    .as("fences, " + because)
                    .isTrue();
            assertThat(chunk.size()).as(because).isBetween(1, Chunk.MOST);
            assertThat(chunk.words()).as(because).hasSize(chunk.capacity() * Sketch.WORDS);
            checkRows(chunk, because);
            capacity += chunk.capacity();
        }
        assertThat(index.bytes()).as(because).isEqualTo(capacity * Chunk.BYTES_PER_ROW);
    }

    private static boolean precedes(Chunk chunk, Chunk next) {
        Place last = Place.FIRST;
        for (int row = 0; row < chunk.size(); row++) {
            last = last.compareTo(chunk.place(row)) < 0 ? chunk.place(row) : last;
        }
        return chunk.fence().compareTo(next.fence()) < 0 && last.compareTo(next.fence()) < 0;
    }

    private static void checkRows(Chunk chunk, String because) {
        for (int row = 0; row < chunk.size(); row++) {
            boolean fits = chunk.fence().compareTo(chunk.place(row)) <= 0
                    && chunk.earliest() <= chunk.time(row)
                    && chunk.time(row) <= chunk.latest();
            assertThat(fits).as("row %d of a chunk, %s", row, because).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1L << 40, Long.MAX_VALUE})
    void sequenceThatDoesNotFitIsRefused(long sequence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> index.add(new RowKey(SCOPE, 1, 1, 0), nothing(sequence)))
                .withMessageContaining(Long.toString(sequence));
        assertThat(index.rows()).isZero();
    }

    @Test
    void rowTakesLittleRoom() {
        Random random = new Random(1);
        for (int i = 0; i < 50_000; i++) {
            index.add(new RowKey(SCOPE, i, random.nextLong(), 0), nothing(i));
        }
        assertThat((double) index.bytes() / index.rows()).isBetween(87.0, 88.0);
    }

    @Test
    void rowTakesLittleRoomInWhateverOrderTheyCame() {
        for (long seed = 1; seed <= 3; seed++) {
            Random random = new Random(seed);
            SketchIndex shuffled = new SketchIndex(SCOPE, file);
            for (int i = 0; i < 50_000; i++) {
                shuffled.add(new RowKey(SCOPE, random.nextInt(1_000_000), random.nextLong(), 0), nothing(i));
            }
            assertThat((double) shuffled.bytes() / shuffled.rows())
                    .as("seed %d", seed)
                    .isBetween(87.0, 140.0);
        }
    }

    @Test
    void scopeOfOneRowTakesLessThanAFewHundredBytes() {
        index.add(new RowKey(SCOPE, 1, 1, 0), nothing(0));
        assertThat(index.bytes()).isLessThan(400);
    }

    @Test
    void scopeThatHadABurstGivesTheRoomBack() {
        for (int i = 0; i < 4_000; i++) {
            index.add(new RowKey(SCOPE, i, i, 0), nothing(i));
        }
        index.expire(3_990);
        assertThat(index.rows()).isEqualTo(9);
        assertThat(index.bytes()).isLessThan(20 * Chunk.BYTES_PER_ROW);
        assertThat(index.chunks()).allSatisfy(chunk -> assertThat(chunk.codes()).isNull());
    }

    @Test
    void vectorsAreKeptFromTheRowOnWithWhichAScopeIsNotSmall() {
        for (int i = 0; i < 10_000; i++) {
            index.add(new RowKey(SCOPE, i, i, 0), nothing(i));
        }
        long kept = index.chunks().stream()
                .flatMap(chunk -> IntStream.range(0, chunk.size()).mapToObj(row -> kept(chunk, row)))
                .filter(code -> code.length > 0)
                .count();
        assertThat(kept).isEqualTo(10_000 - 257);
        assertThat(file.bytes()).isEqualTo((16 + 17 + 8) * CodeFile.BLOCK);
    }

    @Test
    void roomOfVectorsThatLeftIsTakenAgain() {
        for (int i = 0; i < 100_000; i++) {
            index.add(new RowKey(SCOPE, i, i, 0), nothing(i));
            index.expire(i - 5_000);
        }
        long most = file.bytes();
        assertThat(most).isLessThanOrEqualTo(3 * 17 * CodeFile.BLOCK);
        index.expire(Long.MAX_VALUE);
        Hash128 other = new Hash128(3, 4);
        SketchIndex next = new SketchIndex(other, file);
        for (int i = 0; i < 5_000; i++) {
            next.add(new RowKey(other, i, i, 0), nothing(i));
        }
        assertThat(file.bytes()).isEqualTo(most);
        assertThat(next.chunks())
                .allSatisfy(chunk -> assertThat(kept(chunk, chunk.size() - 1))
                        .isEqualTo(CODES.getFirst().toArray()));
    }

    @Test
    void chunkThatShrinksGivesTheRoomOfItsVectorsBack() {
        for (int i = 0; i < 4_096; i++) {
            index.add(new RowKey(SCOPE, i, i, 0), nothing(i));
        }
        index.expire(3_500);
        for (int i = 4_096; i < 4_096 + 2_500; i++) {
            index.add(new RowKey(SCOPE, i, i, 0), nothing(i));
        }
        assertThat(file.bytes()).isEqualTo(17 * CodeFile.BLOCK);
    }

    private static RowVector nothing(long sequence) {
        return new RowVector("00c0ffee", sequence, CODES.getFirst(), NOTHING);
    }
}
