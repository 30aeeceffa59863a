package com.fxbatchtrader.time;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A pool on virtual time: at most so many threads, each of which ends when the queue is empty. Behaves as
/// [OrderlyPool]: bounded, and it never interrupts. Its futures may be waited for inside the simulation.
final class VirtualExecutor extends AbstractExecutorService {

    private final VirtualPacing pacing;
    private final VirtualTime time;
    private final String name;
    private final int threads;

    /// Guarded by `this`; never held over a wait.
    private final Queue<Runnable> queue = new ArrayDeque<>();

    private int alive;
    private int started;
    private boolean shutdown;

    VirtualExecutor(VirtualPacing pacing, VirtualTime time, String name, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads: at least 1, not " + threads);
        }
        this.pacing = pacing;
        this.time = time;
        this.name = name;
        this.threads = threads;
    }

    @Override
    public synchronized void execute(Runnable task) {
        if (shutdown || queue.size() >= OrderlyPool.QUEUE_CAPACITY) {
            throw new RejectedExecutionException(
                    name + (shutdown ? " is shut down" : " has " + queue.size() + " tasks waiting"));
        }
        queue.add(task);
        if (alive < threads) {
            alive++;
            started++;
            pacing.start(name + "-" + started, this::work);
        }
    }

    private void work() {
        boolean clean = false;
        try {
            for (Runnable task = next(); task != null; task = next()) {
                task.run();
            }
            clean = true;
        } finally {
            if (!clean) {
                replace();
            }
        }
    }

    private synchronized @Nullable Runnable next() {
        Runnable task = queue.poll();
        if (task == null) {
            alive--;
        }
        return task;
    }

    /// A thread that died of its task leaves the rest of the queue to another.
    private synchronized void replace() {
        if (queue.isEmpty()) {
            alive--;
        } else {
            started++;
            pacing.start(name + "-" + started, this::work);
        }
    }

    @Override
    public synchronized void shutdown() {
        shutdown = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
        shutdown();
        return List.of();
    }

    @Override
    public synchronized boolean isShutdown() {
        return shutdown;
    }

    @Override
    public synchronized boolean isTerminated() {
        return shutdown && alive == 0;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return time.await(this::isTerminated, unit.toNanos(timeout), "the end of " + name);
    }

    @Override
    protected <T> RunnableFuture<T> newTaskFor(Runnable task, T value) {
        return newTaskFor(
                () -> {
                    task.run();
                    return value;
                });
    }

    @Override
    protected <T> RunnableFuture<T> newTaskFor(Callable<T> task) {
        return new VirtualTask<>(task, time);
    }

    private static final class VirtualTask<T> extends FutureTask<T> {

        private final VirtualTime time;

        VirtualTask(Callable<T> task, VirtualTime time) {
            super(task);
            this.time = time;
        }

        @Override
        public T get() throws InterruptedException, ExecutionException {
            time.await(this::isDone, VirtualTime.NEVER, "a task");
            return super.get();
        }

        @Override
        public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
            if (!time.await(this::isDone, VirtualTime.nanos(Duration.of(timeout, unit.toChronoUnit())), "a task")) {
                throw new TimeoutException();
            }
            return super.get();
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            return super.cancel(false);
        }
    }
}
