package com.fxbatchtrader.time;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/// One machine on virtual time, for tests: hours pass in milliseconds, and a seed gives a schedule that can be seen
/// again.
///
/// [#run(Runnable)] runs a body and whatever threads it starts here. Only one of them runs at a time; each wait
/// (`pause`, `await`, a signal, a pool's future, closing an `every`) may hand over to any thread that can run, by the
/// seed's choice. When none can, the clock jumps to the next deadline; when there is none either, the run fails with
/// the list of who waits for what. Code under test must not wait outside the pacing (a lock held over a wait, a plain
/// blocking queue): the run then fails as stuck after some seconds of real time.
public final class VirtualPacing implements Pacing {

    /// Where the wall clock begins: a Monday, 10:00 in Johannesburg.
    public static final Instant BEGIN = Instant.parse("2026-03-02T08:00:00Z");

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// Arbitrary as the real one's: it passes zero soon, which finds code that takes 0 or a sign for a meaning.
    private static final long MONOTONIC_ORIGIN = -3_000_000_000L;

    private final VirtualTime time;
    private final AtomicReference<Duration> wallOffset = new AtomicReference<>(Duration.ZERO);
    private final AtomicLong stalledUntilNanos = new AtomicLong();

    /// A world of its own whose schedule follows from the seed.
    public VirtualPacing(long seed) {
        this(new VirtualTime(seed, PATIENCE));
    }

    VirtualPacing(VirtualTime time) {
        this.time = time;
    }

    /// Another machine in the same world: it shares the schedule and the passing of time, and has a wall clock of its
    /// own.
    public VirtualPacing beside() {
        return new VirtualPacing(time);
    }

    /// Runs the body to its end as thread `main` and returns. Threads that still live are then unwound from the wait
    /// they are in ([#leftOver()] names them). Throws what the body threw, or else what another thread died of.
    public void run(Runnable body) {
        time.run(this, body);
    }

    /// The names of the threads that the last run had to end.
    public List<String> leftOver() {
        return time.leftOver();
    }

    /// Sets this machine's wall clock forward or back; its monotonic clock takes no notice.
    public void jumpWall(Duration by) {
        wallOffset.updateAndGet(offset -> offset.plus(by));
    }

    /// Lets no thread of this machine run for so long, while its clocks go on: a garbage collection, a suspended
    /// process. A thread of this machine that calls it goes on until its next wait.
    public void stall(Duration duration) {
        stalledUntilNanos.set(time.nowNanos() + VirtualTime.nanos(duration));
    }

    /// Lets no thread of this machine run ever again: a killed process. They are unwound when the run is over. A thread
    /// of this machine that calls it goes on until its next wait.
    public void kill() {
        stalledUntilNanos.set(VirtualTime.NEVER);
    }

    /// Gives every other thread that can run its chance now. For fakes that stand for a round trip.
    public void yieldNow() {
        time.await(() -> true, 0, "its next turn");
    }

    /// The virtual time that has passed since the beginning.
    public Duration elapsed() {
        return Duration.ofNanos(time.nowNanos());
    }

    long stalledUntilNanos() {
        return stalledUntilNanos.get();
    }

    @Override
    public Instant instant() {
        return BEGIN.plus(elapsed()).plus(wallOffset.get());
    }

    @Override
    public long nanos() {
        return MONOTONIC_ORIGIN + time.nowNanos();
    }

    @Override
    public void pause(Duration duration) {
        if (duration.isPositive()) {
            time.await(() -> false, VirtualTime.nanos(duration), "the end of a pause");
        }
    }

    @Override
    public Signal signal() {
        return new VirtualSignal(time);
    }

    @Override
    public <T> T await(CompletableFuture<T> future) {
        time.await(future::isDone, VirtualTime.NEVER, "a future");
        return result(future);
    }

    @Override
    public <T> Optional<T> await(CompletableFuture<T> future, Duration timeout) {
        boolean done = time.await(future::isDone, VirtualTime.nanos(timeout), "a future");
        return done ? Optional.ofNullable(result(future)) : Optional.empty();
    }

    private static <T> T result(CompletableFuture<T> future) {
        return switch (future.state()) {
            case FAILED -> throw Failures.asThrown(future.exceptionNow());
            default -> future.join();
        };
    }

    @Override
    public void start(String name, Runnable body) {
        time.spawn(this, name, body);
    }

    @Override
    public ExecutorService executor(String name, int threads) {
        return new VirtualExecutor(this, time, name, threads);
    }

    @Override
    public Repeating every(String name, Duration period, Runnable task) {
        Repetition repetition = new Repetition(this, name, period, task);
        start(name, repetition);
        return repetition;
    }
}
