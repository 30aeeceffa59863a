package com.fxbatchtrader.time;

/// Unwinds the threads that are left when a simulation's main thread has ended. An error, so that code which catches
/// exceptions lets it pass.
final class Ended extends Error {

    private static final long serialVersionUID = 1;

    Ended() {
        super("The simulation is over", null, false, false);
    }
}
