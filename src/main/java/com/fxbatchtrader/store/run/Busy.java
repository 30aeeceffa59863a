package com.fxbatchtrader.store.run;

import com.fxbatchtrader.store.DatabaseException.Kind;
import com.fxbatchtrader.store.DatabaseUnavailableException;
import com.fxbatchtrader.store.sql.SqlState;

import org.hibernate.HibernateException;

import java.util.function.Supplier;

/// A row that another transaction holds for longer than the database lets anybody wait is no defect and no verdict on
/// what was to be written: nothing has happened, and the transaction is begun again, as after a lost connection.
final class Busy {

    private Busy() {}

    /// Runs a transaction of a run.
    ///
    /// @throws DatabaseUnavailableException also when its rows were not free in time
    static <T> T asUnavailable(Supplier<T> transaction) {
        try {
            return transaction.get();
        } catch (HibernateException e) {
            if (SqlState.busy(e) || SqlState.tookTooLong(e)) {
                throw new DatabaseUnavailableException(
                        Kind.UNREACHABLE, "another transaction has held the rows of a batch for too long", e);
            }
            throw e;
        }
    }
}
