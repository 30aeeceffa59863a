package com.fxbatchtrader.store.h2;

import java.sql.Connection;
import java.sql.SQLException;

/// The event log is append-only. The same rule as `guard_event` of the PostgreSQL script. Made by H2, by its name.
public final class EventGuard extends RowGuard {

    @Override
    void check(Connection connection, Row before, Row after) throws SQLException {
        throw refused("the event log is append-only");
    }
}
