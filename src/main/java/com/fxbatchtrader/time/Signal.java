package com.fxbatchtrader.time;

import java.time.Duration;

/// A wake-up that cannot be lost: a [#raise()] while nobody waits is remembered until the next wait takes it. Several
/// raises before one wait count once. Safe for any thread.
public interface Signal {

    /// Wakes the waiting thread, or the next one that waits.
    void raise();

    /// Waits until the signal is raised or the time is over, and takes the raise. Not interruptible.
    ///
    /// @return whether the signal was raised (false = the time was over first)
    boolean await(Duration timeout);
}
