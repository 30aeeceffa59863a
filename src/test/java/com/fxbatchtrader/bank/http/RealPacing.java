package com.fxbatchtrader.bank.http;

import com.fxbatchtrader.time.Pacing;
import com.fxbatchtrader.time.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/// Real waits on real threads, with clocks that a test can put forward or back.
final class RealPacing implements Pacing {

    private final AtomicReference<Duration> wallAhead = new AtomicReference<>(Duration.ZERO);
    private final AtomicReference<Duration> monotonicAhead = new AtomicReference<>(Duration.ZERO);

    void putWallForward(Duration by) {
        wallAhead.updateAndGet(by::plus);
    }

    void putMonotonicForward(Duration by) {
        monotonicAhead.updateAndGet(by::plus);
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(wallAhead.get());
    }

    @Override
    public long nanos() {
        return System.nanoTime() + monotonicAhead.get().toNanos();
    }

    @Override
    public <T> T await(CompletableFuture<T> future) {
        return future.join();
    }

    @Override
    public <T> Optional<T> await(CompletableFuture<T> future, Duration timeout) {
        try {
            return Optional.ofNullable(future.get(timeout.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void start(String name, Runnable body) {
        Thread.ofPlatform().name(name).daemon().start(body);
    }

    @Override
    public void pause(Duration duration) {
        throw new UnsupportedOperationException("the connector never pauses");
    }

    @Override
    public Signal signal() {
        throw new UnsupportedOperationException("the connector needs no signals");
    }

    @Override
    public ExecutorService executor(String name, int threads) {
        throw new UnsupportedOperationException("the connector needs no pools");
    }

    @Override
    public Repeating every(String name, Duration period, Runnable task) {
        throw new UnsupportedOperationException("the connector repeats nothing");
    }
}
