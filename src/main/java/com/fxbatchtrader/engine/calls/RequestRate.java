package com.fxbatchtrader.engine.calls;

import com.fxbatchtrader.time.Pacing;

import java.time.Duration;

/// Spaces calls evenly so that no more than so many begin a second. After the bank was away it starts slowly and
/// doubles each second up to its limit. Safe for any thread.
final class RequestRate {

    private static final long SECOND = 1_000_000_000L;
    private static final long SLOW_START = 2;

    private final Pacing pacing;
    private final long callsPerSecond;
    private long nextFreeNanos;
    private long rampStartNanos;
    private boolean ramping;

    /// @param callsPerSecond 0 = no limit
    RequestRate(Pacing pacing, int callsPerSecond) {
        this.pacing = pacing;
        this.callsPerSecond = callsPerSecond;
        this.nextFreeNanos = pacing.nanos();
    }

    /// Waits for this call's turn.
    void acquire() {
        long wait = reserve();
        if (wait > 0) {
            pacing.pause(Duration.ofNanos(wait));
        }
    }

    /// From now on slowly, doubling each second.
    synchronized void rampUp() {
        ramping = true;
        rampStartNanos = pacing.nanos();
    }

    private synchronized long reserve() {
        long now = pacing.nanos();
        long start = now - nextFreeNanos >= 0 ? now : nextFreeNanos;
        long rate = rate(start);
        if (rate == 0) {
            return 0;
        }
        // rounded up: a nanosecond less each would let one call too many into a second
        nextFreeNanos = start + (SECOND + rate - 1) / rate;
        return start - now;
    }

    /// The rate at the time of the call's turn, which may be seconds ahead.
    private long rate(long start) {
        if (!ramping) {
            return callsPerSecond;
        }
        long seconds = Math.min(16, (start - rampStartNanos) / SECOND);
        long ramped = SLOW_START << seconds;
        if (seconds == 16 || (callsPerSecond > 0 && ramped >= callsPerSecond)) {
            ramping = false;
            return callsPerSecond;
        }
        return ramped;
    }
}
