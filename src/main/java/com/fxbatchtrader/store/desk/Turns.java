package com.fxbatchtrader.store.desk;

import com.fxbatchtrader.store.sql.SqlState;

import org.hibernate.HibernateException;

import java.util.function.Supplier;

/// Waits for the turn of a transaction that begins with the lock on the desk's row. An import of 100,000 trades holds
/// it for longer than the database lets a transaction wait for a lock, so that the transaction is begun again a few
/// times.
public final class Turns {

    private static final int TRIES = 8;

    private Turns() {}

    /// Runs a transaction, again from its beginning when the desk's row was not free in time.
    ///
    /// @throws DeskBusyException when it was not free in all that time
    public static <T> T take(Supplier<T> transaction) {
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
