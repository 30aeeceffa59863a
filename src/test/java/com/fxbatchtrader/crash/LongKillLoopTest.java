package com.fxbatchtrader.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.judge.Verdict;
import com.fxbatchtrader.time.SystemPacing;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The kill loop for as long as wanted (profile crash), on H2, on PostgreSQL and with power cuts side by side, in
/// rounds of a few minutes, each with a bank, a database and a seed of its own. It ends early where a round has found
/// something, and leaves that round's evidence.
@Tag("crash")
final class LongKillLoopTest {

    private static final Duration ROUND = Duration.ofMinutes(4);

    private final SystemPacing pacing = new SystemPacing();

    @Test
    void every_trade_is_booked_exactly_once() throws Exception {
        long seed = seed(System.getProperty("crash.seed", ""));
        Duration whole = Duration.ofMinutes(Long.parseLong(System.getProperty("crash.minutes", "10")));
        say("crash: " + whole.toMinutes() + " minutes of kills, seed " + seed);
        long endNanos = pacing.nanos() + whole.toNanos();
        List<Judged> all = new ArrayList<>();
        for (long at = seed; left(endNanos).isPositive() && all.stream().allMatch(Judged::clean); at++) {
            Duration round = left(endNanos).compareTo(ROUND) < 0 ? left(endNanos) : ROUND;
            all.addAll(round(at, pacing.nanos() + round.toNanos()));
        }
        say(sum(all).toString());

        assertThat(all.stream().filter(judged -> !judged.clean()).map(Judged::report)).isEmpty();
        assertThat(sum(all).kills()).isPositive();
        for (Judged judged : all) {
            judged.forget();
        }
    }

    private static long seed(String given) {
        return given.isBlank() ? new SplittableRandom().nextInt(1, 1_000_000_000) : Long.parseLong(given);
    }

    private Duration left(long endNanos) {
        return Duration.ofNanos(endNanos - pacing.nanos());
    }

    private List<Judged> round(long seed, long endNanos) throws InterruptedException, ExecutionException {
        try (ExecutorService loops = Executors.newFixedThreadPool(3)) {
            List<Future<Judged>> running =
                    List.of(
                            loops.submit(loop(() -> Scene.onH2("long-h2", seed, Bank.BAD), seed, endNanos)),
                            loops.submit(loop(() -> Scene.onPostgres("long-pg", seed, Bank.BAD), seed, endNanos)),
                            loops.submit(loop(() -> Scene.withPowerCuts("long-cuts", seed, Bank.BAD), seed, endNanos)));
            List<Judged> judged = new ArrayList<>();
            for (Future<Judged> one : running) {
                judged.add(one.get());
            }
            return judged;
        }
    }

    private Callable<Judged> loop(Opening opening, long seed, long endNanos) {
        return () -> {
            try (Scene scene = opening.open()) {
                return Judged.after(scene, seed, kills -> kills > 0 && pacing.nanos() - endNanos >= 0);
            }
        };
    }

    /// Opens a scene.
    private interface Opening {
        Scene open() throws IOException;
    }

    private static Verdict sum(List<Judged> all) {
        Verdict sum = Judged.NOTHING.verdict();
        for (Judged judged : all) {
            sum = sum.plus(judged.verdict());
        }
        return sum;
    }

    @SuppressWarnings("SystemOut")
    private static void say(String line) {
        System.out.println(line);
    }
}
