package io.nearfar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.nearfar.Forms.Form;
import io.nearfar.window.RowKey;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is stored and sent, byte for byte. */
class GoldenFormatsTest {

    static List<Form<?>> forms() {
        return Forms.all();
    }

    @ParameterizedTest
    @MethodSource("forms")
    <T> void isWrittenAsTheFileSays(Form<T> form) {
        assertThat(Golden.hex(form.codec().encode(form.value()))).isEqualTo(Golden.hex(form.name()));
    }

    @ParameterizedTest
    @MethodSource("forms")
    <T> void isReadBackEqual(Form<T> form) {
        assertThat(form.codec().decode(form.codec().encode(form.value()))).isEqualTo(form.value());
    }

    @ParameterizedTest
    @MethodSource("forms")
    <T> void unknownVersionIsRefused(Form<T> form) {
        byte[] bytes = form.codec().encode(form.value());
        bytes[0]++;
        assertThatIllegalStateException()
                .isThrownBy(() -> form.codec().decode(bytes))
                .withMessageContaining("version");
    }

    @ParameterizedTest
    @MethodSource("forms")
    <T> void cutBytesAreRefused(Form<T> form) {
        byte[] bytes = form.codec().encode(form.value());
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatIllegalStateException()
                    .as("%d of %d bytes", length, bytes.length)
                    .isThrownBy(() -> form.codec().decode(cut));
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    <T> void trailingBytesAreRefused(Form<T> form) {
        byte[] bytes = form.codec().encode(form.value());
        assertThatIllegalStateException()
                .isThrownBy(() -> form.codec().decode(Arrays.copyOf(bytes, bytes.length + 1)))
                .withMessageContaining("too many");
    }

    @Test
    void rowKeyIsWrittenAsTheFileSays() {
        assertThat(Golden.hex(Forms.key().toBytes())).isEqualTo(Golden.hex("row-key"));
        assertThat(RowKey.fromBytes(Forms.key().toBytes())).isEqualTo(Forms.key());
    }

    @Test
    void rowKeyOfAnotherLengthIsRefused() {
        byte[] bytes = Forms.key().toBytes();
        for (int length : new int[] {0, bytes.length - 1, bytes.length + 1}) {
            assertThatIllegalArgumentException().isThrownBy(() -> RowKey.fromBytes(Arrays.copyOf(bytes, length)));
        }
    }
}
