package com.fxbatchtrader.time;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/// A task that one thread runs again and again until somebody closes it, on whichever clock it is given.
final class Repetition implements Pacing.Repeating, Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Repetition.class);

    private final Pacing pacing;
    private final String name;
    private final Duration period;
    private final Runnable task;
    private final Signal stop;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
    private volatile @Nullable Thread runner;

    Repetition(Pacing pacing, String name, Duration period, Runnable task) {
        this.pacing = pacing;
        this.name = name;
        this.period = period;
        this.task = task;
        this.stop = pacing.signal();
    }

    /// The thread's body: the first run is at once.
    @Override
    public void run() {
        runner = Thread.currentThread();
        try {
            while (!stopped.get()) {
                runOnce();
                // A raise means stop, and is seen by the loop's condition.
                stop.await(period);
            }
        } finally {
            ended.complete(true);
        }
    }

    private void runOnce() {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            // Errors too: the keeper of leases must not end for ever, and silently, by one failed assertion.
            LOG.error("{} failed; it is tried again in {}", name, period, e);
        }
    }

    @Override
    public void close() {
        stopped.set(true);
        stop.raise();
        // A task that closes itself can't wait for its own end.
        if (runner != Thread.currentThread()) {
            pacing.await(ended);
        }
    }
}
