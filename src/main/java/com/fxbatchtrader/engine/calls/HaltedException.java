package com.fxbatchtrader.engine.calls;

import java.io.Serial;

/// The wait for the next try was given up because the run is to stop.
public final class HaltedException extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    HaltedException() {
        super("the run is stopping");
    }
}
