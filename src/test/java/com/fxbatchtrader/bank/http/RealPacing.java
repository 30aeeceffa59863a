package com.fxbatchtrader.bank.http;

import com.fxbatchtrader.time.Pacing;
import com.fxbatchtrader.time.Signal;
import com.fxbatchtrader.time.SystemPacing;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/// The machine's own pacing, with clocks that a test can put forward or back.
final class RealPacing implements Pacing {

    private final Pacing system = new SystemPacing();
    private final AtomicReference<Duration> wallAhead = new AtomicReference<>(Duration.ZERO);
    private final AtomicReference<Duration> monotonicAhead = new AtomicReference<>(Duration.ZERO);

    private final AtomicBoolean failing = new AtomicBoolean();

    void putWallForward(Duration by) {
        wallAhead.updateAndGet(by::plus);
    }

    void putMonotonicForward(Duration by) {
        monotonicAhead.updateAndGet(by::plus);
    }

    /// The next look at the wall clock throws, and no other.
    void failOnce() {
        failing.set(true);
    }

    @Override
    public Instant instant() {
        if (failing.getAndSet(false)) {
            throw new IllegalStateException("a defect");
        }
        return system.instant().plus(wallAhead.get());
    }

    @Override
    public long nanos() {
        return system.nanos() + monotonicAhead.get().toNanos();
    }

    @Override
    public void pause(Duration duration) {
        system.pause(duration);
    }

    @Override
    public Signal signal() {
        return system.signal();
    }

    @Override
    public <T> T await(CompletableFuture<T> future) {
        return system.await(future);
    }

    @Override
    public <T> Optional<T> await(CompletableFuture<T> future, Duration timeout) {
        return system.await(future, timeout);
    }

    @Override
    public void start(String name, Runnable body) {
        system.start(name, body);
    }

    @Override
    public ExecutorService executor(String name, int threads) {
        return system.executor(name, threads);
    }

    @Override
    public Repeating every(String name, Duration period, Runnable task) {
        return system.every(name, period, task);
    }
}
