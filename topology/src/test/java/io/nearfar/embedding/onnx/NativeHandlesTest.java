package io.nearfar.embedding.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NativeHandlesTest {

    private final List<String> closed = new ArrayList<>();
    private final NativeHandles handles = new NativeHandles();

    @Test
    void handlesAreClosedOnceInReverseOrderOfOpening() {
        handles.add(() -> closed.add("first"));
        handles.add(() -> closed.add("second"));
        handles.close();
        handles.close();
        assertThat(closed).containsExactly("second", "first");
    }

    @Test
    void aFailureDoesNotKeepOthersOpen() {
        IOException failure = new IOException("broken");
        handles.add(() -> closed.add("first"));
        handles.add(() -> {
            throw failure;
        });
        handles.add(() -> closed.add("third"));
        assertThatIllegalStateException()
                .isThrownBy(handles::close)
                .satisfies(thrown -> assertThat(thrown.getSuppressed()).containsExactly(failure));
        assertThat(closed).containsExactly("third", "first");
    }

    @Test
    void releasedHandlesBelongToTheNewOwner() {
        handles.add(() -> closed.add("first"));
        handles.add(() -> closed.add("second"));
        NativeHandles owner = handles.release();
        handles.close();
        assertThat(closed).isEmpty();
        owner.close();
        assertThat(closed).containsExactly("second", "first");
    }
}
