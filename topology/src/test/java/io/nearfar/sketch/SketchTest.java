package io.nearfar.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.nearfar.embedding.Embedding;
import io.nearfar.embedding.EmbeddingCode;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SketchTest {

    /** Rows hold sketches: whoever changes what is pinned here changes what running installations hold. */
    @ParameterizedTest
    @CsvSource({
        "384, 2f73af4fad0fea607bd68ce6b348fea27586efba6880af0dd7337f44575140dd5297c58e460b92d3a3679509235680945409fb47ba3c830c05ee10b9c4ff6e7797",
        "768, bf0bbf7000eef85c3ae795de82ba3497a9e56f1470885aed1e976d655559c01cda37ed1255425483230af7516b584b867809788fe49c1e352cebb825f0aeaea29c",
    })
    void sketchOfACodeIsThatOfTheStoredFormat(int dimensions, String pinned) {
        byte[] components = new byte[dimensions];
        for (int i = 0; i < components.length; i++) {
            components[i] = (byte) (i * 37 % 255 - 127);
        }
        ByteBuffer written = ByteBuffer.allocate(Sketch.BYTES);
        Sketch.of(Directions.code(components)).writeTo(written);
        assertThat(HexFormat.of().formatHex(written.array())).isEqualTo(pinned);
    }

    @Test
    void bitsAreTheSignsOfTheFirstCoordinates() {
        int[] rotated = new Random(1).ints(1024, -3, 4).toArray();
        Sketch sketch = Sketch.ofSigns(rotated);
        for (int i = 0; i < Sketch.BITS; i++) {
            assertThat(sketch.word(i / Long.SIZE) >>> i & 1).as("bit %d", i).isEqualTo(rotated[i] >= 0 ? 1 : 0);
        }
    }

    @Test
    void sketchIsReadAsItWasWritten() {
        for (long seed = 1; seed <= 100; seed++) {
            Sketch sketch = Sketch.of(Directions.code(new Random(seed), 384));
            ByteBuffer buffer = ByteBuffer.allocate(Sketch.BYTES);
            sketch.writeTo(buffer);
            assertThat(buffer.hasRemaining()).isFalse();
            Sketch read = Sketch.read(buffer.flip());
            assertThat(read).as("seed %d", seed).isEqualTo(sketch).hasSameHashCodeAs(sketch);
            assertThat(read.toArray()).as("seed %d", seed).isEqualTo(sketch.toArray());
            assertThat(read.distance(sketch)).isZero();
        }
        assertThatExceptionOfType(BufferUnderflowException.class)
                .isThrownBy(() -> Sketch.read(ByteBuffer.allocate(Sketch.BYTES - 1)));
    }

    @Test
    void sketchDoesNotShareItsWords() {
        Sketch sketch = Sketch.of(Directions.code(new Random(1), 384));
        long word = sketch.word(0);
        sketch.toArray()[0] = ~word;
        assertThat(sketch.word(0)).isEqualTo(word);
    }

    @Test
    void shareOfDifferingBitsIsTheAngle() {
        for (double cosine : new double[] {-1, -0.5, 0, 0.3, 0.6, 0.9, 0.99, 1}) {
            Random random = new Random(7);
            double bits = 0;
            double angles = 0;
            for (int pair = 0; pair < 300; pair++) {
                Embedding one = Directions.random(random, 384);
                EmbeddingCode code = EmbeddingCode.of(one);
                EmbeddingCode other = EmbeddingCode.of(Directions.at(cosine, one, random));
                bits += Sketch.of(code).distance(Sketch.of(other));
                angles += Math.acos(Math.clamp(code.similarity(other), -1, 1));
            }
            assertThat(bits / 300 / Sketch.BITS)
                    .as("cosine %s", cosine)
                    .isCloseTo(angles / 300 / Math.PI, within(0.004));
        }
    }
}
