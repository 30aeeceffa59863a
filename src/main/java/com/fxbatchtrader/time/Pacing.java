package com.fxbatchtrader.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/// The wall clock, the monotonic clock, the threads and the waits of one process. Everything that waits, waits here:
/// the engine, the connector and the store take a `Pacing` from outside, and a test gives them one that runs on virtual
/// time.
///
/// No wait is ever interrupted: an interrupt in a database thread closes H2's file and cuts a commit in two
/// (RELIABILITY.md, Threads). Cancelling is a flag between steps.
public interface Pacing extends InstantSource {

    /// The wall clock of this machine. Never used to judge a lease.
    @Override
    Instant instant();

    /// The monotonic clock in nanoseconds, from an arbitrary origin. It stands still while the machine sleeps.
    long nanos();

    /// Lets the calling thread wait. Zero and negative durations return at once.
    void pause(Duration duration);

    /// A new signal, not raised.
    Signal signal();

    /// Waits for the future's result. An exception comes out as it went in when it is unchecked, else wrapped.
    <T> T await(CompletableFuture<T> future);

    /// Waits for the future's result for at most that long; empty when it has none by then. The future lives on.
    <T> Optional<T> await(CompletableFuture<T> future, Duration timeout);

    /// Starts a named platform thread.
    void start(String name, Runnable body);

    /// A pool of at most `threads` named platform threads. Whoever makes it shuts it down in order
    /// ([ExecutorService#shutdown()], never `shutdownNow`).
    ExecutorService executor(String name, int threads);

    /// Runs a task again and again, each run `period` after the end of the former, on a thread of its own. An exception
    /// of one run is logged and does not end the task.
    Repeating every(String name, Duration period, Runnable task);

    /// A task that repeats until it is stopped.
    interface Repeating extends AutoCloseable {
        /// Stops the repetition and waits for a run under way to end. Safe to call twice.
        @Override
        void close();
    }
}
