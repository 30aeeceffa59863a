package com.fxbatchtrader.engine.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fxbatchtrader.time.VirtualPacing;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

class CircuitTest {

    private final VirtualPacing time = new VirtualPacing(1);
    private final Circuit circuit = new Circuit(time, new RequestRate(time, 0));

    private void fail(int times, Duration apart) {
        for (int i = 0; i < times; i++) {
            circuit.failed(circuit.enter());
            time.pause(apart);
        }
    }

    private void open() {
        fail(10, Duration.ofMillis(600));
        assertThat(circuit.openFor()).isPresent();
    }

    @Test
    void tenFailuresOverFiveSecondsOpenIt() {
        time.run(
                () -> {
                    fail(9, Duration.ofMillis(600));
                    assertThat(circuit.openFor()).isEmpty();
                    circuit.failed(circuit.enter());
                    assertThat(circuit.openFor()).contains(Duration.ofSeconds(5));
                    assertThatThrownBy(circuit::enter).isInstanceOf(CircuitOpenException.class);
                });
    }

    @Test
    void tenFailuresInLessThanFiveSecondsDoNotOpenItAndTheNextOneDoes() {
        time.run(
                () -> {
                    // the tenth comes 4.95 s after the first
                    fail(10, Duration.ofMillis(550));
                    assertThat(circuit.openFor()).isEmpty();
                    circuit.failed(circuit.enter());
                    assertThat(circuit.openFor()).isPresent();
                });
    }

    @Test
    void tenFailuresInAMomentDoNotOpenIt() {
        time.run(
                () -> {
                    fail(30, Duration.ofMillis(100));
                    assertThat(circuit.openFor()).isEmpty();
                });
    }

    @Test
    void anAnswerInBetweenBeginsTheCountAnew() {
        time.run(
                () -> {
                    fail(9, Duration.ofSeconds(1));
                    circuit.answered(circuit.enter());
                    fail(9, Duration.ofSeconds(1));
                    assertThat(circuit.openFor()).isEmpty();
                });
    }

    @Test
    void anUnusedPassProvesNothingOfTheBank() {
        time.run(
                () -> {
                    fail(9, Duration.ofSeconds(1));
                    circuit.unused(circuit.enter());
                    circuit.failed(circuit.enter());
                    assertThat(circuit.openFor()).isPresent();
                });
    }

    @Test
    void oneCallTriesAfterFiveSecondsThenTenThenTwentyUpToAMinute() {
        time.run(
                () -> {
                    open();
                    List<Long> waits = new ArrayList<>();
                    for (int i = 0; i < 6; i++) {
                        Duration wait = circuit.openFor().orElseThrow();
                        waits.add((wait.toMillis() + 999) / 1000);
                        time.pause(wait);
                        assertThat(circuit.openFor()).contains(Duration.ZERO);
                        Circuit.Pass trial = circuit.enter();
                        assertThatThrownBy(circuit::enter).isInstanceOf(CircuitOpenException.class);
                        circuit.failed(trial);
                    }
                    assertThat(waits).containsExactly(5L, 10L, 20L, 40L, 60L, 60L);
                });
    }

    @Test
    void aTrialThatWasNotMadeIsMadeByTheNextOne() {
        time.run(
                () -> {
                    open();
                    time.pause(Duration.ofSeconds(6));
                    circuit.unused(circuit.enter());
                    assertThat(circuit.openFor()).contains(Duration.ZERO);
                    circuit.answered(circuit.enter());
                    assertThat(circuit.openFor()).isEmpty();
                });
    }

    @Test
    void aBookingIsNeverTheTrial() {
        time.run(
                () -> {
                    open();
                    time.pause(Duration.ofSeconds(6));
                    assertThatThrownBy(circuit::enterClosed).isInstanceOf(CircuitOpenException.class);
                    circuit.answered(circuit.enter());
                    assertThat(circuit.enterClosed().trial()).isFalse();
                });
    }

    @Test
    void lateFailuresOfCallsThatWereOutDoNotOpenItAgain() {
        time.run(
                () -> {
                    List<Circuit.Pass> out = new ArrayList<>();
                    for (int i = 0; i < 20; i++) {
                        out.add(circuit.enter());
                    }
                    open();
                    time.pause(Duration.ofSeconds(6));
                    circuit.answered(circuit.enter());
                    out.forEach(
                            pass -> {
                                circuit.failed(pass);
                                time.pause(Duration.ofSeconds(1));
                            });
                    assertThat(circuit.openFor()).isEmpty();
                });
    }

    @Test
    void aLateAnswerDoesNotCloseIt() {
        time.run(
                () -> {
                    Circuit.Pass out = circuit.enter();
                    open();
                    circuit.answered(out);
                    assertThat(circuit.openFor()).isPresent();
                });
    }

    @Test
    void afterTheTrialCallsAreLetThroughSlowlyAndFasterEachSecond() {
        VirtualPacing clock = new VirtualPacing(2);
        clock.run(
                () -> {
                    RequestRate rate = new RequestRate(clock, 50);
                    Circuit slow = new Circuit(clock, rate);
                    for (int i = 0; i < 10; i++) {
                        slow.failed(slow.enter());
                        clock.pause(Duration.ofSeconds(1));
                    }
                    clock.pause(Duration.ofSeconds(5));
                    slow.answered(slow.enter());
                    long begin = clock.nanos();
                    List<Integer> perSecond = new ArrayList<>(List.of(0, 0, 0, 0, 0, 0, 0));
                    while (clock.nanos() - begin < 7_000_000_000L) {
                        rate.acquire();
                        int second = (int) ((clock.nanos() - begin) / 1_000_000_000L);
                        if (second < 7) {
                            perSecond.set(second, perSecond.get(second) + 1);
                        }
                    }
                    assertThat(perSecond).containsExactly(2, 4, 8, 16, 32, 50, 50);
                });
    }
}
