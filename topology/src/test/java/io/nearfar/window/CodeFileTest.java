package io.nearfar.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Blocks hold what was written to them last, and zeros where nothing was. */
class CodeFileTest {

    private static final int SLOT = 100;

    @TempDir
    private Path folder;

    private CodeFile file = CodeFiles.temporary();

    @AfterEach
    void close() {
        file.close();
    }

    @Test
    void blocksHoldWhatABytesArrayHoldsInWhateverOrderTheyAreWrittenAndRead() {
        for (long seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            Map<Integer, byte[]> model = new HashMap<>();
            for (int step = 0; step < 2_000; step++) {
                if (model.isEmpty() || random.nextInt(100) == 0) {
                    model.put(file.open(), new byte[CodeFile.BLOCK]);
                }
                Integer[] open = model.keySet().toArray(Integer[]::new);
                int block = open[random.nextInt(open.length)];
                int slot = random.nextInt(CodeFile.BLOCK / SLOT - 30);
                change(random, block, slot, model);
                check(random, block, slot, model);
                if (random.nextInt(150) == 0) {
                    file.release(block);
                    model.remove(block);
                }
            }
            model.keySet().forEach(file::release);
        }
    }

    /** One slot, or several one behind the other. */
    private void change(Random random, int block, int slot, Map<Integer, byte[]> model) {
        for (int more = random.nextInt(3) == 0 ? random.nextInt(30) : 1; more > 0; more--) {
            byte[] bytes = new byte[SLOT];
            random.nextBytes(bytes);
            int at = (slot + more) * SLOT;
            file.write(block, at, bytes, SLOT);
            System.arraycopy(bytes, 0, model.get(block), at, SLOT);
        }
    }

    private void check(Random random, int block, int slot, Map<Integer, byte[]> model) {
        if (random.nextBoolean()) {
            int at = (random.nextBoolean() ? slot : random.nextInt(CodeFile.BLOCK / SLOT - 1)) * SLOT;
            byte[] read = new byte[2 * SLOT];
            file.read(block, at, read, SLOT, SLOT);
            assertThat(Arrays.copyOfRange(read, SLOT, 2 * SLOT))
                    .isEqualTo(Arrays.copyOfRange(model.get(block), at, at + SLOT));
        }
    }

    @Test
    void blocksBeyondThoseThatAreMappedTogetherAreApart() {
        byte[] bytes = {1, 2, 3, 4};
        for (int block = 0; block < 1_100; block++) {
            assertThat(file.open()).isEqualTo(block);
        }
        file.write(1_099, CodeFile.BLOCK - 4, bytes, 4);
        file.write(0, 0, bytes, 4);
        byte[] read = new byte[4];
        file.read(1_099, CodeFile.BLOCK - 4, read, 0, 4);
        assertThat(read).isEqualTo(bytes);
        assertThat(file.readInt(600, 0)).isZero();
        assertThat(file.readInt(0, 0)).isNotZero();
        assertThat(file.bytes()).isEqualTo(1_100L * CodeFile.BLOCK);
    }

    @Test
    void nothingIsLeftInTheFolder() {
        try (CodeFile other = new CodeFile(folder)) {
            other.open();
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void folderThatIsMissingIsNamed() {
        try (CodeFile lost = new CodeFile(folder.resolve("lost"))) {
            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(lost::open)
                    .withMessageContaining("lost");
        }
    }
}
