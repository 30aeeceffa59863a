package com.fxbatchtrader.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/// Many days of [Chaos]. One is lived again by `-Dengine.seed=…`; longer runs by `-Dengine.seconds=…`.
class CrashSimulationTest {

    private static final long FIRST = Long.getLong("engine.first", 1);

    @Test
    void whateverHappensEachTradeIsBookedOnceOrProvablyNotAtAll() {
        Long one = Long.getLong("engine.seed");
        if (one != null) {
            assertSound(one, Chaos.live(one));
            return;
        }
        long end = System.nanoTime() + Duration.ofSeconds(Integer.getInteger("engine.seconds", 12)).toNanos();
        int days = 0;
        int kills = 0;
        int trades = 0;
        for (long seed = FIRST; days < 4 || System.nanoTime() < end; seed++) {
            Chaos.Outcome day = live(seed);
            assertSound(seed, day);
            days++;
            kills += day.kills();
            trades += day.trades();
        }
        System.out.printf("CHAOS days=%d kills=%d trades=%d%n", days, kills, trades);
    }

    private static Chaos.Outcome live(long seed) {
        try {
            return Chaos.live(seed);
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
        }
    }

    private static void assertSound(long seed, Chaos.Outcome day) {
        List<String> complaints = day.complaints();
        assertThat(complaints).as("seed " + seed + "\n" + String.join("\n", day.story())).isEmpty();
    }
}
