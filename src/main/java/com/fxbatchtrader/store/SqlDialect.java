package com.fxbatchtrader.store;

import com.fxbatchtrader.store.sql.Flight;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Where H2 and PostgreSQL differ. One object per open database; safe for any thread.
public interface SqlDialect {

    /// Whether this is H2, of which one process has the whole file.
    boolean h2();

    /// The database's clock at this moment, in the middle of a transaction too (`now()` stands still there). Read after
    /// a row is locked, it judges that row's lease.
    Instant clock(Connection connection) throws SQLException;

    /// The same at this place of a flight, for when it has run; empty where the clock needs no asking.
    Optional<Supplier<Instant>> clock(Flight flight);

    /// Takes the limit on the length of a statement off the rest of this transaction, its commit included: a booking
    /// intent's commit must not be cancelled while it waits for a standby.
    void liftStatementTimeout(Connection connection) throws SQLException;

    /// The same at this place of a flight.
    void liftStatementTimeout(Flight flight);

    /// Tells the database the number that the transaction which has just begun has in this process, where the database
    /// has none of its own that tells the order: its events carry it.
    void numbered(Connection connection, long number) throws SQLException;

    /// The folder of the migrations that only this database has.
    String migrations();

    /// What stands in the common migrations for what this database spells its own way.
    Map<String, String> placeholders();
}
