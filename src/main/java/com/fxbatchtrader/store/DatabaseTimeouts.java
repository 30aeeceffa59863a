package com.fxbatchtrader.store;

import java.time.Duration;

/// How long the database may take. Every wait for it has an end.
///
/// @param connect until a server has answered a new connection
/// @param socket until a connection in silence is given up (PostgreSQL only); longer than `statement`
/// @param borrow until a connection of the pool must have come free
/// @param statement the longest statement; a booking intent's transaction lifts it
/// @param lock the longest wait for a row lock
/// @param idle how long a transaction may do nothing before the server ends it and frees its locks, so that an owner
///   that was put to sleep in mid-transaction does not hold up the others
public record DatabaseTimeouts(
        Duration connect, Duration socket, Duration borrow, Duration statement, Duration lock, Duration idle) {

    /// 5 s to connect, 30 s of silence, 5 s for a connection, 20 s a statement, 5 s a lock, 15 s idle.
    public static final DatabaseTimeouts DEFAULT =
            new DatabaseTimeouts(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(15));

    public DatabaseTimeouts {
        positive("connect", connect);
        positive("socket", socket);
        positive("borrow", borrow);
        positive("statement", statement);
        positive("lock", lock);
        positive("idle", idle);
    }

    private static void positive(String name, Duration duration) {
        if (duration.toMillis() <= 0) {
            throw new IllegalArgumentException(
                    "the database time-out '" + name + "' is " + duration + " and must be a millisecond or more");
        }
    }
}
