package com.fxbatchtrader.engine.lease;

import com.fxbatchtrader.time.Pacing;

import java.time.Duration;

/// Compares wall and monotonic time: monotonic clocks stop while a machine sleeps, wall clocks are set. Used by one
/// thread.
final class ClockWatch {

    private final Pacing pacing;
    private long lastNanos;
    private long lastMillis;

    ClockWatch(Pacing pacing) {
        this.pacing = pacing;
        this.lastNanos = pacing.nanos();
        this.lastMillis = pacing.millis();
    }

    /// By how much the two clocks have gone apart since the last look, whichever way.
    Duration jump() {
        long nanos = pacing.nanos();
        long millis = pacing.millis();
        Duration apart = Duration.ofMillis(millis - lastMillis).minusNanos(nanos - lastNanos);
        lastNanos = nanos;
        lastMillis = millis;
        return apart.abs();
    }
}
