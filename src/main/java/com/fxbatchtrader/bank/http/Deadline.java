package com.fxbatchtrader.bank.http;

import com.fxbatchtrader.time.Pacing;

import java.time.Duration;

/// The end of a call on the monotonic clock.
///
/// @param total what was granted, for messages
/// @param endNanos on the clock of [Pacing#nanos()]
record Deadline(Pacing pacing, Duration total, long endNanos) {

    static Deadline in(Pacing pacing, Duration total) {
        return new Deadline(pacing, total, pacing.nanos() + total.toNanos());
    }

    /// What is left; zero or negative when it is over.
    Duration remaining() {
        return Duration.ofNanos(endNanos - pacing.nanos());
    }

    boolean isOver() {
        return endNanos - pacing.nanos() <= 0;
    }

    /// The total in words, e.g. `10 s`.
    String words() {
        long millis = total.toMillis();
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    }
}
