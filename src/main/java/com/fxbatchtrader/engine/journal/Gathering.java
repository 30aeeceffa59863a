package com.fxbatchtrader.engine.journal;

import com.fxbatchtrader.time.Pacing;

/// Judges whether the writer waits for the trades that it has just let go: only while they have come back in time,
/// which is tried anew now and then. A bank that takes its time is so never waited for. Of the writer's thread.
final class Gathering {

    private static final long LONGEST_NANOS = 1_000_000;
    private static final long AGAIN_NANOS = 250_000_000;

    private final Pacing pacing;
    private long nextTryNanos;
    private boolean inVain;

    Gathering(Pacing pacing) {
        this.pacing = pacing;
    }

    /// Whether to wait now for so many.
    boolean worth(int gone) {
        return gone > 1 && (!inVain || pacing.nanos() - nextTryNanos >= 0);
    }

    /// How long at most: half of what the commit took.
    long longestNanos(long commitNanos) {
        return Math.min(LONGEST_NANOS, commitNanos / 2);
    }

    /// @param fruitful whether any trade came back in time
    void ended(boolean fruitful) {
        inVain = !fruitful;
        nextTryNanos = pacing.nanos() + AGAIN_NANOS;
    }
}
