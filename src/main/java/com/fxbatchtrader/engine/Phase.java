package com.fxbatchtrader.engine;

import java.util.concurrent.atomic.AtomicBoolean;

/// Where an engine stands between its start and its end. Only ever goes forward. Safe for any thread.
final class Phase {

    private final AtomicBoolean started = new AtomicBoolean();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final AtomicBoolean givenUp = new AtomicBoolean();
    private final AtomicBoolean ended = new AtomicBoolean();

    /// Whether this is the first start.
    boolean start() {
        return !started.getAndSet(true);
    }

    boolean started() {
        return started.get();
    }

    /// No trade starts and nothing is claimed from now on.
    void stop() {
        stopping.set(true);
    }

    boolean stopping() {
        return stopping.get();
    }

    /// Nobody waits any more for a database that is away.
    void giveUp() {
        givenUp.set(true);
    }

    boolean givenUp() {
        return givenUp.get();
    }

    void end() {
        ended.set(true);
    }

    boolean ended() {
        return ended.get();
    }
}
