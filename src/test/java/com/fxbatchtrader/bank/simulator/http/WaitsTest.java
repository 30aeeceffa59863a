package com.fxbatchtrader.bank.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.bank.simulator.WallPacing;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

class WaitsTest {

    private final WallPacing pacing = new WallPacing();
    private final Waits waits = new Waits(pacing);

    @Test
    void a_wait_takes_its_time() {
        long began = pacing.nanos();

        assertThat(waits.pause(Duration.ofMillis(30))).isTrue();

        assertThat(Duration.ofNanos(pacing.nanos() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(30));
    }

    @Test
    void no_time_is_no_wait() {
        assertThat(waits.pause(Duration.ZERO)).isTrue();
        assertThat(waits.pause(Duration.ofMillis(-1))).isTrue();
    }

    @Test
    void closing_ends_every_wait_that_is_and_every_one_to_come() {
        CompletableFuture<Boolean> waiting = new CompletableFuture<>();
        pacing.start("waiting", () -> waiting.complete(waits.pause(Duration.ofHours(1))));

        waits.close();

        assertThat(pacing.await(waiting, Duration.ofSeconds(5))).contains(false);
        assertThat(waits.pause(Duration.ofHours(1))).isFalse();
        assertThat(waits.pause(Duration.ZERO)).isFalse();
    }
}
