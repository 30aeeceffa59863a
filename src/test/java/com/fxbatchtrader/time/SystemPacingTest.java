package com.fxbatchtrader.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// The real clocks and threads. Each test that waits for a result waits on an event; only the tests of the length of a
/// wait let real time pass, some milliseconds of it.
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class SystemPacingTest {

    private static final Duration LONG = Duration.ofSeconds(15);
    private static final Duration SHORT = Duration.ofMillis(20);

    private final SystemPacing pacing = new SystemPacing();

    @Test
    void both_clocks_are_the_machines() {
        Instant wall = Instant.now();
        long monotonic = System.nanoTime();

        assertThat(pacing.instant()).isBetween(wall, wall.plusSeconds(10));
        assertThat(pacing.nanos() - monotonic).isBetween(0L, 10_000_000_000L);
    }

    @Test
    void a_pause_lasts_as_long_as_it_says_and_a_negative_one_not_at_all() {
        long begin = System.nanoTime();
        pacing.pause(SHORT);
        assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(SHORT.toNanos());

        pacing.pause(Duration.ZERO);
        pacing.pause(Duration.ofDays(-1));
        pacing.pause(Duration.ofSeconds(Long.MIN_VALUE));
    }

    @Test
    void an_interrupt_does_not_cut_a_pause_short_and_is_remembered() {
        long begin = System.nanoTime();
        Thread.currentThread().interrupt();

        pacing.pause(SHORT);

        assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(SHORT.toNanos());
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void an_interrupt_in_the_middle_of_a_wait_does_not_end_it() {
        CompletableFuture<String> future = new CompletableFuture<>();
        CompletableFuture<String> seen = new CompletableFuture<>();
        AtomicReference<Thread> waiter = new AtomicReference<>();
        Signal started = pacing.signal();
        pacing.start(
                "waiter",
                () -> {
                    waiter.set(Thread.currentThread());
                    started.raise();
                    String value = pacing.await(future, LONG).orElseThrow();
                    seen.complete(value + " " + Thread.currentThread().isInterrupted());
                });
        started.await(LONG);

        waiter.get().interrupt();
        future.complete("value");

        assertThat(pacing.await(seen)).isEqualTo("value true");
    }

    @Test
    void a_raise_before_the_wait_is_remembered_and_counts_once() {
        Signal signal = pacing.signal();
        signal.raise();
        signal.raise();

        assertThat(signal.await(Duration.ZERO)).isTrue();
        assertThat(signal.await(Duration.ZERO)).isFalse();
    }

    @Test
    void a_signal_that_nobody_raises_is_waited_for_to_the_end_of_the_time() {
        long begin = System.nanoTime();

        assertThat(pacing.signal().await(SHORT)).isFalse();

        assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(SHORT.toNanos());
    }

    @Test
    void a_raise_wakes_the_waiter_even_one_that_would_wait_for_ever() {
        Signal signal = pacing.signal();
        CompletableFuture<Boolean> woken = new CompletableFuture<>();
        pacing.start("waiter", () -> woken.complete(signal.await(Duration.ofSeconds(Long.MAX_VALUE))));

        signal.raise();

        assertThat(pacing.await(woken, LONG)).contains(true);
    }

    @Test
    void no_raise_is_lost_between_two_threads_that_answer_each_other() {
        Signal ping = pacing.signal();
        Signal pong = pacing.signal();
        int rounds = 2_000;
        CompletableFuture<Integer> answered = new CompletableFuture<>();
        pacing.start(
                "other",
                () -> {
                    int count = 0;
                    while (count < rounds && ping.await(LONG)) {
                        count++;
                        pong.raise();
                    }
                    answered.complete(count);
                });

        for (int round = 0; round < rounds; round++) {
            ping.raise();
            assertThat(pong.await(LONG)).isTrue();
        }

        assertThat(pacing.await(answered, LONG)).contains(rounds);
    }

    @Test
    void two_raises_for_two_waiters_wake_both() {
        Signal signal = pacing.signal();
        Semaphore taken = new Semaphore(0);
        for (int i = 0; i < 2; i++) {
            pacing.start(
                    "waiter",
                    () -> {
                        if (signal.await(LONG)) {
                            taken.release();
                        }
                    });
        }

        signal.raise();
        taken.acquireUninterruptibly();
        signal.raise();
        taken.acquireUninterruptibly();
    }

    @Test
    void a_future_gives_its_value_and_its_time_limit_is_kept() {
        assertThat(pacing.await(CompletableFuture.completedFuture("value"))).isEqualTo("value");
        assertThat(pacing.await(CompletableFuture.completedFuture("value"), Duration.ZERO)).contains("value");
        assertThat(pacing.await(new CompletableFuture<String>(), SHORT)).isEmpty();
    }

    @Test
    void an_unchecked_failure_comes_out_as_it_went_in_and_a_checked_one_wrapped() {
        IllegalStateException unchecked = new IllegalStateException("closed");
        AssertionError error = new AssertionError("broken");
        IOException checked = new IOException("reset");
        CompletableFuture<String> late = CompletableFuture.<String>failedFuture(unchecked).thenApply(value -> value);

        assertThatThrownBy(() -> pacing.await(CompletableFuture.failedFuture(unchecked))).isSameAs(unchecked);
        assertThatThrownBy(() -> pacing.await(CompletableFuture.failedFuture(unchecked), LONG)).isSameAs(unchecked);
        assertThatThrownBy(() -> pacing.await(late)).isSameAs(unchecked);
        assertThatThrownBy(() -> pacing.await(CompletableFuture.failedFuture(error))).isSameAs(error);
        assertThatThrownBy(() -> pacing.await(CompletableFuture.failedFuture(checked), LONG))
                .isInstanceOf(CompletionException.class)
                .hasCause(checked);
        CompletableFuture<String> cancelled = new CompletableFuture<>();
        cancelled.cancel(false);
        assertThatThrownBy(() -> pacing.await(cancelled)).isInstanceOf(CancellationException.class);
    }

    @Test
    void started_threads_are_platform_threads_with_their_name() {
        CompletableFuture<Thread> thread = new CompletableFuture<>();

        pacing.start("lease-keeper", () -> thread.complete(Thread.currentThread()));

        assertThat(pacing.await(thread).getName()).isEqualTo("lease-keeper");
        assertThat(pacing.await(thread).isVirtual()).isFalse();
    }

    @Test
    void a_pool_runs_no_more_at_once_than_it_has_threads() {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch allBusy = new CountDownLatch(3);
        List<CompletableFuture<Void>> tasks = new ArrayList<>();
        try (ExecutorService pool = pacing.executor("trade", 3)) {
            for (int i = 0; i < 30; i++) {
                tasks.add(
                        CompletableFuture.runAsync(
                                () -> {
                                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                                    allBusy.countDown();
                                    pacing.await(
                                            new CompletableFuture<>(), allBusy.getCount() > 0 ? SHORT : Duration.ZERO);
                                    running.decrementAndGet();
                                },
                                pool));
            }
            tasks.forEach(pacing::await);
        }

        assertThat(most).hasValue(3);
        assertThat(running).hasValue(0);
    }

    @Test
    void a_pools_threads_are_named_and_numbered() {
        try (ExecutorService pool = pacing.executor("trade", 1)) {
            assertThat(pacing.await(CompletableFuture.supplyAsync(() -> Thread.currentThread().getName(), pool)))
                    .isEqualTo("trade-1");
        }
    }

    @Test
    void neither_shutdownNow_nor_cancel_true_interrupts_a_task() throws Exception {
        Signal started = pacing.signal();
        Signal goOn = pacing.signal();
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        ExecutorService pool = pacing.executor("trade", 1);
        Future<?> task =
                pool.submit(
                        () -> {
                            started.raise();
                            goOn.await(LONG);
                            interrupted.complete(Thread.currentThread().isInterrupted());
                        });
        Future<String> queued = pool.submit(() -> "ran");
        started.await(LONG);

        task.cancel(true);
        List<Runnable> dropped = pool.shutdownNow();
        goOn.raise();

        assertThat(pacing.await(interrupted, LONG)).contains(false);
        assertThat(dropped).isEmpty();
        assertThat(queued.get(15, TimeUnit.SECONDS)).isEqualTo("ran");
    }

    @Test
    void a_full_queue_refuses_instead_of_growing() {
        Signal goOn = pacing.signal();
        try (ExecutorService pool = pacing.executor("trade", 1)) {
            pool.execute(() -> goOn.await(LONG));
            for (int i = 0; i < OrderlyPool.QUEUE_CAPACITY; i++) {
                pool.execute(() -> {});
            }

            assertThatThrownBy(() -> pool.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
            goOn.raise();
        }
    }

    @Test
    void a_repeated_task_outlives_its_failures_and_ends_with_the_run_under_way() {
        AtomicInteger runs = new AtomicInteger();
        CompletableFuture<Void> thirdBegan = new CompletableFuture<>();
        AtomicReference<String> end = new AtomicReference<>("none");

        Pacing.Repeating repeating =
                pacing.every(
                        "poll",
                        Duration.ofMillis(1),
                        () -> {
                            switch (runs.incrementAndGet()) {
                                case 1 -> throw new IllegalStateException("fictional failure of the first run");
                                case 2 -> throw new AssertionError("fictional failure of the second run");
                                case 3 -> {
                                    thirdBegan.complete(null);
                                    pacing.pause(SHORT);
                                    end.set("third");
                                }
                                default -> end.set("later");
                            }
                        });
        pacing.await(thirdBegan);
        repeating.close();
        repeating.close();

        assertThat(end).hasValue("third");
        assertThat(runs).hasValue(3);
    }

    @Test
    void a_repeated_task_runs_a_period_after_the_end_of_the_run_before() {
        AtomicInteger runs = new AtomicInteger();
        CompletableFuture<Long> gap = new CompletableFuture<>();
        AtomicReference<Long> firstEnd = new AtomicReference<>(0L);
        try (Pacing.Repeating _ =
                pacing.every(
                        "poll",
                        SHORT,
                        () -> {
                            if (runs.incrementAndGet() == 1) {
                                pacing.pause(SHORT);
                                firstEnd.set(System.nanoTime());
                            } else {
                                gap.complete(System.nanoTime() - firstEnd.get());
                            }
                        })) {
            assertThat(pacing.await(gap)).isGreaterThanOrEqualTo(SHORT.toNanos());
        }
    }

    @Test
    void a_repeated_task_can_close_itself() {
        CompletableFuture<Pacing.Repeating> handle = new CompletableFuture<>();
        CompletableFuture<Integer> closed = new CompletableFuture<>();
        AtomicInteger runs = new AtomicInteger();
        Pacing.Repeating repeating =
                pacing.every(
                        "once",
                        Duration.ofMillis(1),
                        () -> {
                            runs.incrementAndGet();
                            pacing.await(handle).close();
                            closed.complete(runs.get());
                        });
        handle.complete(repeating);

        assertThat(pacing.await(closed, LONG)).contains(1);
        repeating.close();
        assertThat(runs).hasValue(1);
    }
}
