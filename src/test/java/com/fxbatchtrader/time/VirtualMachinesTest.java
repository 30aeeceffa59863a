package com.fxbatchtrader.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Machines beside each other on virtual time: their wall clocks, their standstills, their deaths.
@Timeout(20)
final class VirtualMachinesTest {

    private final VirtualPacing pacing = new VirtualPacing(1);
    private final List<String> log = new ArrayList<>();

    private void note(String what) {
        log.add(pacing.elapsed().toSeconds() + "s " + what);
    }

    @Test
    void the_wall_clock_jumps_alone_and_on_one_machine_only() {
        VirtualPacing other = pacing.beside();
        pacing.run(
                () -> {
                    long monotonic = pacing.nanos();
                    pacing.jumpWall(Duration.ofHours(-1));
                    pacing.pause(Duration.ofSeconds(1));

                    Instant undisturbed = VirtualPacing.BEGIN.plusSeconds(1);
                    assertThat(pacing.instant()).isEqualTo(undisturbed.minus(Duration.ofHours(1)));
                    assertThat(other.instant()).isEqualTo(undisturbed);
                    assertThat(pacing.nanos() - monotonic).isEqualTo(1_000_000_000L);
                });
    }

    @Test
    void a_stalled_machine_stands_still_while_its_clocks_go_on() {
        VirtualPacing other = pacing.beside();
        pacing.run(
                () -> {
                    other.start(
                            "paused-owner",
                            () -> {
                                other.pause(Duration.ofSeconds(1));
                                note("owner wakes");
                            });
                    other.stall(Duration.ofMinutes(5));
                    pacing.pause(Duration.ofSeconds(2));
                    note("main");
                    pacing.pause(Duration.ofMinutes(10));
                });

        assertThat(log).containsExactly("2s main", "301s owner wakes");
    }

    @Test
    void a_killed_machine_never_runs_again_and_is_unwound_after_the_run() {
        VirtualPacing victim = pacing.beside();
        pacing.run(
                () -> {
                    victim.every("lease-keeper", Duration.ofSeconds(1), () -> note("renewed"));
                    pacing.pause(Duration.ofMillis(2500));
                    victim.kill();
                    pacing.pause(Duration.ofHours(1));
                });

        assertThat(log).containsExactly("0s renewed", "1s renewed", "2s renewed");
        assertThat(pacing.leftOver()).containsExactly("lease-keeper");
    }

    @Test
    void a_thread_that_kills_its_own_machine_stops_at_its_next_wait() {
        VirtualPacing victim = pacing.beside();
        pacing.run(
                () -> {
                    victim.start(
                            "sender",
                            () -> {
                                note("sent");
                                victim.kill();
                                victim.yieldNow();
                                note("never");
                            });
                    pacing.pause(Duration.ofHours(1));
                    assertThat(log).containsExactly("0s sent");
                });

        assertThat(log).containsExactly("0s sent");
    }
}
