package com.fxbatchtrader.time;

import java.time.Duration;

/// A signal on virtual time. Raising does not give the baton away.
final class VirtualSignal implements Signal {

    private final VirtualTime time;
    private volatile boolean raised;

    VirtualSignal(VirtualTime time) {
        this.time = time;
    }

    @Override
    public void raise() {
        raised = true;
    }

    @Override
    public boolean await(Duration timeout) {
        // Whoever returns from the wait holds the baton: nobody takes the raise in between.
        boolean taken = time.await(() -> raised, VirtualTime.nanos(timeout), "a signal");
        if (taken) {
            raised = false;
        }
        return taken;
    }
}
