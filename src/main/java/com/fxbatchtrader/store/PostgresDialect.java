package com.fxbatchtrader.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;

/// A PostgreSQL server, shared by processes that know nothing of each other.
record PostgresDialect() implements SqlDialect {

    @Override
    public boolean h2() {
        return false;
    }

    @Override
    public Instant clock(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select clock_timestamp()");
                var rows = statement.executeQuery()) {
            rows.next();
            return rows.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    @Override
    public void liftStatementTimeout(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set local statement_timeout = 0");
        }
    }

    @Override
    public void numbered(Connection connection, long number) {
        // PostgreSQL numbers its transactions itself, for all processes.
    }

    @Override
    public String migrations() {
        return "db/migration/postgresql";
    }

    @Override
    public Map<String, String> placeholders() {
        return Map.of(
                "code", "collate \"C\"",
                "transaction_id", "transaction_id xid8 default pg_current_xact_id() not null");
    }
}
