package com.fxbatchtrader.engine.lease;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.time.VirtualPacing;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

class DatabaseClockTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final VirtualPacing time = new VirtualPacing(1);

    @Test
    void itGoesOnFromWhatTheDatabaseSaid() {
        time.run(
                () -> {
                    DatabaseClock clock = new DatabaseClock(time);
                    clock.measured(NOON);
                    time.pause(Duration.ofSeconds(90));
                    assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(90));
                });
    }

    @Test
    void whoeverSetsTheWorkstationsClockDoesNotMoveIt() {
        time.run(
                () -> {
                    DatabaseClock clock = new DatabaseClock(time);
                    clock.measured(NOON);
                    time.jumpWall(Duration.ofHours(3));
                    assertThat(clock.instant()).isEqualTo(NOON);
                });
    }

    @Test
    void aJumpIsWhatTheTwoClocksOfTheMachineGoApart() {
        time.run(
                () -> {
                    ClockWatch watch = new ClockWatch(time);
                    time.pause(Duration.ofMinutes(1));
                    assertThat(watch.jump()).isZero();
                    time.jumpWall(Duration.ofSeconds(-7));
                    assertThat(watch.jump()).isEqualTo(Duration.ofSeconds(7));
                    assertThat(watch.jump()).isZero();
                });
    }
}
