package com.fxbatchtrader.store;

import com.fxbatchtrader.store.sql.Flight;
import com.fxbatchtrader.time.Pacing;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// H2 inside this process.
///
/// Its clock is this process's clock and nobody else's, for no other process can have the database: asking H2 would
/// give the same reading, later. Taken from the [Pacing], leases run on virtual time in tests as all else does. It is
/// cut to the microseconds that a column keeps, so that what is written is equal to what is read.
record H2Dialect(Pacing pacing) implements SqlDialect {

    @Override
    public boolean h2() {
        return true;
    }

    @Override
    public Instant clock(Connection connection) {
        return pacing.instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public Optional<Supplier<Instant>> clock(Flight flight) {
        return Optional.empty();
    }

    @Override
    public void liftStatementTimeout(Flight flight) {
        // nor is there any here
    }

    @Override
    public void liftStatementTimeout(Connection connection) {
        // H2 has no limit on statements: its commit waits for nobody.
    }

    @Override
    public void numbered(Connection connection, long number) throws SQLException {
        try (var statement = connection.prepareStatement("set @fxbatch_transaction = ?")) {
            statement.setLong(1, number);
            statement.execute();
        }
    }

    @Override
    public String migrations() {
        return "db/migration/h2";
    }

    @Override
    public Map<String, String> placeholders() {
        return Map.of("code", "", "transaction_id", "transaction_id bigint default 0 not null");
    }
}
