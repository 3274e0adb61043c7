package io.nearfar.connect;

import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** The beginning of an answer. What goes beyond a bound is not read, so that no answer fills the worker's memory. */
final class BoundedBody implements BodySubscriber<byte[]> {

    private final BodySubscriber<byte[]> kept = BodySubscribers.ofByteArray();
    private long left;
    private @Nullable Subscription subscription;

    /** Keeps answers of at most so many bytes whole; of longer ones about as many. */
    BoundedBody(long most) {
        this.left = most;
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        kept.onSubscribe(given);
    }

    @Override
    public void onNext(List<ByteBuffer> part) {
        if (left < 0) {
            return;
        }
        left -= part.stream().mapToLong(ByteBuffer::remaining).sum();
        kept.onNext(part);
        if (left < 0 && subscription != null) {
            subscription.cancel();
            kept.onComplete();
        }
    }

    @Override
    public void onError(Throwable failure) {
        kept.onError(failure);
    }

    @Override
    public void onComplete() {
        kept.onComplete();
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return kept.getBody();
    }
}
