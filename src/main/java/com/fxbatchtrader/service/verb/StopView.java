package com.fxbatchtrader.service.verb;

import java.time.Duration;
import java.util.Optional;

/// Whether the desk trades. *Stopped* is said only when nothing is at the bank any more.
///
/// @param why why no trade may start; empty when the desk runs
/// @param atBank trades that are being booked right now
/// @param atMost until the last of them has ended, at the latest
/// @param said what was done, or that it was so already
public record StopView(Phase phase, Optional<String> why, int atBank, Duration atMost, String said) {

    /// How far the stop has come.
    public enum Phase {
        RUNNING,
        STOPPING,
        STOPPED
    }
}
