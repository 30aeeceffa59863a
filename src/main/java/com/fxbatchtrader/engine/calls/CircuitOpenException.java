package com.fxbatchtrader.engine.calls;

import java.io.Serial;
import java.time.Duration;

/// The bank is away; the call was not made. No trade fails and no attempt is used up for it.
public final class CircuitOpenException extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    private final Duration nextTry;

    CircuitOpenException(Duration nextTry) {
        super("the bank does not answer; next try in " + Math.max(1, nextTry.toSeconds()) + " s");
        this.nextTry = nextTry;
    }

    /// When the next call may try; zero while one is trying.
    public Duration nextTry() {
        return nextTry;
    }
}
