package com.fxbatchtrader.app.stop;

import java.util.ArrayList;
import java.util.List;

/// A request to stop in order: raised once, never taken back. Whoever runs something that can stop in order listens
/// while it runs. Safe for any thread.
public final class StopRequest {

    private final Object guard = new Object();
    private final List<Runnable> listeners = new ArrayList<>();
    private boolean raised;

    /// Asks everybody who listens to stop, in the calling thread. A second call does nothing.
    ///
    /// @return whether anybody listens; when nobody does there is nothing that could stop in order
    public boolean raise() {
        List<Runnable> told;
        synchronized (guard) {
            told = raised ? List.of() : List.copyOf(listeners);
            raised = true;
        }
        told.forEach(Runnable::run);
        return !told.isEmpty();
    }

    /// Whether stopping was asked for.
    public boolean raised() {
        synchronized (guard) {
            return raised;
        }
    }

    /// Listens until the registration is closed. Where stopping was asked for before, the listener is told at once.
    ///
    /// @param listener returns at once: it only passes the request on
    public Registration listen(Runnable listener) {
        boolean late;
        synchronized (guard) {
            late = raised;
            listeners.add(listener);
        }
        if (late) {
            listener.run();
        }
        return () -> {
            synchronized (guard) {
                listeners.remove(listener);
            }
        };
    }

    /// Ends the listening.
    @FunctionalInterface
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
