package com.fxbatchtrader.bank.simulator;

import com.fxbatchtrader.time.Pacing;
import com.fxbatchtrader.time.Signal;
import com.fxbatchtrader.time.SystemPacing;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicReference;

/// Real threads and real waits, with a wall clock that a test can put forward or back.
public final class WallPacing implements Pacing {

    private final Pacing system = new SystemPacing();
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    /// Puts the wall clock forward.
    public void advance(Duration by) {
        ahead.updateAndGet(by::plus);
    }

    @Override
    public Instant instant() {
        return system.instant().plus(ahead.get());
    }

    @Override
    public long nanos() {
        return system.nanos();
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
