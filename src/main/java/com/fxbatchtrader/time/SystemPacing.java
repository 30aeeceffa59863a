package com.fxbatchtrader.time;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The clocks and threads of this machine: platform threads only, and waits that nothing cuts short. An interrupt from
/// outside does not end a wait; it is remembered, and the thread has it again when the wait is over.
///
/// The one class that reads the system's clocks and deals with interrupts; a rule test bans both everywhere else. Safe
/// for any thread.
public final class SystemPacing implements Pacing {

    private static final Logger LOG = LoggerFactory.getLogger(SystemPacing.class);

    @Override
    public Instant instant() {
        return Instant.now();
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public void pause(Duration duration) {
        signal().await(duration);
    }

    @Override
    public Signal signal() {
        return new LockedSignal();
    }

    @Override
    public <T> T await(CompletableFuture<T> future) {
        try {
            // join takes no notice of interrupts and restores them by itself.
            return future.join();
        } catch (CompletionException e) {
            throw Failures.asThrown(e);
        }
    }

    @Override
    public <T> Optional<T> await(CompletableFuture<T> future, Duration timeout) {
        long deadline = deadline(timeout);
        return whateverInterrupts(
                () -> {
                    try {
                        return Optional.ofNullable(future.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS));
                    } catch (TimeoutException _) {
                        return Optional.empty();
                    } catch (ExecutionException e) {
                        throw Failures.asThrown(e);
                    }
                });
    }

    @Override
    public void start(String name, Runnable body) {
        thread(name, body).start();
    }

    @Override
    public ExecutorService executor(String name, int threads) {
        return new OrderlyPool(name, threads, SystemPacing::thread);
    }

    @Override
    public Repeating every(String name, Duration period, Runnable task) {
        Repetition repetition = new Repetition(this, name, period, task);
        start(name, repetition);
        return repetition;
    }

    private static Thread thread(String name, Runnable body) {
        return Thread.ofPlatform()
                .name(name)
                .uncaughtExceptionHandler(
                        (thread, failure) -> LOG.error("Thread {} died; the others go on", thread.getName(), failure))
                .unstarted(body);
    }

    private static long deadline(Duration timeout) {
        // At most 292 years, which is what a long holds, and never before now; compared by difference only.
        return System.nanoTime() + Math.max(0, TimeUnit.NANOSECONDS.convert(timeout));
    }

    /// A wait that may be cut short; repeating it must lose nothing.
    @FunctionalInterface
    private interface Wait<R> {
        R end() throws InterruptedException;
    }

    private static <R> R whateverInterrupts(Wait<R> wait) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return wait.end();
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static final class LockedSignal implements Signal {
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition changed = lock.newCondition();

        /// Guarded by the lock. It is the truth, the condition only a hint, so that no raise can be lost.
        private boolean raised;

        @Override
        public void raise() {
            lock.lock();
            try {
                raised = true;
                changed.signal();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public boolean await(Duration timeout) {
            long deadline = deadline(timeout);
            return whateverInterrupts(() -> take(deadline));
        }

        private boolean take(long deadline) throws InterruptedException {
            lock.lock();
            try {
                while (!raised) {
                    long left = deadline - System.nanoTime();
                    if (left <= 0) {
                        return false;
                    }
                    changed.awaitNanos(left);
                }
                raised = false;
                return true;
            } finally {
                lock.unlock();
            }
        }
    }
}
