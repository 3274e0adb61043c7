package io.nearfar.embedding.onnx;

import java.util.ArrayDeque;
import java.util.Deque;

/** What was opened and must be closed: closes in reverse order of opening, each once, whatever fails. One thread. */
final class NativeHandles implements AutoCloseable {

    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    /** Takes over the closing of {@code handle}. */
    <T extends AutoCloseable> T add(T handle) {
        open.push(handle);
        return handle;
    }

    /** Hands everything still open to another owner; this one closes nothing any more. */
    NativeHandles release() {
        NativeHandles owner = new NativeHandles();
        owner.open.addAll(open);
        open.clear();
        return owner;
    }

    /** Closes what is still open; the first failure is thrown after all were tried, with the others suppressed. */
    @Override
    public void close() {
        IllegalStateException failure = new IllegalStateException("native handles could not be closed");
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                failure.addSuppressed(e);
            }
        }
        if (failure.getSuppressed().length > 0) {
            throw failure;
        }
    }
}
