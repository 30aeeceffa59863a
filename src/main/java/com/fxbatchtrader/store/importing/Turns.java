package com.fxbatchtrader.store.importing;

import com.fxbatchtrader.store.sql.SqlState;
import java.util.function.Supplier;
import org.hibernate.HibernateException;

/// Waits for the turn of an import. A file of 100,000 trades holds the desk's row for longer than the database lets
/// a transaction wait for a lock, so that the transaction is begun again a few times.
final class Turns {

    private static final int TRIES = 8;

    private Turns() {}

    /// Runs a transaction, again from its beginning when the desk's row was not free in time.
    ///
    /// @throws DeskBusyException when it was not free in all that time
    static <T> T take(Supplier<T> transaction) {
        for (int i = 1; ; i++) {
            try {
                return transaction.get();
            } catch (HibernateException e) {
                if (!SqlState.busy(e)) {
                    throw e;
                }
                if (i == TRIES) {
                    throw new DeskBusyException(e);
                }
            }
        }
    }
}
