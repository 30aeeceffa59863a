package com.fxbatchtrader.store.queue;

import com.fxbatchtrader.store.OpenDatabase;
import com.fxbatchtrader.store.sql.Sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Looks at what is at the bank right now: trades that are being booked. Locks nothing. Safe for any thread.
public final class BankStore {

    private static final String BOOKING =
            "select count(*) as trades, max(a.quote_expiry) as ends from trade t"
                    + " join booking_attempt a on a.id = t.open_attempt_id"
                    + " where a.open_trade_id is not null and t.status = 'BOOKING'";

    private final OpenDatabase database;

    public BankStore(OpenDatabase database) {
        this.database = database;
    }

    /// Trades that are being booked.
    ///
    /// @param atMost until the last of their quotes ends: no booking outlives its quote; zero when there are none
    public record AtBank(int trades, Duration atMost) {}

    /// Of all batches.
    public AtBank all() {
        return database.inLeaseTransaction(
                session -> session.doReturningWork(c -> read(c, BOOKING, Sql.Binding.NONE, database.clock(session))));
    }

    /// Of one batch.
    public AtBank of(UUID batchId) {
        return database.inTransaction(
                session ->
                        session.doReturningWork(
                                c ->
                                        read(
                                                c,
                                                BOOKING + " and t.batch_id = ?",
                                                params -> params.id(batchId),
                                                database.clock(session))));
    }

    private static AtBank read(Connection connection, String sql, Sql.Binding binding, Instant now)
            throws SQLException {
        return Sql.first(
                        connection,
                        sql,
                        binding,
                        row -> new AtBank(row.getInt("trades"), left(Sql.timeOf(row, "ends"), now)))
                .orElseThrow();
    }

    private static Duration left(Optional<Instant> end, Instant now) {
        Duration left = end.map(time -> Duration.between(now, time)).orElse(Duration.ZERO);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
