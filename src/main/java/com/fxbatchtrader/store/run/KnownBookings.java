package com.fxbatchtrader.store.run;

import com.fxbatchtrader.domain.trade.AttemptOutcome;
import com.fxbatchtrader.store.OpenDatabase;
import com.fxbatchtrader.store.sql.Sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/// Which booking attempt of this desk an id of the bank, or a key, belongs to. Safe for any thread.
public final class KnownBookings {

    private static final String SELECT =
            "select a.id, a.number as attempt, a.outcome, t.row_number, b.number as batch from booking_attempt a"
                    + " join trade t on t.id = a.trade_id join batch b on b.id = t.batch_id where ";

    private final OpenDatabase database;

    public KnownBookings(OpenDatabase database) {
        this.database = database;
    }

    /// An attempt, as people find it.
    ///
    /// @param attemptId its id
    public record Owner(UUID attemptId, long batchNumber, int row, int attempt, AttemptOutcome outcome) {

        /// The trade, as commands take it.
        public String trade() {
            return batchNumber + "/" + row;
        }
    }

    /// The attempt that bears this id of the bank.
    public Optional<Owner> ofBankId(String bankTransactionId) {
        return find(SELECT + "a.bank_transaction_id = ?", params -> params.text(bankTransactionId));
    }

    /// The attempt with this key.
    public Optional<Owner> ofKey(UUID key) {
        return find(SELECT + "a.booking_key = ?", params -> params.id(key));
    }

    private Optional<Owner> find(String sql, Sql.Binding binding) {
        return database.inTransaction(
                session -> session.doReturningWork(c -> Sql.first(c, sql, binding, KnownBookings::owner)));
    }

    private static Owner owner(ResultSet row) throws SQLException {
        return new Owner(
                Sql.id(row, "id"),
                row.getLong("batch"),
                row.getInt("row_number"),
                row.getInt("attempt"),
                AttemptOutcome.valueOf(row.getString("outcome")));
    }
}
