package com.fxbatchtrader.engine.health;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether the database answers. Dispatcher, writer, lease keeper and runners all tell what they meet; only a change is
/// passed on, so that "away" is never left standing when the one who said it has nothing more to do. Safe for any
/// thread.
public final class DatabaseHealth {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseHealth.class);

    private final Listener listener;
    private boolean away;

    /// Is told of each change, in order; it must not wait.
    @FunctionalInterface
    public interface Listener {
        void database(boolean available);
    }

    public DatabaseHealth(Listener listener) {
        this.listener = listener;
    }

    /// It did not answer.
    ///
    /// @param failure in words, for the log
    public synchronized void fails(String failure) {
        if (!away) {
            away = true;
            LOG.warn("The database is away; no trade starts until it answers: {}", failure);
            listener.database(false);
        }
    }

    /// It has answered.
    public synchronized void answers() {
        if (away) {
            away = false;
            LOG.info("The database answers again");
            listener.database(true);
        }
    }

    /// Whether nobody has had an answer since it failed.
    public synchronized boolean away() {
        return away;
    }
}
