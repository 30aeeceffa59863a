package com.fxbatchtrader.time;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;

/// A pool of platform threads that interrupts none of them: [#shutdownNow()] is no more than [#shutdown()], and
/// cancelling a task that runs lets it run to its end. (An interrupt in a database thread closes H2's file and cuts a
/// commit in two.) A thread without work for some seconds ends.
final class OrderlyPool extends ThreadPoolExecutor {

    /// Tasks that may wait for a thread. Whoever submits asks for free capacity first; one who does not is refused by a
    /// [java.util.concurrent.RejectedExecutionException] instead of filling the memory.
    static final int QUEUE_CAPACITY = 10_000;

    private static final int IDLE_SECONDS = 10;

    OrderlyPool(String name, int threads, BiFunction<String, Runnable, Thread> start) {
        super(
                threads,
                threads,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(QUEUE_CAPACITY),
                numbered(name, start));
        allowCoreThreadTimeOut(true);
    }

    private static ThreadFactory numbered(String name, BiFunction<String, Runnable, Thread> thread) {
        AtomicInteger last = new AtomicInteger();
        return body -> thread.apply(name + "-" + last.incrementAndGet(), body);
    }

    @Override
    public List<Runnable> shutdownNow() {
        shutdown();
        return List.of();
    }

    @Override
    protected <T> RunnableFuture<T> newTaskFor(Runnable task, T value) {
        return new UninterruptedTask<>(task, value);
    }

    @Override
    protected <T> RunnableFuture<T> newTaskFor(Callable<T> task) {
        return new UninterruptedTask<>(task);
    }

    private static final class UninterruptedTask<T> extends FutureTask<T> {

        UninterruptedTask(Runnable task, T value) {
            super(task, value);
        }

        UninterruptedTask(Callable<T> task) {
            super(task);
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            return super.cancel(false);
        }
    }
}
