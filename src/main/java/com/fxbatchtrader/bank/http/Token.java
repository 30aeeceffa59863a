package com.fxbatchtrader.bank.http;

import com.fxbatchtrader.time.Pacing;

import java.time.Duration;
import java.time.Instant;

/// An access token and its life. The life is counted from the sending of the token call, on the monotonic and on the
/// wall clock, and the shorter rest counts: the one stands still while the machine sleeps, the other may jump.
///
/// @param value the bearer token; never printed
/// @param life as the bank granted it
record Token(String value, Duration life, long sentNanos, Instant sentAt) {

    Duration remaining(Pacing pacing) {
        Duration monotonic = life.minusNanos(pacing.nanos() - sentNanos);
        Duration wall = life.minus(Duration.between(sentAt, pacing.instant()));
        return monotonic.compareTo(wall) < 0 ? monotonic : wall;
    }

    /// Whether it lives for that long, or for three quarters of its whole life where the bank's tokens are shorter than
    /// that: asking for another would bring nothing better.
    boolean livesFor(Duration wanted, Pacing pacing) {
        Duration enough = life.multipliedBy(3).dividedBy(4);
        return remaining(pacing).compareTo(wanted.compareTo(enough) < 0 ? wanted : enough) >= 0;
    }

    @Override
    public String toString() {
        return "Token[life=" + life + ", value hidden]";
    }
}
