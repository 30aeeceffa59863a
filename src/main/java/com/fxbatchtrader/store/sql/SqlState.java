package com.fxbatchtrader.store.sql;

import java.sql.SQLException;
import java.util.Set;

/// What the database said of a statement that failed, by its SQLSTATE, alike on both databases.
public final class SqlState {

    private static final Set<String> BUSY = Set.of("55P03", "HYT00", "40P01", "40001");
    private static final Set<String> TOOK_TOO_LONG = Set.of("57014");

    private SqlState() {}

    /// Whether another transaction held a lock for too long, or this one was chosen to end a deadlock: it may be
    /// repeated as it is.
    public static boolean busy(Throwable failure) {
        return has(failure, BUSY);
    }

    /// Whether the server ended the statement because it took too long: nothing of it has happened.
    public static boolean tookTooLong(Throwable failure) {
        return has(failure, TOOK_TOO_LONG);
    }

    private static boolean has(Throwable failure, Set<String> states) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SQLException sql && sql.getSQLState() != null && states.contains(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
