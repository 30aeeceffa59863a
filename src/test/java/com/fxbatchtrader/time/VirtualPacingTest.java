package com.fxbatchtrader.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/// The virtual clock that the engine's tests stand on.
@Timeout(20)
final class VirtualPacingTest {

    private final VirtualPacing pacing = new VirtualPacing(1);
    private final List<String> log = new ArrayList<>();

    private void note(String what) {
        log.add(pacing.elapsed().toSeconds() + "s " + what);
    }

    @Test
    void hours_pass_at_once_on_both_clocks() {
        long begin = System.nanoTime();
        pacing.run(
                () -> {
                    long monotonic = pacing.nanos();
                    pacing.pause(Duration.ofHours(3));
                    assertThat(pacing.instant()).isEqualTo(VirtualPacing.BEGIN.plus(Duration.ofHours(3)));
                    assertThat(pacing.nanos() - monotonic).isEqualTo(Duration.ofHours(3).toNanos());
                });

        assertThat(pacing.elapsed()).isEqualTo(Duration.ofHours(3));
        assertThat(System.nanoTime() - begin).isLessThan(Duration.ofSeconds(15).toNanos());
    }

    @Test
    void no_time_passes_while_somebody_can_run() {
        pacing.run(
                () -> {
                    pacing.pause(Duration.ZERO);
                    pacing.pause(Duration.ofSeconds(-5));
                    pacing.yieldNow();
                    assertThat(pacing.await(CompletableFuture.completedFuture(7))).isEqualTo(7);
                    assertThat(pacing.elapsed()).isZero();
                });
    }

    @Test
    void threads_wake_in_the_order_of_their_deadlines() {
        pacing.run(
                () -> {
                    pacing.start("b", () -> sleepAndNote(20, "b"));
                    pacing.start("a", () -> sleepAndNote(10, "a"));
                    pacing.start("c", () -> sleepAndNote(30, "c"));
                    sleepAndNote(40, "main");
                });

        assertThat(log).containsExactly("10s a", "20s b", "30s c", "40s main");
    }

    private void sleepAndNote(int seconds, String name) {
        pacing.pause(Duration.ofSeconds(seconds));
        note(name);
    }

    @Test
    void only_one_thread_runs_at_a_time() {
        AtomicInteger running = new AtomicInteger();
        pacing.run(
                () -> {
                    List<CompletableFuture<Void>> all = new ArrayList<>();
                    try (ExecutorService pool = pacing.executor("worker", 8)) {
                        for (int i = 0; i < 100; i++) {
                            all.add(
                                    CompletableFuture.runAsync(
                                            () -> {
                                                assertThat(running.incrementAndGet()).isEqualTo(1);
                                                Thread.onSpinWait();
                                                assertThat(running.decrementAndGet()).isZero();
                                                pacing.yieldNow();
                                            },
                                            pool));
                        }
                        all.forEach(pacing::await);
                    }
                });
    }

    @Test
    void a_seed_gives_the_same_schedule_again_and_other_seeds_give_others() {
        assertThat(schedule(42)).isEqualTo(schedule(42));

        Set<List<Integer>> different = new HashSet<>();
        IntStream.range(0, 20).forEach(seed -> different.add(schedule(seed)));
        assertThat(different).hasSizeGreaterThan(15);
    }

    private static List<Integer> schedule(long seed) {
        VirtualPacing world = new VirtualPacing(seed);
        List<Integer> order = new ArrayList<>();
        world.run(
                () -> {
                    for (int i = 0; i < 6; i++) {
                        int thread = i;
                        world.start(
                                "thread-" + i,
                                () -> {
                                    for (int step = 0; step < 3; step++) {
                                        order.add(thread);
                                        world.yieldNow();
                                    }
                                });
                    }
                    world.pause(Duration.ofSeconds(1));
                });
        return order;
    }

    @Test
    void a_raise_wakes_the_waiter_at_the_time_of_the_raise() {
        Signal signal = pacing.signal();
        pacing.run(
                () -> {
                    pacing.start(
                            "raiser",
                            () -> {
                                pacing.pause(Duration.ofSeconds(5));
                                signal.raise();
                            });
                    assertThat(signal.await(Duration.ofMinutes(1))).isTrue();
                    note("woken");
                    assertThat(signal.await(Duration.ofMinutes(1))).isFalse();
                    note("time over");
                });

        assertThat(log).containsExactly("5s woken", "65s time over");
    }

    @Test
    void a_raise_before_the_wait_is_remembered_once_and_taken_by_one() {
        Signal signal = pacing.signal();
        signal.raise();
        signal.raise();
        AtomicInteger woken = new AtomicInteger();
        pacing.run(
                () -> {
                    for (int i = 0; i < 2; i++) {
                        pacing.start(
                                "waiter-" + i,
                                () -> {
                                    if (signal.await(Duration.ofSeconds(10))) {
                                        woken.incrementAndGet();
                                    }
                                });
                    }
                    pacing.pause(Duration.ofSeconds(20));
                });

        assertThat(woken).hasValue(1);
    }

    @Test
    void a_future_completed_by_another_thread_wakes_its_waiter() {
        CompletableFuture<String> future = new CompletableFuture<>();
        pacing.run(
                () -> {
                    pacing.start(
                            "bank",
                            () -> {
                                pacing.pause(Duration.ofSeconds(2));
                                future.complete("booked");
                            });
                    assertThat(pacing.await(future, Duration.ofSeconds(1))).isEmpty();
                    note("not yet");
                    assertThat(pacing.await(future)).isEqualTo("booked");
                    note("booked");
                });

        assertThat(log).containsExactly("1s not yet", "2s booked");
    }

    @Test
    void failures_of_futures_come_out_as_from_the_real_pacing() {
        IllegalStateException unchecked = new IllegalStateException("closed");
        IOException checked = new IOException("reset");
        pacing.run(
                () -> {
                    CompletableFuture<String> wrapped =
                            CompletableFuture.<String>failedFuture(unchecked).thenApply(v -> v);
                    assertThatThrownBy(() -> pacing.await(wrapped)).isSameAs(unchecked);
                    assertThatThrownBy(() -> pacing.await(CompletableFuture.failedFuture(unchecked), Duration.ZERO))
                            .isSameAs(unchecked);
                    assertThatThrownBy(() -> pacing.await(CompletableFuture.failedFuture(checked)))
                            .isInstanceOf(CompletionException.class)
                            .hasCause(checked);
                });
    }

    @Test
    void when_all_wait_for_ever_the_run_says_who_waits_for_what() {
        assertThatThrownBy(
                        () ->
                                pacing.run(
                                        () -> {
                                            pacing.start(
                                                    "keeper",
                                                    () -> pacing.signal().await(Duration.ofSeconds(Long.MAX_VALUE)));
                                            pacing.pause(Duration.ofSeconds(9));
                                            pacing.await(new CompletableFuture<String>());
                                        }))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Deadlock")
                .hasMessageContaining("Seed 1, virtual time PT9S")
                .hasMessageContaining("keeper waits for a signal at " + VirtualPacingTest.class.getName())
                .hasMessageContaining("main waits for a future");
    }

    @Test
    void a_wait_outside_the_pacing_is_reported_as_stuck_and_not_waited_for() {
        VirtualPacing impatient = new VirtualPacing(new VirtualTime(1, Duration.ofMillis(50)));
        CountDownLatch never = new CountDownLatch(1);

        assertThatThrownBy(() -> impatient.run(() -> awaitReally(never)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Stuck: main")
                .hasMessageContaining("awaitReally");
        never.countDown();
    }

    private static void awaitReally(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void only_threads_of_the_run_can_wait() {
        assertThatThrownBy(() -> pacing.pause(Duration.ofSeconds(1))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_repeated_task_runs_a_period_after_the_end_of_the_run_before_whatever_fails() {
        AtomicInteger runs = new AtomicInteger();
        pacing.run(
                () -> {
                    Pacing.Repeating repeating =
                            pacing.every(
                                    "poll",
                                    Duration.ofSeconds(10),
                                    () -> {
                                        note("run");
                                        pacing.pause(Duration.ofSeconds(1));
                                        if (runs.incrementAndGet() == 2) {
                                            throw new IllegalStateException("fictional failure of the second run");
                                        }
                                    });
                    pacing.pause(Duration.ofMillis(22_500));
                    repeating.close();
                    note("closed");
                    repeating.close();
                    pacing.pause(Duration.ofHours(1));
                });

        assertThat(log).containsExactly("0s run", "11s run", "22s run", "23s closed");
        assertThat(pacing.leftOver()).isEmpty();
    }

    @Test
    void what_main_throws_comes_out_with_the_seed_beside_it() {
        IllegalStateException failure = new IllegalStateException("fictional");

        assertThatThrownBy(
                        () ->
                                pacing.run(
                                        () -> {
                                            pacing.pause(Duration.ofSeconds(4));
                                            throw failure;
                                        }))
                .isSameAs(failure);
        assertThat(failure.getSuppressed()[0]).hasMessage("Schedule seed 1, virtual time PT4S");
    }

    @Test
    void a_thread_that_dies_fails_the_run() {
        assertThatThrownBy(
                        () ->
                                pacing.run(
                                        () -> {
                                            pacing.start(
                                                    "victim",
                                                    () -> {
                                                        throw new IllegalStateException("fictional");
                                                    });
                                            pacing.pause(Duration.ofSeconds(1));
                                        }))
                .hasMessage("fictional");
    }

    @Test
    void a_run_can_follow_a_run_and_time_goes_on() {
        AtomicReference<String> state = new AtomicReference<>("new");
        pacing.start("early", () -> state.set("early"));
        assertThat(state).hasValue("new");

        pacing.run(() -> pacing.pause(Duration.ofSeconds(1)));
        assertThat(state).hasValue("early");
        pacing.run(
                () -> {
                    pacing.every("left", Duration.ofSeconds(1), () -> {});
                    pacing.pause(Duration.ofMillis(1500));
                });

        assertThat(pacing.elapsed()).isEqualTo(Duration.ofMillis(2500));
        assertThat(pacing.leftOver()).containsExactly("left");
    }
}
