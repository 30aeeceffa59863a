package com.fxbatchtrader.bank.simulator.http;

import com.fxbatchtrader.time.Pacing;
import com.fxbatchtrader.time.Signal;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Waits that end early when the server closes, so that closing never takes as long as the slowest fault. Safe for any
/// thread.
public final class Waits {

    private final Pacing pacing;
    private final Set<Signal> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /// Waits on that clock.
    public Waits(Pacing pacing) {
        this.pacing = pacing;
    }

    /// Waits for the duration.
    ///
    /// @return false when the server was closed before the time was over
    public boolean pause(Duration duration) {
        if (!duration.isPositive()) {
            return !closed;
        }
        Signal signal = pacing.signal();
        waiting.add(signal);
        try {
            // Looked at after the registration: whoever closes later finds the signal and raises it.
            return !closed && !signal.await(duration);
        } finally {
            waiting.remove(signal);
        }
    }

    /// Ends all waits, and all that are still to come.
    public void close() {
        closed = true;
        waiting.forEach(Signal::raise);
    }
}
