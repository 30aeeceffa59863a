package com.fxbatchtrader.engine.calls;

import com.fxbatchtrader.time.Pacing;

import java.time.Duration;
import java.util.Optional;

/// Holds calls back while the bank is away. It opens after 10 failures in a row (connect, time-out, cut, 5xx) over at
/// least 5 s; then one call tries after 5 s, and after each failed try after twice as long, up to 60 s. Answers of
/// calls that began before it opened or closed change nothing. Safe for any thread.
final class Circuit {

    private static final int FAILURES = 10;
    private static final long LEAST_NANOS = Duration.ofSeconds(5).toNanos();
    private static final long FIRST_TRY_NANOS = Duration.ofSeconds(5).toNanos();
    private static final long LAST_TRY_NANOS = Duration.ofSeconds(60).toNanos();

    private final Pacing pacing;
    private final RequestRate rate;
    private int failures;
    private long firstFailureNanos;
    private boolean open;
    private boolean trying;
    private long nextTryNanos;
    private long tryDelayNanos;
    private long generation;

    Circuit(Pacing pacing, RequestRate rate) {
        this.pacing = pacing;
        this.rate = rate;
    }

    /// The right to make one call. It is given back by exactly one of [#answered], [#failed] and [#unused].
    record Pass(long generation, boolean trial) {}

    /// A pass for a call, or [CircuitOpenException] while the bank is away.
    synchronized Pass enter() {
        if (!open) {
            return new Pass(generation, false);
        }
        long left = nextTryNanos - pacing.nanos();
        if (trying || left > 0) {
            throw new CircuitOpenException(Duration.ofNanos(Math.max(left, 0)));
        }
        trying = true;
        return new Pass(generation, true);
    }

    /// A pass for a call that must not be the one that tries whether the bank is back: a booking.
    synchronized Pass enterClosed() {
        if (open) {
            throw new CircuitOpenException(Duration.ofNanos(Math.max(nextTryNanos - pacing.nanos(), 0)));
        }
        return new Pass(generation, false);
    }

    /// The call was not made, or tells nothing of the bank: as if the pass had not been given.
    synchronized void unused(Pass pass) {
        if (pass.generation == generation && pass.trial) {
            trying = false;
        }
    }

    /// The bank has answered, with whatever.
    synchronized void answered(Pass pass) {
        if (pass.generation != generation) {
            return;
        }
        failures = 0;
        if (pass.trial) {
            open = false;
            trying = false;
            generation++;
            rate.rampUp();
        }
    }

    /// The bank has not answered, or with a 5xx.
    synchronized void failed(Pass pass) {
        if (pass.generation != generation) {
            return;
        }
        long now = pacing.nanos();
        if (pass.trial) {
            trying = false;
            tryDelayNanos = Math.min(tryDelayNanos * 2, LAST_TRY_NANOS);
            nextTryNanos = now + tryDelayNanos;
            return;
        }
        if (failures == 0) {
            firstFailureNanos = now;
        }
        failures++;
        if (failures >= FAILURES && now - firstFailureNanos >= LEAST_NANOS) {
            open = true;
            trying = false;
            generation++;
            failures = 0;
            tryDelayNanos = FIRST_TRY_NANOS;
            nextTryNanos = now + tryDelayNanos;
        }
    }

    /// How long no call is made; zero when the next one is the trial, empty when the circuit is closed.
    synchronized Optional<Duration> openFor() {
        if (!open) {
            return Optional.empty();
        }
        long left = nextTryNanos - pacing.nanos();
        return Optional.of(Duration.ofNanos(trying ? Math.max(left, 1) : Math.max(left, 0)));
    }
}
