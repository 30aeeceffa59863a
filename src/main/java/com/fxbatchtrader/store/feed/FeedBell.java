package com.fxbatchtrader.store.feed;

import com.fxbatchtrader.store.Database;
import com.fxbatchtrader.store.DatabaseUnavailableException;
import com.fxbatchtrader.time.Pacing;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// Hears what a PostgreSQL server tells of commits, on a connection of its own. It is a hint and never the truth: what
/// is told while the connection is lost is not heard. For one thread.
public final class FeedBell implements AutoCloseable {

    /// After so long a silence the server is asked for a sign of life: a dead connection is silent too.
    private static final Duration SILENCE = Duration.ofSeconds(5);

    private final Database database;
    private final Pacing pacing;
    private final DriverNotes notes = new DriverNotes();
    private @Nullable Connection connection;
    private long heardNanos;

    private FeedBell(Database database, Pacing pacing) {
        this.database = database;
        this.pacing = pacing;
    }

    /// The bell of a database; empty where there are no other processes.
    public static Optional<FeedBell> of(Database database, Pacing pacing) {
        return database.dialect().h2() ? Optional.empty() : Optional.of(new FeedBell(database, pacing));
    }

    /// What was heard.
    ///
    /// @param anew whether it listens only since now: everything may have changed before, and is to be read
    /// @param kinds the kinds of events that were committed; `trades` for steps of trades
    public record Heard(boolean anew, Set<String> kinds) {

        public Heard {
            kinds = Set.copyOf(kinds);
        }

        /// Whether there is anything to read.
        public boolean any() {
            return anew || !kinds.isEmpty();
        }
    }

    /// Waits until something is heard or the time is over; listens first where it does not listen yet.
    ///
    /// @throws DatabaseUnavailableException when the connection is lost or cannot be had; the next call tries again
    public Heard listen(Duration atMost) {
        Connection open = connection;
        try {
            if (open == null) {
                open = database.connect();
                connection = open;
                execute(open, "listen " + FeedStore.CHANNEL);
                heardNanos = pacing.nanos();
                return new Heard(true, Set.of());
            }
            Set<String> kinds = notes.take(open, atMost);
            if (!kinds.isEmpty()) {
                heardNanos = pacing.nanos();
            } else if (pacing.nanos() - heardNanos > SILENCE.toNanos()) {
                execute(open, "select 1");
                heardNanos = pacing.nanos();
            }
            return new Heard(false, kinds);
        } catch (SQLException e) {
            close();
            throw database.lost(e);
        }
    }

    private static void execute(Connection open, String command) throws SQLException {
        try (var statement = open.createStatement()) {
            statement.execute(command);
        }
    }

    /// Listens no more. Safe to call twice.
    @Override
    public void close() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException _) {
                // it is gone all the same
            }
        }
    }
}
