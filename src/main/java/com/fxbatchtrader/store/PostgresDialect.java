package com.fxbatchtrader.store;

import com.fxbatchtrader.store.sql.Flight;
import com.fxbatchtrader.store.sql.Sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// A PostgreSQL server, shared by processes that know nothing of each other.
record PostgresDialect() implements SqlDialect {

    private static final String CLOCK = "select clock_timestamp() as now";
    private static final String NO_TIMEOUT = "set local statement_timeout = 0";

    @Override
    public boolean h2() {
        return false;
    }

    @Override
    public Instant clock(Connection connection) throws SQLException {
        return Sql.first(connection, CLOCK, Sql.Binding.NONE, row -> Sql.time(row, "now")).orElseThrow();
    }

    @Override
    public Optional<Supplier<Instant>> clock(Flight flight) {
        Flight.Answer<Instant> answer = flight.ask(CLOCK, Sql.Binding.NONE, row -> Sql.time(row, "now"));
        return Optional.of(() -> answer.rows().getFirst());
    }

    @Override
    public void liftStatementTimeout(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(NO_TIMEOUT);
        }
    }

    @Override
    public void liftStatementTimeout(Flight flight) {
        flight.command(NO_TIMEOUT);
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
