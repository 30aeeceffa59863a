package com.fxbatchtrader.bank.simulator;

import com.fxbatchtrader.time.Pacing;
import com.fxbatchtrader.time.Signal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/// Real threads and real waits, with a wall clock that a test can put forward.
final class WallPacing implements Pacing {

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    /// Puts the wall clock forward.
    void advance(Duration by) {
        ahead.updateAndGet(by::plus);
    }

    @Override
    public Instant instant() {
        return java.time.Clock.systemUTC().instant().plus(ahead.get());
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public void pause(Duration duration) {
        boolean raised = signal().await(duration);
        assert !raised;
    }

    @Override
    public Signal signal() {
        Semaphore raised = new Semaphore(0);
        return new Signal() {
            @Override
            public void raise() {
                raised.release();
            }

            @Override
            public boolean await(Duration timeout) {
                try {
                    boolean taken = raised.tryAcquire(timeout.toNanos(), TimeUnit.NANOSECONDS);
                    raised.drainPermits();
                    return taken;
                } catch (InterruptedException e) {
                    throw new IllegalStateException("nobody interrupts", e);
                }
            }
        };
    }

    @Override
    public <T> T await(CompletableFuture<T> future) {
        return future.join();
    }

    @Override
    public <T> Optional<T> await(CompletableFuture<T> future, Duration timeout) {
        try {
            return Optional.of(future.get(timeout.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException _) {
            return Optional.empty();
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void start(String name, Runnable body) {
        Thread.ofPlatform().name(name).start(body);
    }

    @Override
    public ExecutorService executor(String name, int threads) {
        return Executors.newFixedThreadPool(threads, Thread.ofPlatform().name(name + "-", 0).factory());
    }

    @Override
    public Repeating every(String name, Duration period, Runnable task) {
        throw new UnsupportedOperationException("the simulator repeats nothing");
    }
}
