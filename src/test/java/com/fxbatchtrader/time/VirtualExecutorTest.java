package com.fxbatchtrader.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/// Pools on virtual time: as bounded and as orderly as the real ones.
@Timeout(20)
final class VirtualExecutorTest {

    private final VirtualPacing pacing = new VirtualPacing(1);
    private final List<String> log = new ArrayList<>();

    private void note(String what) {
        log.add(pacing.elapsed().toSeconds() + "s " + what);
    }

    @Test
    void a_pool_runs_no_more_at_once_than_it_has_threads_and_drains_in_order() {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        pacing.run(
                () -> {
                    ExecutorService pool = pacing.executor("trade", 3);
                    for (int i = 0; i < 10; i++) {
                        pool.execute(
                                () -> {
                                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                                    pacing.pause(Duration.ofSeconds(1));
                                    running.decrementAndGet();
                                });
                    }
                    pool.shutdown();
                    assertThatThrownBy(() -> pool.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
                    pool.close();
                    assertThat(pool.isTerminated()).isTrue();
                    note("drained");
                });

        assertThat(most).hasValue(3);
        assertThat(log).containsExactly("4s drained");
        assertThat(pacing.leftOver()).isEmpty();
    }

    @Test
    void the_end_of_a_pool_is_waited_for_no_longer_than_asked() {
        pacing.run(
                () -> {
                    ExecutorService pool = pacing.executor("trade", 1);
                    pool.execute(() -> pacing.pause(Duration.ofMinutes(2)));
                    pool.shutdown();
                    assertThat(terminated(pool, 1)).isFalse();
                    assertThat(terminated(pool, 5)).isTrue();
                    assertThat(pacing.elapsed()).isEqualTo(Duration.ofMinutes(2));
                });
    }

    private static boolean terminated(ExecutorService pool, int minutes) {
        try {
            return pool.awaitTermination(minutes, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_pools_own_futures_may_be_waited_for() {
        pacing.run(
                () -> {
                    try (ExecutorService pool = pacing.executor("trade", 1)) {
                        Future<String> slow =
                                pool.submit(
                                        () -> {
                                            pacing.pause(Duration.ofSeconds(3));
                                            return "done";
                                        });
                        assertThatThrownBy(() -> slow.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
                        slow.cancel(true);
                        assertThat(slow.isCancelled()).isTrue();
                        Future<String> next = pool.submit(() -> "next at " + pacing.elapsed());
                        assertThat(resultOf(next)).isEqualTo("next at PT3S");
                    }
                });
    }

    private static String resultOf(Future<String> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_task_that_throws_costs_its_thread_but_not_the_pool() {
        assertThatThrownBy(
                        () ->
                                pacing.run(
                                        () -> {
                                            try (ExecutorService pool = pacing.executor("trade", 1)) {
                                                pool.execute(
                                                        () -> {
                                                            throw new IllegalStateException(
                                                                    "fictional death of a thread");
                                                        });
                                                pool.execute(() -> note(Thread.currentThread().getName()));
                                            }
                                        }))
                .hasMessage("fictional death of a thread");

        assertThat(log).containsExactly("0s trade-2");
    }
}
