package com.fxbatchtrader.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.time.VirtualPacing;

import org.junit.jupiter.api.Test;

import java.time.Duration;

/// When the writer waits for the trades that it has just let go.
class GatheringTest {

    private final VirtualPacing time = new VirtualPacing(1);

    private static final Duration LONG = Duration.ofMillis(251);

    @Test
    void one_trade_alone_is_never_waited_for() {
        assertThat(new Gathering(time).worth(1)).isFalse();
    }

    @Test
    void several_are_waited_for_until_that_was_in_vain_and_then_only_now_and_then() {
        time.run(
                () -> {
                    Gathering gathering = new Gathering(time);
                    assertThat(gathering.worth(2)).isTrue();
                    gathering.ended(false);
                    assertThat(gathering.worth(2)).isFalse();
                    time.pause(LONG);
                    assertThat(gathering.worth(2)).isTrue();
                    gathering.ended(true);
                    assertThat(gathering.worth(2)).isTrue();
                });
    }

    @Test
    void it_lasts_for_half_of_a_commit_and_never_longer_than_a_millisecond() {
        time.run(
                () -> {
                    Gathering gathering = new Gathering(time);
                    assertThat(gathering.longestNanos(600_000)).isEqualTo(300_000);
                    assertThat(gathering.longestNanos(80_000_000)).isEqualTo(1_000_000);
                });
    }
}
