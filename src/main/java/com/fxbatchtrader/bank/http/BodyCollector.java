package com.fxbatchtrader.bank.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/// Collects an answer's body up to a limit and can be given up at any moment. Giving up cancels the subscription, and
/// the JDK then closes the connection: no thread is interrupted, and what still comes on that connection can never be
/// taken for the answer to a later request.
final class BodyCollector implements BodySubscriber<Body> {

    /// The body is over the limit.
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        TooLarge(int maxBytes) {
            super("the answer has more than " + maxBytes + " bytes");
        }
    }

    private final int maxBytes;
    private final CompletableFuture<Body> whole = new CompletableFuture<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private Optional<Subscription> subscription = Optional.empty();
    private boolean givenUp;

    BodyCollector(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    @Override
    public CompletionStage<Body> getBody() {
        return whole;
    }

    @Override
    public void onSubscribe(Subscription offered) {
        if (taken(offered)) {
            offered.request(Long.MAX_VALUE);
        } else {
            offered.cancel();
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        if (!added(buffers)) {
            fail(new TooLarge(maxBytes));
        }
    }

    @Override
    public void onError(Throwable cause) {
        whole.completeExceptionally(cause);
    }

    @Override
    public void onComplete() {
        whole.complete(collected());
    }

    /// Ends the collection, now or as soon as the body begins. Does nothing when the body is whole.
    void giveUp() {
        fail(new IOException("given up"));
    }

    /// What has come so far.
    synchronized Body collected() {
        return new Body(bytes.toByteArray());
    }

    private void fail(IOException why) {
        Optional<Subscription> open;
        synchronized (this) {
            givenUp = true;
            open = subscription;
        }
        // Outside the lock: the JDK may call back from cancel.
        open.ifPresent(Subscription::cancel);
        whole.completeExceptionally(why);
    }

    private synchronized boolean taken(Subscription offered) {
        if (givenUp || subscription.isPresent()) {
            return false;
        }
        subscription = Optional.of(offered);
        return true;
    }

    private synchronized boolean added(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            int fitting = Math.min(buffer.remaining(), maxBytes - bytes.size());
            byte[] chunk = new byte[fitting];
            buffer.get(chunk);
            bytes.writeBytes(chunk);
            if (buffer.hasRemaining()) {
                return false;
            }
        }
        return true;
    }
}
